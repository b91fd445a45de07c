import { Redis } from 'ioredis';
import { messageOf } from '../failure/failure';
import { StartupError } from '../failure/startup-error';

/** A connection to Redis. Other libs name the type through here and never import the client themselves. */
export type RedisConnection = Redis;

/** REDIS_URL is set and nothing answers there. There is no silent change to another backend. */
export class RedisUnreachableError extends StartupError {
  override readonly name = 'RedisUnreachableError';
}

/** The address without the password, for messages. */
export function redisAddress(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

/**
 * Opens a connection and proves that it answers.
 * `maxRetriesPerRequest` is null because queues must wait out a restart of Redis rather than lose a command.
 * @throws RedisUnreachableError when nothing answers within `timeoutMilliseconds`
 */
export async function connectRedis(
  url: string,
  purpose: string,
  timeoutMilliseconds = 5_000,
): Promise<RedisConnection> {
  const connection = new Redis(url, {
    lazyConnect: true,
    connectionName: `redress-${purpose}`,
    connectTimeout: timeoutMilliseconds,
    maxRetriesPerRequest: null,
    retryStrategy: () => null,
  });
  let lastError: Error | undefined;
  const remember = (error: Error): void => {
    lastError = error;
  };
  connection.on('error', remember);
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    // Once it has ended by itself, disconnecting again would only keep the process awake.
    if (connection.status !== 'end' && connection.status !== 'close') connection.disconnect();
    const reason = messageOf(lastError ?? error);
    throw new RedisUnreachableError(
      `REDIS_URL names ${redisAddress(url)}, but no usable Redis answers there (${reason}). ` +
        'Start it, correct the address, or remove REDIS_URL to run the queues on PostgreSQL.',
    );
  }
  // From here on a lost connection is mended for as long as the process lives.
  connection.options.retryStrategy = (attempt: number) => Math.min(attempt * 100, 2_000);
  return connection;
}
