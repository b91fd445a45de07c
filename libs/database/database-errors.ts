import { messageOf } from '@redress/platform';

/** PostgreSQL cannot be reached, or went away. The filter answers 503 with `service.unavailable`. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';

  /**
   * @param outcomeUnknown true where the connection was lost while COMMIT was on its way: the change may have been
   * made. Sending the command again with the same Idempotency-Key tells.
   */
  constructor(
    cause: unknown,
    readonly outcomeUnknown = false,
  ) {
    super('The database cannot be reached.', { cause });
  }
}

/** Somebody else changed the same row first. The filter answers 409 with `request.concurrent`. */
export class ConcurrentWrite extends Error {
  override readonly name = 'ConcurrentWrite';

  constructor(what: string, cause?: unknown) {
    super(`${what} was changed by someone else at the same moment.`, { cause });
  }
}

const field = (error: unknown, name: 'code' | 'constraint'): string | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  const value: unknown = Reflect.get(error, name);
  if (typeof value === 'string') return value;
  const driverError: unknown = Reflect.get(error, 'driverError');
  return driverError === undefined || driverError === error ? undefined : field(driverError, name);
};

/** The five-character SQLSTATE of an error, or the code of a failed socket; undefined where there is none. */
export const sqlState = (error: unknown): string | undefined => field(error, 'code');

const UNIQUE_VIOLATION = '23505';

/**
 * The name of the unique constraint or index that a write ran into, undefined where it failed otherwise: so that a
 * service can refuse with a code of its own (`staff_login_key` → `staff.login-taken`).
 */
export const violatedUnique = (error: unknown): string | undefined =>
  sqlState(error) === UNIQUE_VIOLATION ? field(error, 'constraint') : undefined;

const FOREIGN_KEY_VIOLATION = '23503';

/** The name of the foreign key that a write ran into: something it names does not exist. Undefined otherwise. */
export const violatedReference = (error: unknown): string | undefined =>
  sqlState(error) === FOREIGN_KEY_VIOLATION ? field(error, 'constraint') : undefined;

const SOCKET_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** The server is starting, stopping, recovering, full, or was told to end this connection. */
const AWAY_STATES = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '25P03']);

/** Errors of the driver that carry no code. */
const AWAY_MESSAGES =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Query read timeout|Client was closed|connection is insecure/i;

/** Whether an error means that the database is not there, as against one that it answered. */
export const isConnectionFailure = (error: unknown): boolean => {
  if (error instanceof DatabaseUnavailable) return true;
  if (typeof error !== 'object' || error === null) return false;
  // A host with several addresses fails with one error for each.
  const several: unknown = Reflect.get(error, 'errors');
  if (Array.isArray(several)) return several.some(isConnectionFailure);
  const code = sqlState(error);
  if (code !== undefined) return SOCKET_CODES.has(code) || AWAY_STATES.has(code) || code.startsWith('08');
  return AWAY_MESSAGES.test(messageOf(error));
};

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';

/** Whether the same work, begun anew, can be expected to succeed. */
export const isRetryable = (error: unknown): boolean => {
  const code = sqlState(error);
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
};

const LOCK_NOT_AVAILABLE = '55P03';

/** What the rest of the house is told: an error of this file where one fits, otherwise the error as it came. */
export const translated = (error: unknown): unknown => {
  if (error instanceof DatabaseUnavailable || error instanceof ConcurrentWrite) return error;
  if (isConnectionFailure(error)) return new DatabaseUnavailable(error);
  if (sqlState(error) === LOCK_NOT_AVAILABLE || isRetryable(error)) return new ConcurrentWrite('The row', error);
  return error;
};
