import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ComplaintId } from '@redress/contracts';
import { Jobs } from '@redress/messaging';
import { environmentVariable } from '@redress/platform';
import { Client } from 'pg';
import type { Desk } from '../support/desk';
import { eventually } from '../support/eventually';
import { HURRIED, type HouseAtWork, startHouse } from '../support/house-at-work';
import { onBothBackends } from '../support/queue-backends';
import { firstRepliesRung, inMilliseconds, registerManyDueAt, rungTwice } from '../support/running-clocks';

/** Clocks that run out at one moment. */
const BURST = 80;
const PATIENCE = 60_000;

onBothBackends('a burst of clocks, while its surroundings fail', (backend) => {
  let house: HouseAtWork;
  let desk: Desk;

  const breached = async (ids: readonly ComplaintId[]): Promise<number> =>
    (await firstRepliesRung(house, ids)).breached;
  const some = (ids: readonly ComplaintId[]) =>
    eventually('the burst to be in the middle', async () => {
      const count = await breached(ids);
      return count > 3 ? count : null;
    });
  const all = async (ids: readonly ComplaintId[]): Promise<void> => {
    await eventually('all broken', async () => (await breached(ids)) >= BURST, PATIENCE);
    expect(await firstRepliesRung(house, ids)).toEqual({ warned: BURST, breached: BURST });
    expect(await rungTwice(house)).toEqual([]);
  };

  beforeAll(async () => {
    house = await startHouse(backend);
    desk = await house.desk('li.wei');
  });
  afterAll(() => house.stop());

  it('breaks each once although the worker was killed in the middle of it, twice', async () => {
    const ids = await registerManyDueAt(desk, inMilliseconds(0), BURST);
    for (let kill = 0; kill < 2; kill += 1) {
      const worker = await house.spawnWorker();
      await some(ids);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    const worker = await house.spawnWorker();
    await all(ids);
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  }, 120_000);

  it('breaks each once although the queue was wiped in the middle of it', async () => {
    const worker = await house.startWorker(HURRIED);
    const ids = await registerManyDueAt(desk, inMilliseconds(2_500), BURST);
    await some(ids);
    await worker.get(Jobs).clear();
    await all(ids);
    await house.stopWorker();
  }, 120_000);

  it('breaks each once although PostgreSQL was away in the middle of it', async () => {
    const name = new URL(house.api.databaseUrl).pathname.slice(1);
    const server = new URL(environmentVariable('TEST_DATABASE_URL') ?? '');
    server.pathname = '/postgres';
    const owner = new Client({ connectionString: server.href });
    await owner.connect();
    await house.startWorker(HURRIED);
    const ids = await registerManyDueAt(desk, inMilliseconds(2_500), BURST);
    await some(ids);
    await owner.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
    // All but the connection by which this test looks.
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name <> ''`,
      [name],
    );
    await eventually('nobody connected', async () => {
      const { rows } = await owner.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = $1 AND application_name <> ''`,
        [name],
      );
      return rows.length === 0;
    });
    await owner.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    await owner.end();
    await all(ids);
    await house.stopWorker();
  }, 120_000);
});
