import { type ClientBase, Client } from 'pg';
import { QUEUES } from '@redress/contracts';
import { directConnection } from '@redress/database';

/** The schema of the database in which queues live. */
export const QUEUE_SCHEMA = 'bullmq';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The queue makes a sequence when it first takes several jobs at once, which the app role may not: made here instead. */
async function makeSequences(client: ClientBase): Promise<void> {
  const schema = quoted(QUEUE_SCHEMA);
  for (const queue of QUEUES) {
    const named = await client.query<{ name: string }>(`SELECT ${schema}.job_id_seq_name($1) AS name`, [queue]);
    for (const { name } of named.rows) await client.query(`CREATE SEQUENCE IF NOT EXISTS ${schema}.${quoted(name)}`);
  }
}

async function grant(client: ClientBase, role: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (known.rowCount === 0) return;
  const schema = quoted(QUEUE_SCHEMA);
  await client.query(`
    GRANT USAGE ON SCHEMA ${schema} TO ${quoted(role)};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${quoted(role)};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${quoted(role)};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${quoted(role)};
  `);
}

/**
 * Makes the tables that queues on PostgreSQL need and lets the app role work with them, which may not make tables
 * itself. Safe to repeat and to call from several processes at once. Run after the house's own migrations, which make
 * the role.
 * @param url connects as the owner of the database
 * @param role the app role; null where everything acts as the owner
 */
export async function migrateQueues(url: string, role: string | null): Promise<void> {
  const client = new Client(directConnection({ url, role: null, applicationName: 'redress migrate queues' }));
  await client.connect();
  try {
    const { runMigrations } = await import('bullmq');
    await runMigrations(client, QUEUE_SCHEMA);
    await makeSequences(client);
    if (role !== null) await grant(client, role);
  } finally {
    await client.end();
  }
}
