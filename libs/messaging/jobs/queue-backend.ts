import type { IQueueBackend, Job, Processor, Queue, Worker, WorkerOptions } from 'bullmq';
import type { QueueName } from '@redress/contracts';

/** The part of a queue that the port needs; alike on both backends. */
export type OpenQueue = Pick<
  Queue,
  'add' | 'addBulk' | 'remove' | 'drain' | 'getJobCounts' | 'waitUntilReady' | 'close'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown;
};
/** The part of a queue's worker that the host needs. */
export type OpenWorker = Pick<Worker, 'close' | 'waitUntilReady'> & {
  getBackend(): Pick<IQueueBackend, 'disconnectBlocking'>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
};

/** Where queues live: PostgreSQL, or Redis when REDIS_URL is set. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  queue(name: QueueName): OpenQueue;
  worker(name: QueueName, process: Processor, options: Omit<WorkerOptions, 'connection'>): OpenWorker;
  /** Lets a job that a worker of ours has run again at that moment. Never resolves: what it throws ends this run. */
  postpone(job: Job, token: string | undefined, milliseconds: number): Promise<never>;
  /** Rejects where nothing answers. */
  reach(): Promise<void>;
  /** Ends the connections, after every queue and worker was closed. */
  close(): Promise<void>;
}
