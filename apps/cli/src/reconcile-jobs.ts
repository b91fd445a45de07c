import { type BellCounts, DueJobs, Jobs, JobsModule, ringFromRows } from '@redress/messaging';
import { Clock, type Config } from '@redress/platform';
import { withInstallation } from './installation-context';
import { proveSchema } from './prove-schema';

/** Empties the queues and sets every bell anew from the rows, which are the truth. Safe while Redress runs. */
export async function reconcileJobs(config: Config): Promise<BellCounts> {
  await proveSchema(config);
  return withInstallation(
    config,
    async (context) => {
      const jobs = context.get(Jobs);
      await jobs.clear();
      const { counts } = await ringFromRows(jobs, context.get(DueJobs), null, context.get(Clock).milliseconds());
      return counts;
    },
    [JobsModule],
  );
}
