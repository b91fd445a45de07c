import type { JobMap, JobName } from '@redress/contracts';
import type { RequestContext } from '@redress/directory';
import { jobId } from '@redress/messaging';

/** On whose behalf a timer acts. All that one job leads to carries the job's id, whoever carries the job out. */
export const askingOf = <N extends JobName>(name: N, payload: JobMap[N]): RequestContext => ({
  actor: { kind: 'system', id: 'timer' },
  correlationId: jobId(name, payload),
});
