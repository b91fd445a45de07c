import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  DelayedError,
  type IQueueBackend,
  type Job,
  type Processor,
  withBackend,
  type WorkerOptions,
} from 'bullmq';
import { Pool } from 'pg';
import { type QueueName, QUEUES } from '@redress/contracts';
import { directConnection, usableRole } from '@redress/database';
import type { Config, RedisConnections } from '@redress/platform';
import type { OpenQueue, OpenWorker, QueueBackend } from './queue-backend';
import { QUEUE_SCHEMA } from './queue-schema';

/** Braces keep all keys of a queue on one node of a cluster. */
const PREFIX = '{redress}';
/** Events of the queue itself, which nobody reads; the least the backends keep. */
const EVENTS_KEPT = 100;

const onBackend = <B extends IQueueBackend, C>(factory: BackendFactory<B, C>, connection: C) => {
  const { Queue: QueueOn, Worker: WorkerOn } = withBackend(factory);
  return {
    postpone: async (job: Job, token: string | undefined, milliseconds: number): Promise<never> => {
      await job.moveToDelayed(milliseconds, token);
      throw new DelayedError();
    },
    queue: (name: QueueName): OpenQueue =>
      new QueueOn(name, { connection, prefix: PREFIX, streams: { events: { maxLen: EVENTS_KEPT } } }),
    worker: (name: QueueName, process: Processor, options: Omit<WorkerOptions, 'connection'>): OpenWorker =>
      new WorkerOn(name, process, { ...options, connection, prefix: PREFIX }),
  };
};

/** One pool for all queues of this process. Each worker keeps one connection of it to be woken by. */
const poolFor = async (config: Config, concurrency: number): Promise<Pool> => {
  const role = await usableRole(config.databaseUrl, config.databaseRole);
  // The queue's own functions expect numbers and moments as the driver gives them, not as our rows read them.
  const { types: _types, ...connection } = directConnection({
    url: config.databaseUrl,
    role,
    applicationName: 'redress-queues',
  });
  const pool = new Pool({
    ...connection,
    options: `${connection.options ?? ''} -c search_path=${QUEUE_SCHEMA}`,
    max: QUEUES.length + Math.max(2, Math.min(concurrency, 8)),
  });
  pool.setMaxListeners(QUEUES.length * 4 + 10);
  return pool;
};

export const onRedis = async (redis: RedisConnections): Promise<QueueBackend> => {
  const connection = await redis.open('queues');
  return {
    kind: 'redis',
    ...onBackend(createRedisBackend, connection),
    reach: async () => void (await connection.ping()),
    // RedisConnections closes what it opened, last of all.
    close: async () => undefined,
  };
};

export const onPostgres = async (config: Config, concurrency: number): Promise<QueueBackend> => {
  const pool = await poolFor(config, concurrency);
  return {
    kind: 'postgres',
    ...onBackend(createPostgresBackend, pool),
    reach: async () => void (await pool.query('SELECT 1')),
    close: () => pool.end(),
  };
};
