import { randomUUID } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { ClockId, ComplaintId, Instant } from '@redress/contracts';
import { DatabaseModule } from '@redress/database';
import {
  JOB_NAMES,
  JobHost,
  type JobHandlers,
  Jobs,
  JobsModule,
  QUEUE_BACKEND,
  type QueueBackend,
} from '@redress/messaging';
import { Clock, Metrics, parseConfig, PlatformModule, SystemClock, waitUntil } from '@redress/platform';
import { startPrivateRedis } from '../../support/private-redis';
import { Copies } from '../filling/copies';
import { makeModels } from '../filling/model-complaints';
import { BenchHouse } from '../house/bench-house';
import type { BenchDatabase } from '../house/bench-server';
import { foundCompany } from '../house/company';
import { httpLoad } from '../load/http-load';
import { familyCpu, processCpu } from '../load/process-cost';
import { latencyOf } from '../load/quantiles';
import type { ClockCostFigures, ClockFigures } from '../report/figures';
import type { BenchPart } from './bench-http';
import { HttpScenarios } from './http-scenarios';

const PATIENCE_MILLISECONDS = 180_000;
/** Running clocks on an average copy, closed complaints included; the filling goes on until there are enough. */
const CLOCKS_EACH = 4;
/** Bells rung at once to tell what one costs. */
const COSTED = 500;
const clock = new SystemClock();

const SKIP = `UPDATE consumer_cursor SET position = greatest(position, coalesce(
  (SELECT max(position) FROM event_log WHERE event_log.lane = consumer_cursor.lane), 0))`;

/** Of the clocks that nobody has set yet so many, spread over a time; nothing else about them is touched. */
const SET_DUE = `UPDATE clock SET due_at = to_timestamp($1::float8 / 1000) + random() * $2 * interval '1 second', warn_at = NULL
  WHERE id IN (SELECT id FROM clock WHERE ended_at IS NULL AND breached_at IS NULL AND span IS NOT NULL
    AND kind IN ('resolution', 'statutory') AND due_at > now() + interval '12 hours' ORDER BY id LIMIT $3)`;

const whole = async (database: BenchDatabase, text: string, values: readonly unknown[] = []): Promise<number> => {
  const { rows } = await database.sql.query<{ count: number }>(text, [...values]);
  return rows[0]?.count ?? 0;
};
const running = (database: BenchDatabase) =>
  whole(database, 'SELECT count(*)::integer AS count FROM clock WHERE ended_at IS NULL');

/** A database with at least so many running clocks, and an api on it. */
class ClockHouse {
  private complaints = 0;

  private constructor(
    readonly database: BenchDatabase,
    readonly house: BenchHouse,
    readonly scenarios: () => Promise<HttpScenarios>,
    private readonly copies: Copies,
  ) {}

  static async open({ server, cleanups }: BenchPart, name: string, redisUrl?: string): Promise<ClockHouse> {
    const database = await server.createDatabase(name);
    const company = await foundCompany(database.sql, { withMail: false });
    const house = await BenchHouse.start(server, database, redisUrl === undefined ? {} : { redisUrl });
    cleanups.add(() => house.stop());
    const copies = await Copies.of(database, company, await makeModels(house.url, company));
    await house.startWorker();
    await house.stopWorker();
    return new ClockHouse(database, house, () => HttpScenarios.over(database.sql, company), copies);
  }

  async fill(clocks: number): Promise<number> {
    for (let found = await running(this.database); found < clocks; found = await running(this.database)) {
      const more = Math.max(50, Math.ceil((clocks - found) / CLOCKS_EACH));
      await this.copies.fill({ from: this.complaints, to: this.complaints + more });
      this.complaints += more;
    }
    await this.database.sql.query(SKIP);
    return running(this.database);
  }

  /** Sets so many clocks to a moment or a time from it on; returns the ids' count that could be set. */
  async setDue(at: number, overSeconds: number, count: number): Promise<number> {
    return (await this.database.sql.query(SET_DUE, [at, overSeconds, count])).rowCount ?? 0;
  }

  /** Waits until everything due by then is broken. */
  async broken(until: number): Promise<boolean> {
    const left = `SELECT count(*)::integer AS count FROM clock
      WHERE ended_at IS NULL AND breached_at IS NULL AND due_at <= to_timestamp($1::float8 / 1000)`;
    const patience = until - clock.milliseconds() + PATIENCE_MILLISECONDS;
    const done = await waitUntil(
      async () => ((await whole(this.database, left, [until])) === 0 ? true : undefined),
      patience,
    );
    return done === true;
  }

  async lateness(from: number): Promise<number[]> {
    const { rows } = await this.database.sql.query<{ late: number }>(
      `SELECT extract(epoch FROM breached_at - due_at)::float8 * 1000 AS late FROM clock
       WHERE breached_at IS NOT NULL AND due_at >= to_timestamp($1::float8 / 1000)`,
      [from],
    );
    return rows.map(({ late }) => late);
  }
}

/** Clocks that run out while many run, a storm of them at one instant, and what one costs however many are stored. */
export async function benchClocks(part: BenchPart): Promise<void> {
  part.figures.clocks.push(await rung(part, 'PostgreSQL', undefined));
  const redis = await startPrivateRedis({ install: false });
  if (redis === null)
    part.say('There is no redis-server on the PATH: clocks with the queue on Redis are not measured.');
  else {
    part.cleanups.add(() => redis.stop());
    part.figures.clocks.push(await rung(part, 'Redis', redis.url));
    await redis.stop();
  }
  part.figures.clockCosts.push(...(await costs(part)));
}

async function rung(part: BenchPart, backend: ClockFigures['backend'], redisUrl?: string): Promise<ClockFigures> {
  const { scale, say } = part;
  const { clocks, clocksDue, stormOf, dueOver, dueAfter } = scale;
  const desk = await ClockHouse.open(part, `bench_clocks_${backend.toLowerCase()}`, redisUrl);
  say(`Storing ${clocks} running clocks, queue on ${backend} ...`);
  const stored = await desk.fill(Math.max(clocks, clocksDue * 4));
  const from = clock.milliseconds() + dueAfter * 1_000;
  const due = await desk.setDue(from, dueOver, clocksDue);
  await desk.house.startWorker();
  say(`${due} of ${stored} clocks run out within ${dueOver} s, beginning in ${dueAfter} s ...`);
  if (!(await desk.broken(from + dueOver * 1_000))) say('  (not every clock rang in time)');
  const late = latencyOf(await desk.lateness(from));

  const at = clock.milliseconds() + 10_000;
  const storm = await desk.setDue(at, 0, stormOf);
  // The worker sets bells for what comes near every few minutes; starting it anew does so at once.
  await desk.house.stopWorker();
  await desk.house.startWorker();
  const scenarios = await desk.scenarios();
  await waitUntil(() => Promise.resolve(clock.milliseconds() >= at - 1_000 ? true : undefined), 60_000);
  say(`${storm} clocks run out at one instant, while complaints come in ...`);
  const load = httpLoad(desk.house.url, () => scenarios.create.next(), 10);
  const drained = await desk.broken(at);
  const creating = await load;
  const lateInStorm = latencyOf(await desk.lateness(at));
  await desk.house.stop();
  const floor = await bareQueue(part, desk.database, redisUrl, due, dueOver, stored);
  return {
    backend,
    running: stored,
    due,
    overSeconds: dueOver,
    late,
    floor,
    storm: {
      clocks: storm,
      drainSeconds: drained ? lateInStorm.max / 1_000 : Number.NaN,
      create: latencyOf(creating.milliseconds),
    },
  };
}

/** BullMQ's own delayed jobs alone: as many, over the same time, with a handler that only looks at the clock. */
async function bareQueue(
  { server, say }: BenchPart,
  database: BenchDatabase,
  redisUrl: string | undefined,
  count: number,
  overSeconds: number,
  besides: number,
): Promise<ReturnType<typeof latencyOf>> {
  const config = parseConfig(server.environment(database, redisUrl === undefined ? {} : { REDIS_URL: redisUrl }));
  class Root {}
  const app = await NestFactory.createApplicationContext(
    { module: Root, imports: [PlatformModule.forRoot(config), DatabaseModule, JobsModule] },
    { logger: false },
  );
  try {
    const jobs = app.get(Jobs);
    await jobs.clear();
    const from = clock.milliseconds() + 10_000 + Math.round(count / 2);
    const dues = new Map<string, number>();
    const planned = Array.from({ length: count }, (_, index) => {
      const due = from + Math.round((index / count) * overSeconds * 1_000);
      const clockId = randomUUID() as string as ClockId;
      dues.set(clockId, due);
      const payload = { complaintId: clockId as string as ComplaintId, clockId, generation: 1 };
      return { name: 'clock-due', payload, at: new Date(due).toISOString() as Instant } as const;
    });
    await jobs.schedule(planned);
    const late: number[] = [];
    const nothing = () => Promise.resolve({ done: true } as const);
    const handlers: JobHandlers = {
      ...(Object.fromEntries(JOB_NAMES.map((name) => [name, nothing])) as unknown as JobHandlers),
      'clock-due': ({ clockId }) => {
        late.push(clock.milliseconds() - (dues.get(clockId) ?? 0));
        return nothing();
      },
    };
    const host = new JobHost(app.get<QueueBackend>(QUEUE_BACKEND), handlers, app.get(Clock), app.get(Metrics));
    await host.start({ bells: config.workerConcurrency, mail: 1 });
    say(`${count} bare delayed jobs beside it (${besides} rows stand by) ...`);
    await waitUntil(
      () => Promise.resolve(late.length >= count ? true : undefined),
      from + overSeconds * 1_000 - clock.milliseconds() + PATIENCE_MILLISECONDS,
    );
    await host.stop();
    return latencyOf(late);
  } finally {
    await app.close();
  }
}

/** Processor time of worker and database for one clock that runs out, with few and with many stored. */
async function costs(part: BenchPart): Promise<ClockCostFigures[]> {
  const { scale, say, server } = part;
  const desk = await ClockHouse.open(part, 'bench_clock_cost');
  const figures: ClockCostFigures[] = [];
  for (const wanted of scale.clocksStored) {
    say(`Storing ${wanted} running clocks ...`);
    const stored = await desk.fill(wanted);
    await desk.house.startWorker();
    const at = clock.milliseconds() + 8_000;
    const count = await desk.setDue(at, 0, COSTED);
    await desk.house.stopWorker();
    await desk.house.startWorker();
    await waitUntil(() => Promise.resolve(clock.milliseconds() >= at ? true : undefined), 60_000);
    const before = processCpu(desk.house.worker.pid) + familyCpu(server.pid);
    await desk.broken(at);
    const cpu = processCpu(desk.house.worker.pid) + familyCpu(server.pid) - before;
    figures.push({ stored, rung: count, cpuMilliseconds: cpu / Math.max(1, count) });
    await desk.house.stopWorker();
  }
  await desk.house.stop();
  return figures;
}
