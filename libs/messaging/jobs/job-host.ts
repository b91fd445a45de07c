import type { Job } from 'bullmq';
import { Logger } from '@nestjs/common';
import { type JobMap, type JobName, JOB_QUEUES, millisecondsOf, type QueueName, QUEUES } from '@redress/contracts';
import { type Clock, messageOf, type Metrics, withLogContext } from '@redress/platform';
import { type ObserveLateness, timerLateness } from './timer-lateness';
import { handle, type JobHandlers, type JobOutcome } from './job-handlers';
import { answerOrSilence } from './patience';
import type { OpenWorker, QueueBackend } from './queue-backend';

/** After a fault of the database a worker asks again soon, not after the 15 s that are usual. */
const RETRY_MILLISECONDS = 1_000;
/** How often a job may be found abandoned by a process that died before it is left to the sweep. */
const STALLS = 5;
const STALL_CHECK_MILLISECONDS = 10_000;
const LOCK_MILLISECONDS = 20_000;
/** A stop that takes longer is no longer graceful. */
const GOODBYE_MILLISECONDS = 6_000;

const isJobName = (name: string): name is JobName => name in JOB_QUEUES;

/** Takes jobs from the queues and hands each to its handler. */
export class JobHost {
  private readonly logger = new Logger(JobHost.name);
  private readonly workers: OpenWorker[] = [];
  private readonly observeLateness: ObserveLateness;

  constructor(
    private readonly backend: QueueBackend,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    metrics: Metrics,
  ) {
    this.observeLateness = timerLateness(metrics);
  }

  /** @param concurrency jobs worked on at a time in each queue */
  async start(concurrency: Readonly<Record<QueueName, number>>): Promise<void> {
    for (const name of QUEUES) {
      const worker = this.backend.worker(name, (job, token) => this.process(job, token), {
        concurrency: concurrency[name],
        runRetryDelay: RETRY_MILLISECONDS,
        maxStalledCount: STALLS,
        stalledInterval: STALL_CHECK_MILLISECONDS,
        lockDuration: LOCK_MILLISECONDS,
      });
      worker.on('error', (error) => this.logger.warn(`Queue ${name}: ${error.message}`));
      worker.on('failed', (job, error) => this.logger.warn(`Job ${job?.id ?? '?'} failed: ${error.message}`));
      this.workers.push(worker);
    }
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }

  /**
   * Takes no more jobs and waits until those under way are done. Where the queue is away that cannot be told to it: then
   * they are found abandoned later, and done again or skipped.
   */
  async stop(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => this.part(worker)));
  }

  private async part(worker: OpenWorker): Promise<void> {
    try {
      await answerOrSilence(worker.close(), GOODBYE_MILLISECONDS);
    } catch (error) {
      this.logger.warn(`A queue was left without a word: ${messageOf(error)}`);
      // Without waiting: a connection that is being mended tells nobody that it has ended.
      await worker.getBackend().disconnectBlocking(false);
    }
  }

  private process(job: Job, token: string | undefined): Promise<unknown> {
    const id = job.id ?? job.name;
    return withLogContext({ correlationId: id, jobId: id }, async () => {
      if (!isJobName(job.name)) throw new Error(`No handler for a job named ${job.name}.`);
      const outcome = await this.perform(job.name, job.data as JobMap[JobName]);
      if ('again' in outcome) return this.backend.postpone(job, token, millisecondsOf(outcome.again));
      if ('done' in outcome) this.observe(job.name, job.timestamp + (job.opts.delay ?? 0));
      else this.logger.debug(`Job ${id} skipped: ${outcome.skipped}`);
      return outcome;
    });
  }

  private perform(name: JobName, payload: JobMap[JobName]): Promise<JobOutcome> {
    return handle(this.handlers, name, payload as never);
  }

  private observe(name: JobName, due: number): void {
    this.observeLateness(name, 'queue', (this.clock.milliseconds() - due) / 1000);
  }
}
