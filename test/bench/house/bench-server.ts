import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { APP_ROLE, runMigrations } from '@redress/database';
import { migrateQueues } from '@redress/messaging';
import { DataFolder, EmbeddedPostgres } from '@redress/platform';
import { Client } from 'pg';

/** One database of the bench's server, at the newest schema. */
export interface BenchDatabase {
  readonly url: string;
  /** A connection as the owner, for filling and looking. */
  readonly sql: Client;
}

/** A PostgreSQL of the bench's own in a folder of its own, as durable as the one of `npm start`. */
export class BenchServer {
  private readonly clients: Client[] = [];

  private constructor(
    readonly folder: DataFolder,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  static async start(): Promise<BenchServer> {
    const folder = DataFolder.open(mkdtempSync(join(tmpdir(), 'redress-bench-')));
    const postgres = new EmbeddedPostgres(folder);
    const server = new BenchServer(folder, postgres);
    try {
      await postgres.start();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  get version(): string {
    return this.postgres.version;
  }

  get pid(): number {
    const { pid } = this.postgres;
    if (pid === undefined) throw new Error('PostgreSQL is not running.');
    return pid;
  }

  /** A fresh database with every migration applied. */
  async createDatabase(name: string): Promise<BenchDatabase> {
    const owner = await this.connect(this.postgres.databaseUrl);
    await owner.query(`CREATE DATABASE ${name}`);
    const address = new URL(this.postgres.databaseUrl);
    address.pathname = `/${name}`;
    const url = address.href;
    await runMigrations(url);
    await migrateQueues(url, APP_ROLE);
    return { url, sql: await this.connect(url) };
  }

  /** What the processes of the house are told of their surroundings; everything else is as in `npm start`. */
  environment(database: BenchDatabase, changes: Readonly<Record<string, string>>): Record<string, string | undefined> {
    return {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      DATABASE_ROLE: undefined,
      DATABASE_POOL_SIZE: undefined,
      REDIS_URL: undefined,
      SMTP_URL: undefined,
      LOG_LEVEL: undefined,
      REDRESS_DATA_DIR: this.folder.path,
      SESSION_SECRET: randomBytes(32).toString('hex'),
      PUBLIC_URL: undefined,
      WORKER_HEALTH_PORT: undefined,
      ...changes,
    };
  }

  logFile(name: string): string {
    return this.folder.at('logs', `${name}.log`);
  }

  async stop(): Promise<void> {
    for (const client of this.clients) await client.end();
    await this.postgres.stop();
    rmSync(this.folder.path, { recursive: true, force: true });
    // As root the database may live apart from a folder that others cannot reach.
    if (!this.postgres.clusterFolder.startsWith(this.folder.path)) {
      rmSync(dirname(this.postgres.clusterFolder), { recursive: true, force: true });
    }
  }

  private async connect(url: string): Promise<Client> {
    const client = new Client({ connectionString: url, options: '-c TimeZone=UTC' });
    await client.connect();
    this.clients.push(client);
    return client;
  }
}
