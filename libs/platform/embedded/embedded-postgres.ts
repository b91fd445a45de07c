import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { codeOf } from '../failure/failure';
import type { DataFolder } from './data-folder';
import { endServer, hasEnded } from './end-server';
import { freePort } from './free-port';
import { findPostgres, type PostgresBinaries } from './postgres-binaries';
import { PostgresCluster, type Postmaster, PostgresStartError } from './postgres-cluster';
import { waitUntil } from './wait-until';

const SUPERUSER = 'redress';
const DATABASE = 'redress';
const START_PATIENCE_MILLISECONDS = 120_000;
const HANDOVER_PATIENCE_MILLISECONDS = 30_000;
const LOG_LIMIT_BYTES = 20_000_000;

export interface EmbeddedPostgresOptions {
  /** False gives up crash safety for speed: throw-away databases of tests only. */
  readonly durable?: boolean;
}

/**
 * A private PostgreSQL in a data folder: listens on 127.0.0.1 only, knows one user with a generated password, runs as
 * "nobody" when we are root. It survives `kill -9` of itself or of its starter: the next start finds the data.
 */
export class EmbeddedPostgres {
  private readonly cluster: PostgresCluster;
  private readonly password: string;
  private readonly logFile: string;
  private readonly durable: boolean;
  private child: ChildProcess | undefined;
  private running: Postmaster | undefined;
  private stopping = false;
  private binaries: PostgresBinaries | undefined;

  constructor(folder: DataFolder, options: EmbeddedPostgresOptions = {}) {
    this.cluster = new PostgresCluster(folder);
    this.password = folder.secret('databasePassword');
    this.logFile = folder.at('logs', 'postgres.log');
    this.durable = options.durable ?? true;
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
    return this.cluster.path;
  }

  /** The server's process, once started. */
  get pid(): number | undefined {
    return this.running?.pid;
  }

  /** Uses the server that another process runs on the folder, if there is one; {@link stop} then leaves it running. */
  async attach(): Promise<boolean> {
    const other = this.cluster.postmaster();
    if (other === undefined || !(await this.answers(other.port))) return false;
    this.running = other;
    return true;
  }

  /**
   * Starts the server, making the database first when there is none. Whoever calls this holds the folder's lock, so a
   * server that is running already was left behind by a crash: it is stopped first.
   * @throws PostgresStartError, NoPostgresError
   */
  async start(): Promise<void> {
    this.stopping = false;
    const { major } = this.cluster;
    this.binaries = findPostgres(this.cluster.parent, this.cluster.user, major);
    if (major === undefined) await this.cluster.initialise(this.binaries, SUPERUSER, this.password, this.durable);

    const orphan = this.cluster.postmaster();
    if (orphan !== undefined) await endServer(orphan.pid);
    this.cluster.forgetPostmaster();

    const port = await freePort(this.cluster.port);
    this.cluster.keepPort(port);
    // Backends of a killed server let go of its shared memory within a moment; until then PostgreSQL refuses to start.
    const outcome = await waitUntil(async () => {
      const problem = await this.spawnServer(port);
      const heldByDying = problem !== null && /shared memory block|lock file .* already exists/.test(problem);
      return heldByDying ? undefined : { problem };
    }, HANDOVER_PATIENCE_MILLISECONDS);
    if (outcome === undefined || outcome.problem !== null) {
      const reason = outcome?.problem ?? 'an older one still holds its files';
      throw new PostgresStartError(`PostgreSQL did not start: ${reason} (see ${this.logFile}).`);
    }
    await this.ensureDatabase();
  }

  /** Calls back when the server started last ends without having been told to. */
  onUnexpectedExit(listener: () => void): void {
    this.child?.once('exit', () => {
      if (!this.stopping) listener();
    });
  }

  /** Ends the server, giving open transactions no time. A server that was only attached to goes on. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.child?.pid !== undefined && !hasEnded(this.child)) await endServer(this.child.pid);
    this.child = undefined;
    this.running = undefined;
  }

  private urlOf(database: string): string {
    if (this.running === undefined) throw new Error('The embedded PostgreSQL is not running.');
    return `postgres://${SUPERUSER}:${this.password}@127.0.0.1:${this.running.port}/${database}`;
  }

  /** @returns null when the server answers, else why it does not */
  private async spawnServer(port: number): Promise<string | null> {
    if (this.binaries === undefined) throw new Error('The server is started before it was found.');
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
      log_checkpoints: 'off',
      jit: 'off',
      // Made for a disk without a moving arm, and for imports that write much at once.
      random_page_cost: '1.1',
      max_wal_size: '2GB',
      ...(this.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    };
    const child = spawn(
      join(this.binaries.folder, 'postgres'),
      ['-D', this.cluster.path, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      // In a session of its own, so that Ctrl-C reaches us alone and we decide the order in which things end.
      { cwd: '/', env: {}, detached: true, stdio: ['ignore', log, log], ...this.cluster.user },
    );
    closeSync(log);
    // Known from the first moment, so that a stop during the start finds it.
    this.child = child;
    let spawnFailure: Error | undefined;
    child.once('error', (error) => {
      spawnFailure = error;
    });
    const outcome = await waitUntil(async () => {
      if (spawnFailure !== undefined) return spawnFailure.message;
      if (hasEnded(child)) return this.lastWords(logStart);
      return (await this.answers(port)) ? 'ready' : undefined;
    }, START_PATIENCE_MILLISECONDS);
    if (outcome === 'ready' && child.pid !== undefined) {
      this.running = { pid: child.pid, port };
      return null;
    }
    if (child.pid !== undefined && !hasEnded(child)) await endServer(child.pid);
    return outcome ?? `no answer within ${START_PATIENCE_MILLISECONDS / 1_000} seconds`;
  }

  private lastWords(logStart: number): string {
    const fresh = readFileSync(this.logFile).subarray(logStart).toString('utf8').trim().split('\n');
    const fatal = fresh.findLast((line) => /FATAL|PANIC/.test(line)) ?? fresh.at(-1) ?? '';
    return fatal.replace(/^.*?(FATAL|PANIC):\s*/, '');
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
    // A server that dies while we ask says so a second time through this event.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('SELECT 1');
      return true;
    } catch (error) {
      if (codeOf(error) === '28P01') {
        throw new PostgresStartError(
          `The database in ${this.cluster.path} has another password than the data folder's secrets.json says; put that file back from a backup.`,
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
}
