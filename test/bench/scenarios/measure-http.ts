import type { ComplaintId } from '@redress/contracts';
import { freePort, waitUntil } from '@redress/platform';
import type { BenchHouse } from '../house/bench-house';
import type { BenchDatabase, BenchServer } from '../house/bench-server';
import { HouseProcess } from '../house/house-process';
import { CONCURRENCY, httpLoad, type NextRequest } from '../load/http-load';
import { PgLoad } from '../load/pg-load';
import { familyCpu, processCpu } from '../load/process-cost';
import { type Sample, sampled, type Watched } from '../load/sample';
import type { Scale } from '../options';
import type { Buffers, Floor, HttpFigures } from '../report/figures';
import { type HttpRecordings, type Recorded, WARMING } from './http-recordings';
import type { HttpScenario, HttpScenarios } from './http-scenarios';

/** What HTTP is measured on. */
export interface HttpGround {
  readonly server: BenchServer;
  readonly database: BenchDatabase;
  readonly house: BenchHouse;
  readonly scenarios: HttpScenarios;
  readonly recordings: HttpRecordings;
  readonly scale: Scale;
  readonly say: (line: string) => void;
}

/** What followers of the log may still use when everything before is dealt with, of one processor. */
const QUIET_SHARE = 0.08;
const QUIET_PROBE_MILLISECONDS = 500;
const QUIET_PATIENCE_MILLISECONDS = 120_000;

/** Measures one kind of request after the other, each beside its floors. */
export class HttpMeasuring {
  private constructor(
    private readonly ground: HttpGround,
    private readonly pg: PgLoad,
    private readonly fastify: HouseProcess,
    private readonly fastifyUrl: string,
  ) {}

  static async over(ground: HttpGround): Promise<HttpMeasuring> {
    const port = await freePort();
    const { server, database } = ground;
    const environment = { ...server.environment(database, { PORT: String(port) }) };
    const fastify = await HouseProcess.start(
      'bare Fastify',
      'test/bench/floors/bare-fastify',
      environment,
      server.logFile('floor'),
    );
    return new HttpMeasuring(ground, await PgLoad.connect(database.url), fastify, `http://127.0.0.1:${port}`);
  }

  async close(): Promise<void> {
    await this.pg.close();
    await this.fastify.stop();
  }

  async measure(scenario: HttpScenario, stored: number): Promise<HttpFigures> {
    const { ground } = this;
    const recorded = ground.recordings.of(scenario.name);
    const answerBytes = await this.answerBytes(scenario);
    const product = await this.underLoad(ground.house.url, () => scenario.next(), ground.house.api.pid);
    const floors = [
      { name: 'bare pg, same statements', sample: await this.replayed(scenario, recorded) },
      ...(scenario.name === 'read' ? [{ name: 'indexed SELECT', sample: await this.indexedSelect() }] : []),
      { name: 'bare Fastify, same bytes', sample: await this.bareFastify(scenario, answerBytes) },
    ] satisfies Floor[];
    const isList = scenario.name.startsWith('list');
    const buffers = isList ? await this.buffers(recorded) : null;
    return { scenario: scenario.name, stored, product, floors, answerBytes, buffers };
  }

  private async underLoad(url: string, next: NextRequest, server: number): Promise<Sample> {
    const { scale, house } = this.ground;
    await httpLoad(url, next, scale.warmUp);
    await this.quiet();
    return sampled(this.watched(server), async () => {
      const { milliseconds, failures } = await httpLoad(url, next, scale.measured);
      house.api.assertAlive();
      if (failures.size > 0) {
        throw new Error(`Requests failed: ${[...failures].map(([what, count]) => `${count} × ${what}`).join(', ')}`);
      }
      return milliseconds;
    });
  }

  /** Sends what the api sent; a command goes round a few complaints that nobody has touched. */
  private async replayed(scenario: HttpScenario, { replay }: Recorded): Promise<Sample> {
    // The first one was recorded on.
    const targets = scenario.name === 'command' ? this.ground.scenarios.untouched.slice(1) : [];
    const own = (place: number): ComplaintId[] => targets.filter((_, index) => index % CONCURRENCY === place);
    const turns = Array.from({ length: CONCURRENCY }, (_, place) => ({ own: own(place), sent: 0 }));
    return this.bare(async (client, place) => {
      const turn = turns[place];
      const index = turn?.sent ?? 0;
      const complaintId = turn?.own[index % turn.own.length];
      if (turn !== undefined) turn.sent += 1;
      if (turn === undefined || complaintId === undefined) return replay.run(client, null);
      // The recorded request was not its complaint's first; these begin with the first.
      return replay.run(client, { complaintId, number: Math.floor(index / turn.own.length) - WARMING });
    });
  }

  private async indexedSelect(): Promise<Sample> {
    const { scenarios } = this.ground;
    return this.bare((client) =>
      client.query({
        name: 'indexed',
        text: 'SELECT * FROM complaint WHERE id = $1',
        values: [scenarios.read.next().id],
      }),
    );
  }

  private async bare(once: Parameters<PgLoad['run']>[1]): Promise<Sample> {
    const { scale } = this.ground;
    await this.pg.run(scale.warmUp / 2, once);
    await this.quiet();
    return sampled(this.watched(process.pid), () => this.pg.run(scale.measured / 2, once));
  }

  private watched(server: number): Watched {
    const { server: postgres, house, database } = this.ground;
    return { server, postgres: postgres.pid, follower: { pid: house.worker.pid, sql: database.sql } };
  }

  private async bareFastify(scenario: HttpScenario, bytes: number): Promise<Sample> {
    const { scale } = this.ground;
    const next: NextRequest = () => {
      const request = scenario.next();
      return { ...request, path: `/${request.method === 'GET' ? 'read' : 'write'}/${bytes}` };
    };
    await httpLoad(this.fastifyUrl, next, scale.warmUp / 2);
    return sampled({ server: this.fastify.pid, postgres: null, follower: null }, async () => {
      const { milliseconds } = await httpLoad(this.fastifyUrl, next, scale.measured / 2);
      return milliseconds;
    });
  }

  private async answerBytes(scenario: HttpScenario): Promise<number> {
    const { method, path, headers, body } = scenario.next();
    const response = await fetch(`${this.ground.house.url}${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return (await response.arrayBuffer()).byteLength;
  }

  private async buffers({ statements }: Recorded): Promise<Buffers> {
    // Looking up a session may be among them; the list's own is by far the longest.
    const [statement] = [...statements].sort((one, other) => other.text.length - one.text.length);
    if (statement === undefined) throw new Error('A list was recorded without a statement.');
    const { rows } = await this.ground.database.sql.query<{
      'QUERY PLAN': readonly [{ Plan: Record<string, number> }];
    }>({
      text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`,
      values: [...statement.values],
    });
    const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
    return {
      touched: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
      rows: plan['Actual Rows'] ?? 0,
    };
  }

  /** Waits until the followers of the log have dealt with what was written, so that their work counts for nothing else. */
  private async quiet(): Promise<void> {
    const { server, house, say } = this.ground;
    const used = (): number => familyCpu(server.pid) + processCpu(house.worker.pid) + processCpu(house.api.pid);
    let before = used();
    let at = performance.now();
    const calm = await waitUntil(() => {
      const passed = performance.now() - at;
      if (passed < QUIET_PROBE_MILLISECONDS) return undefined;
      const now = used();
      const share = (now - before) / passed;
      before = now;
      at = performance.now();
      return share < QUIET_SHARE ? true : undefined;
    }, QUIET_PATIENCE_MILLISECONDS);
    if (calm === undefined) say('  (the followers of the log are still at work; figures include theirs)');
  }
}
