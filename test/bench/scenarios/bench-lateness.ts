import type { CallbackId } from '@redress/contracts';
import { SystemClock, waitUntil } from '@redress/platform';
import { startPrivateRedis } from '../../support/private-redis';
import { Copies } from '../filling/copies';
import { makeCallbackModel } from '../filling/model-complaints';
import { BenchHouse } from '../house/bench-house';
import { foundCompany, OWNERS_OF_A_STATION } from '../house/company';
import { LiveListeners } from '../load/live-listeners';
import { latencyOf } from '../load/quantiles';
import type { LatenessFigures } from '../report/figures';
import type { BenchPart } from './bench-http';

const PATIENCE_MILLISECONDS = 120_000;
const clock = new SystemClock();

/** The followers of the log have taken in everything that is in it. */
const IS_FOLLOWED = `SELECT bool_and(position >= coalesce(
    (SELECT max(position) FROM event_log WHERE event_log.lane = consumer_cursor.lane), 0)) AS followed
  FROM consumer_cursor`;

/** How late callbacks ring while many are pending, with the queue on PostgreSQL and, where there is one, on Redis. */
export async function benchLateness(part: BenchPart): Promise<void> {
  part.figures.lateness.push(await ringing(part, 'PostgreSQL', undefined));
  const redis = await startPrivateRedis({ install: false });
  if (redis === null) {
    part.say('There is no redis-server on the PATH: lateness with the queue on Redis is not measured.');
    return;
  }
  part.cleanups.add(() => redis.stop());
  part.figures.lateness.push(await ringing(part, 'Redis', redis.url));
  await redis.stop();
}

async function ringing(
  { server, scale, cleanups, say }: BenchPart,
  backend: LatenessFigures['backend'],
  redisUrl: string | undefined,
): Promise<LatenessFigures> {
  const { callbacks, dueOver, dueAfter } = scale;
  const database = await server.createDatabase(`bench_ring_${backend.toLowerCase()}`);
  const company = await foundCompany(database.sql, { withMail: false });
  const house = await BenchHouse.start(server, database, redisUrl === undefined ? {} : { redisUrl });
  cleanups.add(() => house.stop());
  const copies = await Copies.of(database, company, [await makeCallbackModel(house.url, company)]);

  const firstDue = clock.milliseconds() + dueAfter * 1_000;
  say(`Storing ${callbacks} complaints with a callback each, queue on ${backend} ...`);
  const dueOf = (place: number): number => firstDue + Math.round((place / callbacks) * dueOver * 1_000);
  await copies.fill({ from: 0, to: callbacks, dueOf });

  const late = new Map<CallbackId, number>();
  const owners = company.stations.flatMap(({ agents }) => agents.slice(0, OWNERS_OF_A_STATION));
  const listeners = await LiveListeners.connect(house.url, owners, {
    onRinging: ({ callbackId, dueAt }) => {
      if (!late.has(callbackId)) late.set(callbackId, clock.milliseconds() - new Date(dueAt).getTime());
    },
  });
  cleanups.add(() => listeners.close());
  await house.startWorker();
  const followed = await waitUntil(async () => {
    const { rows } = await database.sql.query<{ followed: boolean | null }>(IS_FOLLOWED);
    return rows[0]?.followed === true ? true : undefined;
  }, firstDue - clock.milliseconds());
  if (followed === undefined) {
    throw new Error(`Setting ${callbacks} bells took longer than the ${dueAfter} s until the first is due.`);
  }
  say(`All bells are set; the first rings in ${Math.round((firstDue - clock.milliseconds()) / 1_000)} s.`);

  const until = new Date(dueOf(callbacks)).toISOString();
  const patience = firstDue + dueOver * 1_000 - clock.milliseconds() + PATIENCE_MILLISECONDS;
  const rang = await waitUntil(async () => {
    const { rows } = await database.sql.query<{ waiting: number }>(
      `SELECT count(*)::integer AS waiting FROM callback WHERE state = 'scheduled' AND due_at < $1`,
      [until],
    );
    return rows[0]?.waiting === 0 && late.size >= callbacks ? true : undefined;
  }, patience);
  if (rang === undefined) say('  (not every callback rang or was heard in time)');
  const { rows } = await database.sql.query<{ late: number }>(
    `SELECT extract(epoch FROM rang_at - due_at)::float8 * 1000 AS late FROM callback WHERE rang_at IS NOT NULL`,
  );
  listeners.close();
  await house.stop();
  return {
    backend,
    callbacks,
    overSeconds: dueOver,
    row: latencyOf(rows.map((row) => row.late)),
    socket: latencyOf([...late.values()]),
    unheard: callbacks - late.size,
  };
}
