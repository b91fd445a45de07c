import { type Instant, instantOf, type JobName } from '@redress/contracts';
import { JOB_NAMES, type DueJobs } from './due-jobs.query';
import { HORIZON_MILLISECONDS, type Jobs } from './jobs';

/** How many bells of each kind the rows asked for. */
export type BellCounts = Readonly<Record<JobName, number>>;

/**
 * Sets a bell for every row that falls due after `from` (null: also for what is due already) and within the horizon.
 * Bells that are there stay as they are, so this may be done at any time.
 * @returns how many bells, and up to when
 */
export async function ringFromRows(
  jobs: Jobs,
  rows: DueJobs,
  from: Instant | null,
  nowMilliseconds: number,
): Promise<{ readonly counts: BellCounts; readonly until: Instant }> {
  const until = instantOf(nowMilliseconds + HORIZON_MILLISECONDS);
  const counts: Record<JobName, number> = {
    'callback-ring': 0,
    'callback-miss': 0,
    'callback-expire': 0,
    'clock-warn': 0,
    'clock-due': 0,
    'message-release': 0,
    'alert-ring': 0,
    'notification-send': 0,
  };
  for (const name of JOB_NAMES)
    for await (const page of rows.between(name, from, until)) {
      await jobs.schedule(page);
      counts[name] += page.length;
    }
  return { counts, until };
}
