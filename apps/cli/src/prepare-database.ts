import { runMigrations } from '@redress/database';
import { migrateQueues } from '@redress/messaging';
import type { Config } from '@redress/platform';
import type { Preparation } from './up/preparation-report';

/** Brings the schema of the database and of its queues to the newest; safe to repeat. */
export async function prepareDatabase(config: Config): Promise<Preparation> {
  const { applied, warning } = await runMigrations(config.databaseUrl, config.databaseRole);
  await migrateQueues(config.databaseUrl, config.databaseRole);
  return { applied: [...applied], warnings: warning === null ? [] : [warning] };
}
