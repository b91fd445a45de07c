import type { ClientBase } from 'pg';
import { sqlState } from '../database-errors';

/** What the api and the worker act as unless told otherwise. */
export const APP_ROLE = 'redress_app';

/** Rows that may go. Everything else stays for good, or is emptied where the law asks for it. */
const DELETABLE = [
  'session',
  'idempotency_key',
  'saved_filter',
  'customer_contact',
  'equipment',
  'category',
  'consumer_cursor',
  'agenda_feed',
] as const;

/** Rows that, once written, stay as they are. */
const WRITE_ONCE = ['event_log', 'chain_anchor', 'read_log', 'schema_migration'] as const;

const INSUFFICIENT_PRIVILEGE = '42501';

/** Roles belong to the whole server, so two databases being migrated at once can meet here; the later one tries again. */
const MEETING_STATES = ['42710', '23505', 'XX000'];
const MEETINGS = 10;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

async function ensureRole(client: ClientBase, role: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${quoted(role)} NOLOGIN`);
      const { rows } = await client.query<{ member: boolean }>(
        `SELECT pg_has_role(current_user, $1, 'MEMBER') AS member`,
        [role],
      );
      if (rows[0]?.member !== true) await client.query(`GRANT ${quoted(role)} TO CURRENT_USER`);
      return;
    } catch (error) {
      if (attempt === MEETINGS || !MEETING_STATES.includes(sqlState(error) ?? '')) throw error;
    }
  }
}

/**
 * Makes the role that the api and the worker act as, and gives it what it may do in this database: no DDL, no change to
 * what is written for good, and of a text or a hash only what erasing needs. Safe to repeat.
 * @returns null, or one sentence saying why the role could not be made
 */
export async function grantToAppRole(client: ClientBase, role: string): Promise<string | null> {
  try {
    await ensureRole(client, role);
  } catch (error) {
    if (sqlState(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    return `The database user may not create the role ${role}, so only triggers protect the event log.`;
  }
  const name = quoted(role);
  await client.query(`
    GRANT USAGE ON SCHEMA public TO ${name};
    REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${name};
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO ${name};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name};
    GRANT DELETE ON ${DELETABLE.join(', ')} TO ${name};
    REVOKE UPDATE ON ${WRITE_ONCE.join(', ')} FROM ${name};
    REVOKE INSERT ON schema_migration FROM ${name};
    REVOKE UPDATE ON complaint_text FROM ${name};
    GRANT UPDATE (body, salt, erased_at) ON complaint_text TO ${name};
    REVOKE UPDATE ON setting_version FROM ${name};
    GRANT UPDATE (retired_at) ON setting_version TO ${name};
  `);
  return null;
}
