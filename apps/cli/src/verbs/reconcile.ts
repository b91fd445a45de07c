import type { Command } from 'commander';
import { say } from '../terminal';
import { withDatabase } from '../with-database';

/** `redress reconcile`. */
export function addReconcile(program: Command): void {
  program
    .command('reconcile')
    .description('empty the queues and set every bell of the coming day anew from the rows; safe while Redress runs')
    .action(() =>
      withDatabase('redress reconcile', async (config) => {
        const { reconcileJobs } = await import('../reconcile-jobs');
        const counts = await reconcileJobs(config);
        for (const [name, count] of Object.entries(counts)) say(`${name}: ${count}`);
        say('Every bell was set anew from the rows.');
      }),
    );
}
