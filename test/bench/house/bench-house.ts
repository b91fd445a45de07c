import { freePort } from '@redress/platform';
import type { BenchDatabase, BenchServer } from './bench-server';
import { HouseProcess } from './house-process';

/** What differs from `npm start`. */
export interface HouseSettings {
  readonly redisUrl?: string;
  /** Where the api finds the database, when that is not its own address: the recorder's line. */
  readonly databaseUrl?: string;
}

/** An api and, once it is started too, a worker, on one database. */
export class BenchHouse {
  private workerProcess: HouseProcess | null = null;

  private constructor(
    readonly url: string,
    readonly api: HouseProcess,
    private readonly server: BenchServer,
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {}

  static async start(server: BenchServer, database: BenchDatabase, settings: HouseSettings = {}): Promise<BenchHouse> {
    const port = await freePort();
    const environment = server.environment(database, {
      PORT: String(port),
      ...(settings.redisUrl === undefined ? {} : { REDIS_URL: settings.redisUrl }),
      ...(settings.databaseUrl === undefined ? {} : { DATABASE_URL: settings.databaseUrl }),
    });
    const api = await HouseProcess.start('api', 'apps/api/src/main', environment, server.logFile('api'));
    return new BenchHouse(`http://127.0.0.1:${port}`, api, server, environment);
  }

  get worker(): HouseProcess {
    if (this.workerProcess === null) throw new Error('The worker was not started.');
    return this.workerProcess;
  }

  async startWorker(): Promise<void> {
    const { environment, server } = this;
    this.workerProcess = await HouseProcess.start(
      'worker',
      'apps/worker/src/main',
      environment,
      server.logFile('worker'),
    );
  }

  async stopWorker(): Promise<void> {
    await this.workerProcess?.stop();
    this.workerProcess = null;
  }

  async stop(): Promise<void> {
    await Promise.all([this.api.stop(), this.stopWorker()]);
  }
}
