import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '@redress/database';
import { DEMO_PASSWORD, DirectoryWatch, type SeededCompany, seedDemoCompany } from '@redress/directory';
import { EventLog } from '@redress/messaging';
import { Clock, type Config, createRootLogger, Ids, parseConfig } from '@redress/platform';
import { createApplication } from '../../apps/api/src/http/create-application';
import { HttpClient } from './http-client';
import { createTestDatabase } from './test-database';

/** The whole api on a database of its own, listening on a free port. */
export interface RunningApi {
  readonly app: NestFastifyApplication;
  readonly config: Config;
  readonly databaseUrl: string;
  /** Nobody signed in. */
  readonly client: HttpClient;
  /** What is stored in the database. */
  readonly company: SeededCompany;
  /** Somebody of the demo company, signed in once for the whole test. */
  as(login: string): Promise<HttpClient>;
  stop(): Promise<void>;
}

/** Variables of the environment that differ from a test's usual ones. */
type Variables = Readonly<Record<string, string | undefined>>;
export type Overrides = Variables | ((databaseUrl: string) => Variables);

async function seed(app: NestFastifyApplication): Promise<SeededCompany> {
  const tools = {
    unitOfWork: app.get(UnitOfWork),
    events: app.get(EventLog),
    clock: app.get(Clock),
    ids: app.get(Ids),
  };
  const company = await seedDemoCompany(tools);
  if (company === null) throw new Error('The database of the test was not empty.');
  app.get(DirectoryWatch).forget();
  await app.get(DirectoryWatch).current();
  return company;
}

/** An api that cannot begin leaves nothing open: jest would wait for it for ever. */
async function listening(config: Config): Promise<Pick<RunningApi, 'app' | 'company'>> {
  const app = await createApplication(config, createRootLogger(config, 'api'));
  try {
    await app.listen({ host: '127.0.0.1', port: 0 });
    return { app, company: await seed(app) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Starts the api as production does, with the demo company stored. */
export async function startApi(overrides: Overrides = {}): Promise<RunningApi> {
  const database = await createTestDatabase();
  const dataFolder = mkdtempSync(join(tmpdir(), 'redress-api-'));
  const config = parseConfig({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '5',
    REDRESS_DATA_DIR: dataFolder,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'fatal',
    ...(typeof overrides === 'function' ? overrides(database.url) : overrides),
  });
  const clear = async (): Promise<void> => {
    await database.close();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  const { app, company } = await listening(config).catch(async (error: unknown) => {
    await clear();
    throw error;
  });
  const client = new HttpClient(await app.getUrl());
  const signedIn = new Map<string, Promise<HttpClient>>();
  return {
    app,
    config,
    databaseUrl: database.url,
    client,
    company,
    as: (login) => {
      const known = signedIn.get(login) ?? client.signIn(login, DEMO_PASSWORD);
      signedIn.set(login, known);
      return known;
    },
    stop: async () => {
      await app.close();
      await clear();
    },
  };
}
