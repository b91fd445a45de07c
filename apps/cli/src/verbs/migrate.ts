import type { Command } from 'commander';
import { say } from '../terminal';
import { withDatabase } from '../with-database';

/** `redress migrate`. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest schema; safe to repeat')
    .action(() =>
      withDatabase('redress migrate', async (config) => {
        const { migrate } = await import('../migrate-database');
        const { applied, warnings } = await migrate(config);
        for (const name of applied) say(`applied ${name}`);
        for (const warning of warnings) say(warning);
        say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations.`);
      }),
    );
}
