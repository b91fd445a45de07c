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
/** A line that went silent is found out after this and some probes, and not after the hours that systems wait. */
const KEEP_ALIVE_DELAY = 10_000;
/** No statement of ours takes that long unless something is wrong. */
const STATEMENT_TIMEOUT = 15_000;
/** The server would have answered by then; it, or the way to it, is gone. */
const ANSWER_TIMEOUT = 20_000;
/** Waiting longer for a row than a person waits for an answer helps nobody. */
const LOCK_TIMEOUT = 5_000;
/** A transaction whose process hangs holds its locks, and its lane of the event log, no longer than this. */
const IDLE_IN_TRANSACTION_TIMEOUT = 10_000;

const DIRECT_SETTINGS = ['TimeZone=UTC', 'default_transaction_isolation=read\\ committed'];

/**
 * Plans are kept per connection. One that was made while a table was nearly empty reads it from end to end, and goes on
 * doing so while an import fills it, until the next ANALYZE. Every statement of ours has an index to go by, so the pool
 * rules such plans out. Compiling a plan takes longer than any of them runs.
 */
const POOL_SETTINGS = ['enable_seqscan=off', 'jit=off'];

const sessionOptions = (role: string | null, more: readonly string[] = []): string =>
  [...(role === null ? [] : [`role=${role}`]), ...DIRECT_SETTINGS, ...more].map((setting) => `-c ${setting}`).join(' ');

/** One connection of its own, outside the pool: LISTEN, NOTIFY, long reading. No timeouts. */
export const directConnection = (options: Pick<DatabaseOptions, 'url' | 'role' | 'applicationName'>): ClientConfig => ({
  connectionString: options.url,
  application_name: options.applicationName,
  connectionTimeoutMillis: CONNECT_TIMEOUT,
  keepAlive: true,
  keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY,
  types: typeParsers,
  options: sessionOptions(options.role),
});

/**
 * The pool's connections. Everything that a transaction needs set is set once, when the connection is made, so that no
 * command pays a round trip for it; `pipeline` sends what is asked without waiting for the answer before.
 */
export const pooledConnections = (options: DatabaseOptions): PoolConfig => ({
  ...directConnection(options),
  options: sessionOptions(options.role, POOL_SETTINGS),
  max: options.poolSize,
  pipeline: true,
  statement_timeout: STATEMENT_TIMEOUT,
  query_timeout: ANSWER_TIMEOUT,
  lock_timeout: LOCK_TIMEOUT,
  idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
});
