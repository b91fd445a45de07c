import { runMigrations } from '@redress/database';
import { migrateQueues } from '@redress/messaging';
import type { Config } from '@redress/platform';

/** What {@link migrate} did. */
export interface Migrated {
  /** Names of the migrations applied now. */
  readonly applied: readonly string[];
  /** Sentences a person should read. */
  readonly warnings: readonly string[];
}

/** Brings the schema of the database and of its queues to the newest; safe to repeat. */
export async function migrate(config: Config): Promise<Migrated> {
  const { applied, warning } = await runMigrations(config.databaseUrl, config.databaseRole);
  await migrateQueues(config.databaseUrl, config.databaseRole);
  return { applied, warnings: warning === null ? [] : [warning] };
}
