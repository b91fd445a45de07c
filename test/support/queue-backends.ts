import { describe } from '@jest/globals';
import { type Config, parseConfig } from '@redress/platform';
import { createTestDatabase, type TestDatabase } from './test-database';
import { createTestRedis, type TestRedis, testRedisUrl } from './test-redis';

/** What one test file runs on: a database of its own and, where the queues live there, a Redis of its own. */
export interface Surroundings {
  readonly database: TestDatabase;
  readonly redis: TestRedis | null;
  /** The configuration a process of ours would have here. */
  config(changes?: Readonly<Record<string, string>>): Config;
  /** The variables that make up that configuration, for a process of its own. */
  environment(changes?: Readonly<Record<string, string>>): Record<string, string>;
  close(): Promise<void>;
}

export type BackendName = 'PostgreSQL' | 'Redis';

export async function createSurroundings(backend: BackendName): Promise<Surroundings> {
  const database = await createTestDatabase();
  const redis = backend === 'Redis' ? await createTestRedis() : null;
  const environment = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '5',
    ...(redis === null ? {} : { REDIS_URL: redis.url }),
    ...changes,
  });
  return {
    database,
    redis,
    config: (changes) => parseConfig(environment(changes)),
    environment,
    close: async () => {
      await redis?.close();
      await database.close();
    },
  };
}

/** The same tests with the queues on PostgreSQL and on Redis; the latter are skipped, visibly, where there is none. */
export function onBothBackends(name: string, tests: (backend: BackendName) => void): void {
  describe(`${name}, queues on PostgreSQL`, () => tests('PostgreSQL'));
  (testRedisUrl() === null ? describe.skip : describe)(`${name}, queues on Redis`, () => tests('Redis'));
}
