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
        const { runMigrations } = await import('@redress/database');
        const { migrateQueues } = await import('@redress/messaging');
        const { applied, warning } = await runMigrations(config.databaseUrl, config.databaseRole);
        await migrateQueues(config.databaseUrl, config.databaseRole);
        for (const name of applied) say(`applied ${name}`);
        if (warning !== null) say(warning);
        say(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.length} migrations.`);
      }),
    );
}
