import { Client } from 'pg';
import { directConnection } from './connection-options';
import { MIGRATIONS_TABLE, newDataSource } from './data-source';
import { APP_ROLE, grantToAppRole } from './migrations/app-role';
import { MIGRATIONS } from './migrations/migrations';

/** What {@link runMigrations} did. */
export interface MigrationReport {
  /** Names of the migrations applied now; empty when the schema was already the newest. */
  readonly applied: readonly string[];
  /** One sentence where the app role could not be made, otherwise null. */
  readonly warning: string | null;
}

/** Any number, as long as every process uses the same. */
const MIGRATION_LOCK = 1_163_284_051;

/** `append_events` hashes and the lists' keysets were tried on nothing older. */
const OLDEST_SERVER = 150_000;

async function refuseUnfitServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding`,
  );
  const server = rows[0];
  if (server === undefined || Number(server.version) < OLDEST_SERVER) {
    throw new Error('Redress needs PostgreSQL 15 or newer.');
  }
  if (server.encoding !== 'UTF8') {
    throw new Error(`Redress needs a database in UTF8; this one is in ${server.encoding}.`);
  }
}

/**
 * Brings a database to the newest schema and gives the app role its rights. All or nothing; several processes may call
 * it at once: one works, the others wait and then find nothing to do.
 * @param url connects as the owner of the database
 * @param role made and given rights here; null to make none
 */
export async function runMigrations(url: string, role: string | null = APP_ROLE): Promise<MigrationReport> {
  const applicationName = 'redress migrate';
  const client = new Client(directConnection({ url, role: null, applicationName }));
  await client.connect();
  try {
    await refuseUnfitServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = newDataSource({
      url,
      role: null,
      poolSize: 1,
      applicationName,
      // The statement under way fails with the same cause, and that failure is thrown.
      onIdleError: () => undefined,
    });
    await dataSource.initialize();
    try {
      await dataSource.query(`SET statement_timeout = 0`);
      const applied = await dataSource.runMigrations({ transaction: 'all' });
      const warning = role === null ? null : await grantToAppRole(client, role);
      return { applied: applied.map((migration) => migration.name), warning };
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await client.end();
  }
}

/** Whether a database has every migration this program knows; false also where it has none at all. */
export async function isAtHead(
  query: (text: string) => Promise<readonly { readonly name: string }[]>,
): Promise<boolean> {
  const rows = await query(`SELECT name FROM ${MIGRATIONS_TABLE}`);
  const applied = new Set(rows.map((row) => row.name));
  return MIGRATIONS.every((migration) => applied.has(migration.name));
}
