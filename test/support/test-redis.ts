import { connectRedis, environmentVariable } from '@redress/platform';

/** One of the databases of the private Redis. */
export interface TestRedis {
  readonly url: string;
  close(): Promise<void>;
}

/** null where this machine has no Redis and none could be installed: tests that need it are then skipped, visibly. */
export function testRedisUrl(): string | null {
  const url = environmentVariable('TEST_REDIS_URL');
  if (url === undefined) return null;
  // Test files run side by side, one to a jest worker: each worker has a database of its own.
  return `${url}/${environmentVariable('JEST_WORKER_ID') ?? '0'}`;
}

/** An empty Redis database for one test file. */
export async function createTestRedis(): Promise<TestRedis> {
  const url = testRedisUrl();
  if (url === null) throw new Error('This test needs Redis: check testRedisUrl() first.');
  const flush = async (): Promise<void> => {
    const connection = await connectRedis(url, 'test');
    await connection.flushdb();
    connection.disconnect();
  };
  await flush();
  return { url, close: flush };
}
