import type { ClientConfig, PoolConfig } from 'pg';
import { typeParsers } from './type-parsers';

/** How the house behaves towards its database. Times are milliseconds. */
export interface DatabaseOptions {
  readonly url: string;
  /** The role to act as; null to act as the user of the address. */
  readonly role: string | null;
  readonly poolSize: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** Told when a connection that lay idle broke; the pool replaces it by itself. */
  readonly onIdleError: (error: Error) => void;
}

const CONNECT_TIMEOUT = 5_000;
/** No statement of ours takes that long unless something is wrong. */
const STATEMENT_TIMEOUT = 15_000;
/** Waiting longer for a row than a person waits for an answer helps nobody. */
const LOCK_TIMEOUT = 5_000;
/** A transaction whose process hangs holds its locks, and its lane of the event log, no longer than this. */
const IDLE_IN_TRANSACTION_TIMEOUT = 10_000;

const DIRECT_SETTINGS = ['TimeZone=UTC', 'default_transaction_isolation=read\\ committed'];

const startOptions = (settings: readonly string[]): string => settings.map((setting) => `-c ${setting}`).join(' ');

/** One connection of its own, outside the pool: LISTEN, NOTIFY, long reading. No timeouts. */
export const directConnection = (options: Pick<DatabaseOptions, 'url' | 'role' | 'applicationName'>): ClientConfig => ({
  connectionString: options.url,
  application_name: options.applicationName,
  connectionTimeoutMillis: CONNECT_TIMEOUT,
  keepAlive: true,
  types: typeParsers,
  options: startOptions([...(options.role === null ? [] : [`role=${options.role}`]), ...DIRECT_SETTINGS]),
});

/**
 * The pool's connections. Everything that a transaction needs set is set once, when the connection is made, so that no
 * command pays a round trip for it; `pipeline` sends what is asked without waiting for the answer before.
 */
export const pooledConnections = (options: DatabaseOptions): PoolConfig => ({
  ...directConnection(options),
  max: options.poolSize,
  pipeline: true,
  statement_timeout: STATEMENT_TIMEOUT,
  lock_timeout: LOCK_TIMEOUT,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
});
