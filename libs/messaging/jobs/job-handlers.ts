import type { Instant, JobMap, JobName, JobResult } from '@redress/contracts';

/** What a handler did, or the moment at which it wants the same job again. */
export type JobOutcome = JobResult | { readonly again: Instant };

/**
 * One handler for each job there is; a job without one does not compile. A handler is called at least once for each
 * job and must do its work at most once: it reads the row and asks whether the duty still stands.
 */
export type JobHandlers = { readonly [N in JobName]: (payload: JobMap[N]) => Promise<JobOutcome> };

/** Hands a job to the handler of its name. */
export const handle = <N extends JobName>(handlers: JobHandlers, name: N, payload: JobMap[N]): Promise<JobOutcome> =>
  handlers[name](payload);
