import type { JobName } from '@redress/contracts';
import type { Metrics } from '@redress/platform';

/** Who did what fell due: the queue, or, where the queue lost the bell, the sweep. */
export type DoneBy = 'queue' | 'sweep';

/** Notes how late something was done. `seconds` count from the moment it fell due. */
export type ObserveLateness = (job: JobName, by: DoneBy, seconds: number) => void;

/** The figure `redress_timer_lateness_seconds` of this process. */
export const timerLateness = (metrics: Metrics): ObserveLateness => {
  const histogram = metrics.histogram('redress_timer_lateness_seconds', 'Seconds from due to done.', ['job', 'by']);
  return (job, by, seconds) => histogram.observe({ job, by }, Math.max(0, seconds));
};
