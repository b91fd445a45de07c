import { JOB_QUEUES, type JobName, millisecondsOf, type QueueName, QUEUES } from '@redress/contracts';
import type { Clock } from '@redress/platform';
import { jobId, type PlannedJob } from '../routing/job-orders';
import { HORIZON_MILLISECONDS, Jobs, type QueueDepth } from './jobs';
import { answerOrSilence } from './patience';
import type { OpenQueue, QueueBackend } from './queue-backend';

/** Jobs sent to the queue in one go. */
const BATCH = 1_000;

/** Up to so many are sent one by one: taking many at once costs the database two temporary tables. */
const FEW = 8;

/** A handler that throws is tried again soon; what fails this often is left to the sweep. */
const ATTEMPTS = 5;
const FIRST_PAUSE_MILLISECONDS = 500;

const PATIENCE_MILLISECONDS = 5_000;
const answered = <T>(answer: Promise<T>): Promise<T> => answerOrSilence(answer, PATIENCE_MILLISECONDS);

/** The alarm clock on BullMQ. */
export class BullJobs extends Jobs {
  private readonly queues: ReadonlyMap<QueueName, OpenQueue>;

  constructor(
    private readonly backend: QueueBackend,
    private readonly clock: Clock,
    onError: (error: Error) => void,
  ) {
    super();
    this.queues = new Map(
      QUEUES.map((name) => {
        const queue = backend.queue(name);
        queue.on('error', onError);
        return [name, queue];
      }),
    );
  }

  override async schedule(jobs: readonly PlannedJob[]): Promise<void> {
    const now = this.clock.milliseconds();
    const near = jobs.filter((job) => millisecondsOf(job.at) - now <= HORIZON_MILLISECONDS);
    for (const [name, queue] of this.queues) {
      const here = near.filter((job) => JOB_QUEUES[job.name] === name);
      if (here.length <= FEW) for (const job of here) await this.add(queue, job, now);
      else
        for (let start = 0; start < here.length; start += BATCH)
          await answered(queue.addBulk(here.slice(start, start + BATCH).map((job) => this.entry(job, now))));
    }
  }

  override async cancel(name: JobName, id: string): Promise<void> {
    await answered(this.queue(JOB_QUEUES[name]).remove(id));
  }

  override async clear(): Promise<void> {
    for (const queue of this.queues.values()) await answered(queue.drain(true));
  }

  override async depth(name: QueueName): Promise<QueueDepth> {
    const counts = await answered(this.queue(name).getJobCounts('waiting', 'delayed', 'active'));
    return { waiting: counts['waiting'] ?? 0, delayed: counts['delayed'] ?? 0, active: counts['active'] ?? 0 };
  }

  override reach(): Promise<void> {
    return answered(this.backend.reach());
  }

  /** @throws where the queue's tables are missing or nothing answers */
  async open(): Promise<void> {
    for (const queue of this.queues.values()) await queue.waitUntilReady();
  }

  async close(): Promise<void> {
    for (const queue of this.queues.values()) await answered(queue.close());
  }

  private async add(queue: OpenQueue, job: PlannedJob, now: number): Promise<void> {
    const { name, data, opts } = this.entry(job, now);
    await answered(queue.add(name, data, opts));
  }

  private entry(job: PlannedJob, now: number) {
    return {
      name: job.name,
      data: job.payload,
      opts: {
        jobId: jobId(job.name, job.payload),
        // The queue counts the delay from here; left to itself it counts from whenever it gets to the job.
        timestamp: now,
        delay: Math.max(0, millisecondsOf(job.at) - now),
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: FIRST_PAUSE_MILLISECONDS },
        // A kept id would swallow the same job when it is needed again.
        removeOnComplete: true,
        removeOnFail: true,
      },
    };
  }

  private queue(name: QueueName): OpenQueue {
    const queue = this.queues.get(name);
    if (queue === undefined) throw new Error(`There is no queue ${name}.`);
    return queue;
  }
}
