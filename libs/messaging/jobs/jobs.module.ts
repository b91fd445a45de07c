import { type BeforeApplicationShutdown, Global, Inject, Injectable, Logger, Module } from '@nestjs/common';
import { QUEUES } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { Clock, type Config, CONFIG, Health, messageOf, Metrics, RedisConnections } from '@redress/platform';
import { BullJobs } from './bull-jobs';
import { DueJobs } from './due-jobs.query';
import { Jobs } from './jobs';
import { openQueueBackend } from './open-queue-backend';
import type { QueueBackend } from './queue-backend';

/** Injection token of the {@link QueueBackend}; only what runs jobs asks for it. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

const logger = new Logger('Queues');

async function openJobs(backend: QueueBackend, clock: Clock, health: Health, metrics: Metrics): Promise<BullJobs> {
  const jobs = new BullJobs(backend, clock, (error) => logger.warn(`The queue is in trouble: ${error.message}`));
  await jobs.open();
  health.register('queue', () => jobs.reach());
  metrics.gauge('redress_queue_depth', 'Jobs in a queue.', ['queue', 'state'], async (gauge) => {
    for (const queue of QUEUES) {
      try {
        const { waiting, delayed, active } = await jobs.depth(queue);
        gauge.set({ queue, state: 'waiting' }, waiting);
        gauge.set({ queue, state: 'delayed' }, delayed);
        gauge.set({ queue, state: 'active' }, active);
      } catch (error) {
        // The other figures are still worth reading; a stale depth is not.
        gauge.reset();
        logger.warn(`The depth of ${queue} could not be read: ${messageOf(error)}`);
      }
    }
  });
  return jobs;
}

/** Closes the queues once whatever filled and emptied them has stopped, and before the database goes. */
@Injectable()
class QueuesClosing implements BeforeApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    try {
      if (this.jobs instanceof BullJobs) await this.jobs.close();
    } catch (error) {
      logger.warn(`A queue was left without a word: ${messageOf(error)}`);
    }
    await this.backend.close();
  }
}

/** Makes {@link Jobs} and {@link DueJobs} injectable everywhere: the worker and `redress reconcile` import it. */
@Global()
@Module({
  providers: [
    {
      provide: QUEUE_BACKEND,
      useFactory: (config: Config, redis: RedisConnections) =>
        openQueueBackend(config, redis, config.workerConcurrency),
      inject: [CONFIG, RedisConnections],
    },
    { provide: Jobs, useFactory: openJobs, inject: [QUEUE_BACKEND, Clock, Health, Metrics] },
    { provide: DueJobs, useFactory: (unitOfWork: UnitOfWork) => new DueJobs(unitOfWork), inject: [UnitOfWork] },
    QueuesClosing,
  ],
  exports: [Jobs, DueJobs, QUEUE_BACKEND],
})
export class JobsModule {}
