import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { z } from 'zod';
import type { DataFolder } from './data-folder';
import { freePort } from './free-port';
import { findPostgres, isReachableByOthers, type PostgresBinaries, type SystemUser } from './postgres-binaries';
import { commandOf, isAlive } from './process-identity';
import { waitUntil } from './wait-until';

const run = promisify(execFile);

/** Group and user "nobody", which every Linux has: PostgreSQL refuses root, and making a user would change the machine. */
const NOBODY: SystemUser = { uid: 65_534, gid: 65_534 };
/** Where root keeps the database of a data folder that "nobody" cannot reach, such as one in a closed home folder. */
const ROOT_FALLBACK = '/var/lib/redress';
const SUPERUSER = 'redress';
const DATABASE = 'redress';
const START_PATIENCE_MILLISECONDS = 120_000;
const STOP_PATIENCE_MILLISECONDS = 30_000;
const LOG_LIMIT_BYTES = 20_000_000;

const settingsSchema = z.object({ port: z.int(), cluster: z.string() });

/** PostgreSQL did not start; the message carries its last words. */
export class PostgresStartError extends Error {
  override readonly name = 'PostgresStartError';
}

export interface EmbeddedPostgresOptions {
  /** False gives up crash safety for speed: throw-away databases of tests only. */
  readonly durable?: boolean;
  /** A server that is already running on this folder is used as it is (true) or stopped and started anew (false). */
  readonly reuse?: boolean;
}

interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * A private PostgreSQL in a data folder: listens on 127.0.0.1 only, knows one user with a generated password, runs as
 * "nobody" when we are root. It survives `kill -9` of itself or of its starter: the next start finds the data.
 */
export class EmbeddedPostgres {
  private readonly user: SystemUser | undefined;
  private readonly cluster: string;
  private readonly password: string;
  private readonly logFile: string;
  private child: ChildProcess | undefined;
  private running: Postmaster | undefined;
  private stopping = false;
  private binaries: PostgresBinaries | undefined;

  constructor(
    private readonly folder: DataFolder,
    private readonly options: EmbeddedPostgresOptions = {},
  ) {
    const known = this.readSettings();
    const asRoot = process.getuid?.() === 0;
    this.cluster =
      known?.cluster ??
      (asRoot && !isReachableByOthers(folder.path)
        ? join(ROOT_FALLBACK, folder.id, 'postgres')
        : folder.at('postgres'));
    // Data an ordinary user made stays that user's, even when root starts it.
    const owner = existsSync(this.cluster) ? statSync(this.cluster) : undefined;
    if (asRoot) this.user = owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : NOBODY;
    this.password = folder.secret('databasePassword');
    this.logFile = folder.at('logs', 'postgres.log');
  }

  /** Where to connect, once started. */
  get databaseUrl(): string {
    return this.urlOf(DATABASE);
  }

  /** The version that runs, once started: "18.4". */
  get version(): string {
    return this.binaries?.version ?? 'unknown';
  }

  /** Where the database files are. */
  get clusterFolder(): string {
    return this.cluster;
  }

  /**
   * Starts the server, making the database first when there is none.
   * @returns whether it was started now or had been running already
   * @throws PostgresStartError, NoPostgresError
   */
  async start(): Promise<'started' | 'reused'> {
    this.stopping = false;
    const versionFile = join(this.cluster, 'PG_VERSION');
    const hasData = existsSync(versionFile);
    const major = hasData ? Number.parseInt(readFileSync(versionFile, 'utf8'), 10) : undefined;
    this.binaries = findPostgres(dirname(this.cluster), this.user, major);
    if (!hasData) await this.initialise(this.binaries);

    const orphan = this.findPostmaster();
    if (orphan !== undefined) {
      if (this.options.reuse === true && (await this.answers(orphan.port))) {
        this.running = orphan;
        return 'reused';
      }
      await this.end(orphan.pid);
    }
    rmSync(join(this.cluster, 'postmaster.pid'), { force: true });

    const port = await freePort(this.readSettings()?.port);
    this.writeSettings({ port, cluster: this.cluster });
    // Backends of a killed server let go of its shared memory within a moment; until then PostgreSQL refuses to start.
    const failure = await waitUntil(async () => {
      const problem = await this.spawnServer(port);
      return problem !== null && /shared memory block|lock file .* already exists/.test(problem)
        ? undefined
        : { problem };
    }, STOP_PATIENCE_MILLISECONDS);
    if (failure === undefined || failure.problem !== null) {
      throw new PostgresStartError(
        `PostgreSQL did not start: ${failure?.problem ?? 'an older one still holds the data folder'} (see ${this.logFile}).`,
      );
    }
    await this.ensureDatabase();
    return 'started';
  }

  /** Calls back when a server we started ends without having been told to. */
  onUnexpectedExit(listener: () => void): void {
    this.child?.once('exit', () => {
      if (!this.stopping) listener();
    });
  }

  /** Ends the server, giving open transactions no time. A server that was only reused goes on. */
  async stop(): Promise<void> {
    this.stopping = true;
    const pid = this.child?.pid;
    if (pid !== undefined && this.child?.exitCode === null && this.child.signalCode === null) await this.end(pid);
    this.child = undefined;
    this.running = undefined;
  }

  private urlOf(database: string): string {
    if (this.running === undefined) throw new Error('The embedded PostgreSQL is not running.');
    return `postgres://${SUPERUSER}:${this.password}@127.0.0.1:${this.running.port}/${database}`;
  }

  private readSettings(): z.infer<typeof settingsSchema> | undefined {
    const file = this.folder.at('postgres.json');
    if (!existsSync(file)) return undefined;
    const parsed = settingsSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  }

  private writeSettings(settings: z.infer<typeof settingsSchema>): void {
    const file = this.folder.at('postgres.json');
    writeFileSync(`${file}.new`, `${JSON.stringify(settings)}\n`);
    renameSync(`${file}.new`, file);
  }

  /** Makes the database beside its place and moves it there whole, so that a start cut short leaves nothing half made. */
  private async initialise(binaries: PostgresBinaries): Promise<void> {
    const parent = dirname(this.cluster);
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    if (this.user !== undefined) chmodSync(parent, statSync(parent).mode | 0o011);
    const draft = `${this.cluster}.draft`;
    for (const entry of readdirSync(parent)) {
      if (join(parent, entry).startsWith(draft)) rmSync(join(parent, entry), { recursive: true, force: true });
    }
    const passwordFile = `${draft}.${randomBytes(6).toString('hex')}`;
    mkdirSync(draft, { mode: 0o700 });
    writeFileSync(passwordFile, this.password, { mode: 0o600 });
    try {
      if (this.user !== undefined) {
        chownSync(draft, this.user.uid, this.user.gid);
        chownSync(passwordFile, this.user.uid, this.user.gid);
      }
      const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
      const options = [`--pgdata=${draft}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
      options.push('--auth=scram-sha-256', '--encoding=UTF8', `--locale=${locale}`, '--data-checksums');
      if (this.options.durable === false) options.push('--no-sync');
      await run(join(binaries.folder, 'initdb'), options, { cwd: '/', env: {}, ...this.user });
      rmSync(this.cluster, { recursive: true, force: true });
      renameSync(draft, this.cluster);
    } catch (error) {
      const words = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
      throw new PostgresStartError(`A new database could not be made: ${words.split('\n').at(-1) ?? words}`);
    } finally {
      rmSync(passwordFile, { force: true });
      rmSync(draft, { recursive: true, force: true });
    }
  }

  /** The server running on our files, if there is one; a pid file whose number now belongs to something else is none. */
  private findPostmaster(): Postmaster | undefined {
    const file = join(this.cluster, 'postmaster.pid');
    if (!existsSync(file)) return undefined;
    const lines = readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0]);
    const port = Number(lines[3]);
    if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
    const command = commandOf(pid);
    return command === null || command.includes(this.cluster) ? { pid, port } : undefined;
  }

  /** @returns null when the server answers, else why it does not */
  private async spawnServer(port: number): Promise<string | null> {
    const binaries = this.binaries;
    if (binaries === undefined) throw new Error('The server is started before it was found.');
    if (existsSync(this.logFile) && statSync(this.logFile).size > LOG_LIMIT_BYTES) truncateSync(this.logFile);
    const log = openSync(this.logFile, 'a');
    const logStart = statSync(this.logFile).size;
    const settings: Record<string, string> = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      max_connections: '200',
      timezone: 'UTC',
      log_timezone: 'UTC',
      // Details of an error quote the values of rows, which may be personal data.
      log_error_verbosity: 'terse',
      jit: 'off',
      ...(this.options.durable === false ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    };
    const child = spawn(
      join(binaries.folder, 'postgres'),
      ['-D', this.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // In a session of its own, so that Ctrl-C reaches us alone and we decide the order in which things end.
      { cwd: '/', env: {}, detached: true, stdio: ['ignore', log, log], ...this.user },
    );
    closeSync(log);
    let spawnFailure: Error | undefined;
    child.once('error', (error) => {
      spawnFailure = error;
    });
    const outcome = await waitUntil(async () => {
      if (spawnFailure !== undefined) return spawnFailure.message;
      if (child.exitCode !== null || child.signalCode !== null) return this.lastWords(logStart);
      return (await this.answers(port)) ? 'ready' : undefined;
    }, START_PATIENCE_MILLISECONDS);
    if (outcome === 'ready' && child.pid !== undefined) {
      this.child = child;
      this.running = { pid: child.pid, port };
      return null;
    }
    if (child.pid !== undefined) await this.end(child.pid);
    return outcome ?? `no answer within ${START_PATIENCE_MILLISECONDS / 1_000} seconds`;
  }

  private lastWords(logStart: number): string {
    const fresh = readFileSync(this.logFile).subarray(logStart).toString('utf8');
    const fatal = fresh.split('\n').filter((line) => line.includes('FATAL') || line.includes('PANIC'));
    return (fatal.at(-1) ?? fresh.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC):\s*/, '');
  }

  private async answers(port: number): Promise<boolean> {
    const client = new Client({
      host: '127.0.0.1',
      port,
      user: SUPERUSER,
      password: this.password,
      database: 'postgres',
      connectionTimeoutMillis: 2_000,
    });
    // A server that dies while we ask tells us so a second time through this event.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === '28P01') {
        throw new PostgresStartError(
          `The database in ${this.cluster} has another password than ${this.folder.at('secrets.json')} says; put that file back from a backup.`,
        );
      }
      return false;
    } finally {
      await client.end();
    }
  }

  private async ensureDatabase(): Promise<void> {
    const client = new Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end();
    }
  }

  /** Fast shutdown; when that hangs, immediate shutdown (recovery at the next start); at last the hard way. */
  private async end(pid: number): Promise<void> {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      if (!isAlive(pid)) return;
      try {
        process.kill(pid, signal);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
        throw error;
      }
      const gone = await waitUntil(() => (isAlive(pid) ? undefined : true), STOP_PATIENCE_MILLISECONDS);
      if (gone !== undefined) return;
    }
  }
}
