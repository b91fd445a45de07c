import type { Config, RedisConnections } from '@redress/platform';
import type { QueueBackend } from './queue-backend';

/**
 * Opens the queues' backend. The queue's own code is loaded now and only here, so that a process that never asks for it,
 * such as the api, does not carry it.
 * @param concurrency jobs that will be worked on at a time
 * @throws RedisUnreachableError when REDIS_URL is set and nothing answers there
 */
export async function openQueueBackend(
  config: Config,
  redis: RedisConnections,
  concurrency: number,
): Promise<QueueBackend> {
  const { onPostgres, onRedis } = await import('./bull-backend');
  return redis.available ? onRedis(redis) : onPostgres(config, concurrency);
}
