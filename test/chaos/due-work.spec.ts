import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Instant } from '@redress/contracts';
import { Jobs } from '@redress/messaging';
import { environmentVariable, Metrics } from '@redress/platform';
import { Client } from 'pg';
import type { Desk } from '../support/desk';
import { eventually } from '../support/eventually';
import { type HouseAtWork, startHouse, WITHOUT_SWEEP } from '../support/house-at-work';
import { startPrivateRedis } from '../support/private-redis';
import { testRedisUrl } from '../support/test-redis';

/** A complaint with a callback that falls due so many milliseconds from now. */
const owed = async (desk: Desk, milliseconds: number): Promise<string> => {
  const { complaintId } = await desk.register();
  const complainantId = (await desk.state(complaintId)).complainants[0]?.id;
  if (complainantId === undefined) throw new Error('nobody complains');
  const dueAt = new Date(Date.now() + milliseconds).toISOString() as Instant;
  await desk.do(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt });
  return complaintId;
};

describe('what falls due, while its surroundings fail', () => {
  let house: HouseAtWork | null = null;
  const cleanups: (() => Promise<unknown>)[] = [];

  afterEach(async () => {
    await house?.stop();
    house = null;
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  (testRedisUrl() === null ? it.skip : it)(
    'rings, and stops gracefully, although Redis is gone',
    async () => {
      const redis = await startPrivateRedis();
      if (redis === null) throw new Error('no Redis');
      cleanups.push(() => redis.stop());
      house = await startHouse('PostgreSQL', { REDIS_URL: redis.url });
      const desk = await house.desk('li.wei');
      const worker = await house.spawnWorker();
      const complaintId = await owed(desk, 3_000);
      await redis.stop();
      const { count } = house;
      await eventually('the callback to ring', async () => (await count(complaintId, 'complaint.callback-rang')) === 1);
      // Later ones too, whose bells could never be set.
      const another = await owed(desk, 100);
      await eventually('another to ring', async () => (await count(another, 'complaint.callback-rang')) === 1);
      const ended = once(worker, 'exit');
      worker.kill('SIGTERM');
      expect(await ended).toEqual([null, 'SIGTERM']);
    },
    60_000,
  );

  it('rings by the queue again after PostgreSQL was away', async () => {
    house = await startHouse('PostgreSQL');
    const { count, startWorker } = house;
    const desk = await house.desk('li.wei');
    const name = new URL(house.api.databaseUrl).pathname.slice(1);
    const server = new URL(environmentVariable('TEST_DATABASE_URL') ?? '');
    server.pathname = '/postgres';
    const owner = new Client({ connectionString: server.href });
    await owner.connect();
    cleanups.push(() => owner.end());

    const worker = await startWorker(WITHOUT_SWEEP);
    const complaintId = await owed(desk, 4_000);
    await eventually('its bell', async () => (await worker.get(Jobs).depth('bells')).delayed === 1);
    await owner.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    // All but the connection by which this test looks.
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name <> ''`,
      [name],
    );
    await eventually('the worker to notice', async () => {
      const { rows } = await owner.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND application_name <> ''`,
        [name],
      );
      return rows.length === 0;
    });
    await owner.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    await eventually(
      'the callback to ring',
      async () => (await count(complaintId, 'complaint.callback-rang')) === 1,
      40_000,
    );
    const later = await eventually('the api to be back', async () => {
      try {
        return await owed(desk, 300);
      } catch {
        return null;
      }
    });
    await eventually('a later one', async () => (await count(later, 'complaint.callback-rang')) === 1, 40_000);
    expect(await worker.get(Metrics).text()).toMatch(/by="queue"\} 2/);
  }, 120_000);
});
