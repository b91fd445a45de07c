import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Config, CONFIG, messageOf } from '@redress/platform';
import { mediaTypeOf } from './media-types';

/** A file written to the store. */
export interface StoredFile {
  /** Where it lies, relative to the store; nothing of it comes from the sender. */
  readonly key: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Keeps files outside the database and the web root, under names of our own. */
@Injectable()
export class AttachmentStore {
  private readonly logger = new Logger(AttachmentStore.name);
  private readonly root: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.root = join(config.dataDirectory, 'attachments');
  }

  /** Writes a stream under a key, measuring and digesting it on the way. What was begun is removed when it fails. */
  async write(key: string, content: Readable): Promise<StoredFile> {
    const path = this.pathOf(key);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    const digest = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, next) {
        digest.update(chunk);
        sizeBytes += chunk.length;
        next(null, chunk);
      },
    });
    try {
      await pipeline(content, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      await this.remove(key);
      throw error;
    }
    return { key, sizeBytes, sha256: digest.digest('hex') };
  }

  read(key: string): Readable {
    return createReadStream(this.pathOf(key));
  }

  /** Type of a stored file by its content; null where that is not accepted. */
  mediaType(key: string, fileName: string): Promise<string | null> {
    return mediaTypeOf(this.pathOf(key), fileName);
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  /** As {@link remove}; a file that stays behind is logged, for its row no longer knows it. */
  async removeQuietly(key: string): Promise<void> {
    try {
      await this.remove(key);
    } catch (error) {
      this.logger.warn(`An erased file could not be removed: ${messageOf(error)}`);
    }
  }

  private pathOf(key: string): string {
    if (!/^[0-9a-f-]{36}$/.test(key)) throw new Error('a storage key is an id of ours');
    return join(this.root, key.slice(-2), key);
  }
}
