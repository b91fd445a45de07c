import type { JobName, QueueName } from '@redress/contracts';
import type { PlannedJob } from '../routing/job-orders';

/** How many jobs a queue holds, by what they wait for. */
export interface QueueDepth {
  /** May run now. */
  readonly waiting: number;
  /** Not due yet. */
  readonly delayed: number;
  /** Being worked on. */
  readonly active: number;
}

/**
 * The alarm clock. It holds nothing that is not in a row too: whatever is lost here is found again by the sweep, so a
 * caller may go on when a call fails, and every call fails that is not answered within a few seconds. The one door to the queue, so that PostgreSQL and Redis stay interchangeable.
 */
export abstract class Jobs {
  /** Sets bells. A job that waits already is left as it is; one beyond the horizon stays a row until it comes near. */
  abstract schedule(jobs: readonly PlannedJob[]): Promise<void>;

  /** Takes a bell away; nothing happens where there is none, or where it is ringing already. */
  abstract cancel(name: JobName, id: string): Promise<void>;

  /** Takes away every bell that is not ringing at this moment. */
  abstract clear(): Promise<void>;

  abstract depth(queue: QueueName): Promise<QueueDepth>;

  /** Resolves where the queue can be reached. */
  abstract reach(): Promise<void>;
}

/**
 * Jobs due later than this stay rows only. Most of what falls due within a day is done long before, and a bell set for
 * it would be work for nothing; those that do come near are set many at a time.
 */
export const HORIZON_MILLISECONDS = 15 * 60_000;
