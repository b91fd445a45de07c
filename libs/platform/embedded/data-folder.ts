import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../failure/failure';
import { isAlive, startMark } from './process-identity';
import { StartupError } from '../failure/startup-error';

/** The data folder cannot be used; the message is one sentence for the person at the keyboard. */
export class DataFolderError extends StartupError {
  override readonly name: string = 'DataFolderError';
}

/** Another process works on the data folder. */
export class DataFolderBusyError extends DataFolderError {
  override readonly name = 'DataFolderBusyError';
}

const MARKER = 'redress-data.json';
const markerSchema = z.object({ format: z.literal(1), id: z.string().regex(/^[0-9a-f]{16}$/) });
const lockSchema = z.object({ pid: z.int(), mark: z.string().nullable(), holder: z.string() });
const secretsSchema = z.record(z.string(), z.string());

/** The folder that holds everything one Redress installation keeps on this machine: database, secrets, attachments, logs. */
export class DataFolder {
  private constructor(
    readonly path: string,
    /** Sixteen hex digits that name this folder for good. */
    readonly id: string,
  ) {}

  /**
   * Opens the folder, or makes it when it is missing or empty.
   * @throws DataFolderError when it cannot be written or holds something that is not ours
   */
  static open(path: string): DataFolder {
    try {
      mkdirSync(path, { recursive: true, mode: 0o755 });
      const id = DataFolder.readMarker(path) ?? DataFolder.claim(path);
      const probe = join(path, `.probe-${process.pid}`);
      writeFileSync(probe, '');
      rmSync(probe);
      // As root the database runs as another user, who must be able to pass through.
      if (process.getuid?.() === 0) chmodSync(path, statSync(path).mode | 0o011);
      mkdirSync(join(path, 'logs'), { recursive: true });
      return new DataFolder(path, id);
    } catch (error) {
      if (error instanceof DataFolderError) throw error;
      const code = codeOf(error);
      if (code === 'EEXIST' || code === 'ENOTDIR') {
        throw new DataFolderError(`The data folder ${path} is not a folder; set REDRESS_DATA_DIR to another one.`);
      }
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
        throw new DataFolderError(
          `The data folder ${path} cannot be written by this user; make it writable or set REDRESS_DATA_DIR to another one.`,
        );
      }
      throw error;
    }
  }

  /** The folder's id when it bears our mark, null when it is empty. */
  private static readMarker(path: string): string | null {
    const entries = readdirSync(path);
    if (!entries.includes(MARKER)) {
      // A start that was cut off before the mark leaves at most its own unfinished mark behind.
      if (entries.every((entry) => entry.startsWith(`${MARKER}.`))) return null;
      throw new DataFolderError(
        `The folder ${path} is not empty and was not made by Redress; set REDRESS_DATA_DIR to a new or empty folder.`,
      );
    }
    const parsed = markerSchema.safeParse(readJson(join(path, MARKER)));
    if (!parsed.success) {
      throw new DataFolderError(
        `The data folder ${path} was made by another version of Redress; set REDRESS_DATA_DIR to a new folder.`,
      );
    }
    return parsed.data.id;
  }

  private static claim(path: string): string {
    const id = randomBytes(8).toString('hex');
    writeWhole(join(path, MARKER), JSON.stringify({ format: 1, id }), 0o644);
    return id;
  }

  /** A path inside the folder. */
  at(...parts: string[]): string {
    return join(this.path, ...parts);
  }

  /** A random secret of that name: made on first use, the same ever after, readable by the owner alone. */
  secret(name: string): string {
    const file = this.at('secrets.json');
    const parsed = secretsSchema.safeParse(readJson(file) ?? {});
    if (!parsed.success) throw new DataFolderError(`The file ${file} is damaged; put it back from a backup.`);
    const known = parsed.data[name];
    if (known !== undefined) return known;
    const made = randomBytes(32).toString('hex');
    writeWhole(file, `${JSON.stringify({ ...parsed.data, [name]: made }, null, 2)}\n`, 0o600);
    return made;
  }

  /**
   * Takes the folder for one process.
   * @param holder what the process is, for the next one's message
   * @returns a function that gives it back
   * @throws DataFolderBusyError naming the process that has it
   */
  lock(holder: string): () => void {
    const file = this.at('lock');
    const mine = JSON.stringify({ pid: process.pid, mark: startMark(process.pid), holder });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, mine);
    try {
      for (let attempt = 0; attempt < 10; attempt += 1) {
        try {
          linkSync(draft, file);
          return () => {
            if (readText(file) === mine) rmSync(file, { force: true });
          };
        } catch (error) {
          if (codeOf(error) !== 'EEXIST') throw error;
        }
        this.dropStaleLock(file);
      }
    } finally {
      rmSync(draft, { force: true });
    }
    throw new DataFolderBusyError(
      `The data folder ${this.path} is being taken by another process right now; try again.`,
    );
  }

  private dropStaleLock(file: string): void {
    const text = readText(file);
    if (text === null) return;
    const held = lockSchema.safeParse(parseJson(text));
    if (held.success && isAlive(held.data.pid) && startMark(held.data.pid) === held.data.mark) {
      throw new DataFolderBusyError(
        `${held.data.holder} is already running on the data folder ${this.path} (process ${held.data.pid}).`,
      );
    }
    // Moved aside before it is dropped: should a third process have replaced it meanwhile, it is put back.
    const aside = `${file}.stale.${process.pid}`;
    try {
      renameSync(file, aside);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return;
      throw error;
    }
    if (readText(aside) !== text) renameSync(aside, file);
    rmSync(aside, { force: true });
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readJson(file: string): unknown {
  const text = readText(file);
  return text === null ? undefined : parseJson(text);
}

/** A crash leaves the old file or the new one, never half of either. */
function writeWhole(file: string, text: string, mode: number): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode, flush: true });
  renameSync(draft, file);
}
