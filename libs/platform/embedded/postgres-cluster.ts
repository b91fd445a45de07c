import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { DataFolder } from './data-folder';
import { messageOf } from '../failure/failure';
import { isReachableByOthers, type PostgresBinaries, type SystemUser } from './postgres-binaries';
import { commandOf, isAlive } from './process-identity';
import { StartupError } from '../failure/startup-error';

const run = promisify(execFile);

/** Group and user "nobody", which every Linux has: PostgreSQL refuses root, and making a user would change the machine. */
const NOBODY: SystemUser = { uid: 65_534, gid: 65_534 };
/** Where root keeps the database of a data folder that "nobody" cannot reach, such as one in a closed home folder. */
const ROOT_FALLBACK = '/var/lib/redress';

const settingsSchema = z.object({ port: z.int(), cluster: z.string() });

/** PostgreSQL did not start; the message carries its last words. */
export class PostgresStartError extends StartupError {
  override readonly name = 'PostgresStartError';
}

/** A server process that runs on the cluster's files. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** The files of one PostgreSQL: where they are, whose they are, who is running on them. */
export class PostgresCluster {
  readonly path: string;
  /** Whom the server must run as, when not as us. */
  readonly user: SystemUser | undefined;

  constructor(private readonly folder: DataFolder) {
    const asRoot = process.getuid?.() === 0;
    const apart = asRoot && !isReachableByOthers(folder.path);
    this.path =
      this.settings()?.cluster ?? (apart ? join(ROOT_FALLBACK, folder.id, 'postgres') : folder.at('postgres'));
    // Data an ordinary user made stays that user's, even when root starts it.
    const owner = existsSync(this.path) ? statSync(this.path) : undefined;
    if (asRoot) this.user = owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
  }

  /** The folder around it, where a readable copy of the binaries may lie too. */
  get parent(): string {
    return dirname(this.path);
  }

  /** The version that wrote the files, or undefined while there are none. */
  get major(): number | undefined {
    const file = join(this.path, 'PG_VERSION');
    return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
  }

  /** The port the server had last time. */
  get port(): number | undefined {
    return this.settings()?.port;
  }

  /** Keeps the port, so that a restart finds it and people's tools keep working. */
  keepPort(port: number): void {
    const file = this.folder.at('postgres.json');
    writeFileSync(`${file}.new`, `${JSON.stringify({ port, cluster: this.path })}\n`);
    renameSync(`${file}.new`, file);
  }

  /**
   * Makes the files beside their place and moves them there whole, so that a start cut short leaves nothing half made.
   * @param durable false skips waiting for the disk
   * @throws PostgresStartError
   */
  async initialise(binaries: PostgresBinaries, superuser: string, password: string, durable: boolean): Promise<void> {
    mkdirSync(this.parent, { recursive: true, mode: 0o755 });
    if (this.user !== undefined) chmodSync(this.parent, statSync(this.parent).mode | 0o011);
    const draft = `${this.path}.draft`;
    for (const entry of readdirSync(this.parent)) {
      const path = join(this.parent, entry);
      if (path.startsWith(draft)) rmSync(path, { recursive: true, force: true });
    }
    const passwordFile = `${draft}.${randomBytes(6).toString('hex')}`;
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    try {
      if (this.user !== undefined) {
        chownSync(draft, this.user.uid, this.user.gid);
        chownSync(passwordFile, this.user.uid, this.user.gid);
      }
      const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
      const options = [`--pgdata=${draft}`, `--username=${superuser}`, `--pwfile=${passwordFile}`];
      options.push('--auth=scram-sha-256', '--encoding=UTF8', `--locale=${locale}`, '--data-checksums');
      if (!durable) options.push('--no-sync');
      await run(join(binaries.folder, 'initdb'), options, { cwd: '/', env: {}, ...this.user });
      rmSync(this.path, { recursive: true, force: true });
      renameSync(draft, this.path);
    } catch (error) {
      const words = typeof error === 'object' && error !== null && 'stderr' in error ? String(error.stderr).trim() : '';
      throw new PostgresStartError(`A new database could not be made: ${words.split('\n').at(-1) || messageOf(error)}`);
    } finally {
      rmSync(passwordFile, { force: true });
      rmSync(draft, { recursive: true, force: true });
    }
  }

  /** The server running on the files, if there is one; a pid file whose number now belongs to something else is none. */
  postmaster(): Postmaster | undefined {
    const file = join(this.path, 'postmaster.pid');
    if (!existsSync(file)) return undefined;
    const lines = readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
    const command = commandOf(pid);
    return command === null || command.includes(this.path) ? { pid, port } : undefined;
  }

  /** Removes the pid file of a server that is gone: PostgreSQL itself trusts any process that now has its number. */
  forgetPostmaster(): void {
    rmSync(join(this.path, 'postmaster.pid'), { force: true });
  }

  private settings(): z.infer<typeof settingsSchema> | undefined {
    const file = this.folder.at('postgres.json');
    if (!existsSync(file)) return undefined;
    const parsed = settingsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  }
}
