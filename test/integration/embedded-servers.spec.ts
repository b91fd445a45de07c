import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectRedis, environmentVariable } from '@redress/platform';
import { Client } from 'pg';
import { createTestRedis, type TestRedis, testRedisUrl } from '../support/test-redis';

describe('the servers the tests run on', () => {
  it('has a PostgreSQL that counts in UTC and speaks UTF-8', async () => {
    const client = new Client({ connectionString: environmentVariable('TEST_DATABASE_URL') });
    await client.connect();
    const { rows } = await client.query<Record<string, string>>(
      "SELECT current_setting('TimeZone') AS zone, current_setting('server_encoding') AS encoding",
    );
    await client.end();
    expect(rows).toEqual([{ zone: 'UTC', encoding: 'UTF8' }]);
  });

  (testRedisUrl() === null ? describe.skip : describe)('on Redis', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await createTestRedis();
    });
    afterAll(() => redis.close());

    it('has a Redis database of its own', async () => {
      const connection = await connectRedis(redis.url, 'test');
      await connection.set('key', '1');
      expect(await connection.get('key')).toBe('1');
      connection.disconnect();
    });
  });

  it('says which address does not answer, without the password', async () => {
    await expect(connectRedis('redis://:secret@127.0.0.1:1', 'test', 500)).rejects.toThrow(
      /REDIS_URL names 127\.0\.0\.1:1, but/,
    );
  });
});
