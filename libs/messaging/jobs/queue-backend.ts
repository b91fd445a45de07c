import {
  type BackendFactory,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  withBackend,
} from 'bullmq';
import type { Job, Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import { Pool } from 'pg';
import { type QueueName, QUEUES } from '@redress/contracts';
import { directConnection, usableRole } from '@redress/database';
import type { Config, RedisConnections } from '@redress/platform';
import { QUEUE_SCHEMA } from './queue-schema';

/** The part of a queue that the port needs; alike on both backends. */
export type OpenQueue = Pick<
  Queue,
  'add' | 'addBulk' | 'remove' | 'drain' | 'getJobCounts' | 'waitUntilReady' | 'close'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};
/** The part of a queue's worker that the host needs. */
export type OpenWorker = Pick<Worker, 'run' | 'close' | 'waitUntilReady'> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
};

/** Where queues live: PostgreSQL, or Redis when REDIS_URL is set. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  queue(name: QueueName): OpenQueue;
  worker(name: QueueName, process: Processor, options: Omit<WorkerOptions, 'connection'>): OpenWorker;
  /** Rejects where nothing answers. */
  reach(): Promise<void>;
  /** Ends the connections, after every queue and worker was closed. */
  close(): Promise<void>;
}

/** Braces keep all keys of a queue on one node of a cluster. */
const PREFIX = '{redress}';
/** Events of the queue itself, which nobody reads; the least the backends keep. */
const EVENTS_KEPT = 100;
const NO_WORKERS_NEEDED = 0;

const onBackend = <B extends IQueueBackend, C>(factory: BackendFactory<B, C>, connection: C) => {
  const { Queue: QueueOn, Worker: WorkerOn } = withBackend(factory);
  return {
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

/**
 * Opens the queues' backend.
 * @param concurrency jobs that will be worked on at a time; 0 where this process only sets bells
 * @throws RedisUnreachableError when REDIS_URL is set and nothing answers there
 */
export async function openQueueBackend(
  config: Config,
  redis: RedisConnections,
  concurrency = NO_WORKERS_NEEDED,
): Promise<QueueBackend> {
  if (redis.available) {
    const connection = await redis.open('queues');
    return {
      kind: 'redis',
      ...onBackend(createRedisBackend, connection),
      reach: async () => void (await connection.ping()),
      // RedisConnections closes what it opened, last of all.
      close: async () => undefined,
    };
  }
  const pool = await poolFor(config, concurrency);
  return {
    kind: 'postgres',
    ...onBackend(createPostgresBackend, pool),
    reach: async () => void (await pool.query('SELECT 1')),
    close: () => pool.end(),
  };
}
