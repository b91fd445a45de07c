import { setTimeout as pause } from 'node:timers/promises';
import {
  childEnvironment,
  type Config,
  type DataFolder,
  EmbeddedPostgres,
  environmentVariable,
  messageOf,
  StartupError,
  waitUntil,
} from '@redress/platform';
import { secondsSince } from '../terminal';
import { installationEnvironment, proveDatabase } from '../with-database';
import { Leftovers } from './leftovers';
import { ManagedProcess } from './managed-process';
import { prepare } from './preparation';
import type { Preparation } from './preparation-report';
import { ProcessLog } from './process-log';

const STOP_PATIENCE_MILLISECONDS = 15_000;
const READY_PATIENCE_MILLISECONDS = 120_000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** Everything that runs while Redress is up: the embedded database, when it is ours, the api and the worker. */
export class Installation {
  private readonly leftovers: Leftovers;
  private readonly logs: ProcessLog[] = [];
  private readonly processes: ManagedProcess[] = [];
  private postgres: EmbeddedPostgres | undefined;
  private stopping = false;

  constructor(
    private readonly folder: DataFolder,
    private readonly config: Config,
    private readonly report: (line: string) => void,
  ) {
    this.leftovers = new Leftovers(folder);
  }

  /** Waits for processes that a killed launcher left behind: they still hold the port. */
  clearLeftovers(): Promise<void> {
    return this.leftovers.clear();
  }

  /** @returns the address of the database, proven to answer */
  async startDatabase(): Promise<string> {
    const given = environmentVariable('DATABASE_URL');
    if (given !== undefined) {
      await proveDatabase(given);
      return given;
    }
    const start = performance.now();
    const postgres = new EmbeddedPostgres(this.folder);
    this.postgres = postgres;
    await postgres.start();
    this.watch(postgres);
    const apart = postgres.clusterFolder.startsWith(this.folder.path) ? '' : ` on ${postgres.clusterFolder}`;
    this.report(`PostgreSQL ${postgres.version} started${apart} in ${secondsSince(start)}.`);
    return postgres.databaseUrl;
  }

  /** Brings the database to the newest schema and, when wanted and empty, stores the demo company. */
  prepareDatabase(databaseUrl: string, demo: boolean): Promise<Preparation> {
    return prepare(childEnvironment(installationEnvironment(this.folder, databaseUrl)), demo);
  }

  /** Starts api and worker and waits until both are at work and /health/ready says so. */
  async startProcesses(databaseUrl: string): Promise<void> {
    const environment = childEnvironment({
      ...installationEnvironment(this.folder, databaseUrl),
      HOST: this.config.host,
      PORT: String(this.config.port),
    });
    for (const name of ['api', 'worker']) {
      const log = new ProcessLog(name, this.folder.at('logs', `${name}.log`), this.report);
      this.logs.push(log);
      const managed = new ManagedProcess({
        name,
        source: `apps/${name}/src/main`,
        environment,
        log,
        report: this.report,
        onStart: (pid) => this.leftovers.add(pid),
      });
      this.processes.push(managed);
      managed.start();
    }
    await Promise.all(this.processes.map((managed) => managed.ready));
    const ready = await waitUntil(() => this.askReady(), READY_PATIENCE_MILLISECONDS);
    if (ready === undefined) {
      throw new StartupError(`Redress started but does not become ready; see ${this.folder.at('logs')}.`);
    }
  }

  /** Ends everything in the order in which nothing is lost: intake and jobs first, the database last. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.processes.map((managed) => managed.stop(STOP_PATIENCE_MILLISECONDS)));
    await this.postgres?.stop();
    for (const log of this.logs) log.close();
  }

  /** For the second Ctrl-C. */
  killProcesses(): void {
    for (const managed of this.processes) managed.kill();
  }

  private async askReady(): Promise<true | undefined> {
    if (this.stopping) return true;
    try {
      const response = await fetch(`${localAddress(this.config)}/health/ready`, { signal: AbortSignal.timeout(5_000) });
      await response.arrayBuffer();
      return response.ok ? true : undefined;
    } catch {
      // Not listening yet.
      return undefined;
    }
  }

  private watch(postgres: EmbeddedPostgres): void {
    postgres.onUnexpectedExit(() => {
      this.report('PostgreSQL ended unexpectedly; it starts again.');
      void this.revive(postgres);
    });
  }

  /** The api answers 503 meanwhile and both processes reconnect by themselves. */
  private async revive(postgres: EmbeddedPostgres): Promise<void> {
    for (let attempt = 0; !this.stopping; attempt += 1) {
      const start = performance.now();
      try {
        await postgres.start();
        this.watch(postgres);
        this.report(`PostgreSQL is back after ${secondsSince(start)}.`);
        return;
      } catch (error) {
        this.report(messageOf(error));
        await pause(Math.min(1_000 * 2 ** attempt, LONGEST_PAUSE_MILLISECONDS));
      }
    }
  }
}

/** The address of this installation as seen from this machine. */
export function localAddress(config: Config): string {
  const everywhere = config.host === '0.0.0.0' || config.host === '::';
  return `http://${everywhere ? '127.0.0.1' : config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
}
