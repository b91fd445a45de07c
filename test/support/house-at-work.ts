import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { childEnvironment, projectRoot } from '@redress/platform';
import { Client } from 'pg';
import { USUAL_PACE, type Pace } from '../../apps/worker/src/work.module';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { Desk } from './desk';
import type { BackendName } from './queue-backends';
import { type Overrides, type RunningApi, startApi } from './start-api';
import { createTestRedis, type TestRedis } from './test-redis';

/** The product as it runs: an api and, once started, a worker, on one database. */
export interface HouseAtWork {
  readonly api: RunningApi;
  readonly redis: TestRedis | null;
  desk(login: string): Promise<Desk>;
  startWorker(pace?: Pace): Promise<INestApplicationContext>;
  stopWorker(): Promise<void>;
  /** A worker that is a process of its own, at its usual pace; whoever starts it ends it. */
  spawnWorker(): Promise<ChildProcess>;
  /** Asks the database as its owner. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** How often an event of this name was logged, for one complaint. */
  count(complaintId: string, type: string): Promise<number>;
  stop(): Promise<void>;
}

/** A worker in a hurry: it looks for lost bells several times a second and tries a mail again at once. */
export const HURRIED: Pace = {
  sweep: {
    intervalMilliseconds: 200,
    graceMilliseconds: 300,
    horizonIntervalMilliseconds: 60_000,
    unattendedIntervalMilliseconds: 500,
  },
  mail: { ...USUAL_PACE.mail, pauses: [300, 300, 300, 300, 300, 300, 300, 300] },
};

/** A worker whose sweep does not come by within a test: what happens is the queue's doing. */
export const WITHOUT_SWEEP: Pace = {
  ...HURRIED,
  sweep: {
    intervalMilliseconds: 3_600_000,
    graceMilliseconds: 0,
    horizonIntervalMilliseconds: 3_600_000,
    unattendedIntervalMilliseconds: 3_600_000,
  },
};

/** Resolves once it is at work. @throws when it ends before that */
async function spawnWorker({ config, databaseUrl }: RunningApi): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'apps', 'worker', 'src', 'main.js')], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: childEnvironment({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      REDIS_URL: config.redisUrl ?? undefined,
      REDRESS_DATA_DIR: config.dataDirectory,
    }),
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The worker ended with ${String(code)} before it was at work.`);
  });
  await Promise.race([once(child, 'message'), ended]);
  // From here on its end is its owner's to see.
  ended.catch(() => undefined);
  return child;
}

export async function startHouse(backend: BackendName, overrides: Overrides = {}): Promise<HouseAtWork> {
  const redis = backend === 'Redis' ? await createTestRedis() : null;
  const api = await startApi({ ...(redis === null ? {} : { REDIS_URL: redis.url }), ...overrides });
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  let worker: INestApplicationContext | null = null;

  const rows = async <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(text, [...values])).rows;
  const stopWorker = async (): Promise<void> => {
    await worker?.close();
    worker = null;
  };
  return {
    api,
    redis,
    rows,
    stopWorker,
    desk: async (login) => new Desk(await api.as(login)),
    startWorker: async (pace = HURRIED) => {
      await stopWorker();
      worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(api.config, pace), {
        logger: false,
        abortOnError: false,
      });
      return worker;
    },
    spawnWorker: () => spawnWorker(api),
    count: async (complaintId, type) => {
      const found = await rows<{ count: number }>(
        'SELECT count(*)::integer AS count FROM event_log WHERE stream_id = $1 AND type = $2',
        [complaintId, type],
      );
      return found[0]?.count ?? 0;
    },
    stop: async () => {
      await stopWorker();
      await client.end();
      await api.stop();
      await redis?.close();
    },
  };
}
