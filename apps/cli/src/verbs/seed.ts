import type { Command } from 'commander';
import { say } from '../terminal';
import { demoTable } from '../up/demo-table';
import { withDatabase } from '../with-database';

/** `redress seed`. */
export function addSeed(program: Command): void {
  program
    .command('seed')
    .description('store the demo company in an empty database; leaves a company that is there alone')
    .action(() =>
      withDatabase('redress seed', async (config) => {
        const { migrate } = await import('../migrate-database');
        const { seedDemo } = await import('../seed-demo');
        await migrate(config);
        const { seeded, demoLogins, demoPassword } = await seedDemo(config, true);
        say(seeded ? 'The demo company is stored.' : 'There is a company already; nothing was changed.');
        const logins = demoLogins.map(({ login, name, roles }) => ({ login, name, roles: [...roles] }));
        for (const line of demoTable({ demoLogins: logins, demoPassword })) say(line);
      }),
    );
}
