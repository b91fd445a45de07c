import { randomInt } from 'node:crypto';
import { eventHash, FIRST_PREVIOUS_HASH, laneOf } from '@redress/messaging';
import { SystemClock } from '@redress/platform';
import { Client } from 'pg';
import { v7 } from 'uuid';
import type { BenchDatabase } from '../house/bench-server';
import { type Company, type Member, OWNERS_OF_A_STATION, type Station } from '../house/company';
import { castOf, type ModelCast, type ModelComplaint } from './model-complaints';
import { type Mould, mouldsOf } from './moulds';
import { isNumber, isUuid } from './stencil';

/** Copies written by one transaction. */
const BATCH = 400;
/** Numbers of copies begin where the api's own never come. */
const FIRST_NUMBER = 1_000_000;
/** Copies are spread over so much past. */
const PAST_MILLISECONDS = 365 * 86_400_000;
/** What copies owe falls due between two days and thirty from now, so that no bell rings while something is measured. */
const DUE_DAYS = [2, 30] as const;

/** When the first thing falls due that a copy owes: its callback, or a clock; `place` counts the copies from 0. */
export type DueOf = (place: number) => number;

/** What one transaction writes. */
class Batch {
  private readonly rows = new Map<string, string[]>();

  /** @param heads newest position of each lane, moved on here: nobody else writes meanwhile */
  constructor(private readonly heads: number[]) {}

  add(mould: Mould, values: readonly string[], streamId: string): void {
    for (const [table, stencil] of mould.rows) this.put(table, stencil.fill(values));
    const lane = laneOf(streamId);
    let previous = FIRST_PREVIOUS_HASH;
    for (const { streamVersion, sequence, envelope, row } of mould.events) {
      const position = (this.heads[lane] ?? 0) + 1;
      this.heads[lane] = position;
      const place = { stream: 'complaint', streamId, sequence, streamVersion, lane, position } as const;
      const hash = eventHash(previous, place, envelope.fill(values));
      const hashes = `"prev_hash":"\\\\x${previous.toString('hex')}","hash":"\\\\x${hash.toString('hex')}"`;
      this.put('event_log', `${row.fill(values)},"lane":${lane},"position":${position},${hashes}}`);
      previous = hash;
    }
  }

  /** One statement for all tables, so that references between them are checked when all are there. */
  async write(sql: Client): Promise<void> {
    const tables = [...this.rows.keys()];
    const parts = tables.map(
      (table, index) =>
        `${table}_rows AS (INSERT INTO ${table} SELECT * FROM json_populate_recordset(null::${table}, $${index + 1}::json))`,
    );
    await sql.query(
      `WITH ${parts.join(', ')} SELECT`,
      [...this.rows.values()].map((rows) => `[${rows.join(',')}]`),
    );
  }

  private put(table: string, row: string): void {
    const rows = this.rows.get(table);
    if (rows === undefined) this.rows.set(table, [row]);
    else rows.push(row);
  }
}

async function laneHeads(sql: Client): Promise<number[]> {
  const { rows } = await sql.query<{ lane: number; head: string }>(
    'SELECT lane, max(position) AS head FROM event_log GROUP BY lane',
  );
  const heads: number[] = [];
  for (const { lane, head } of rows) heads[lane] = Number(head);
  return heads;
}

/** Chooses for every copy who owns it, who complains, and when it was. */
class Casting {
  private readonly cast: ModelCast;
  private readonly agents: readonly (readonly [Station, Member])[];

  constructor(
    private readonly company: Company,
    private readonly now: number,
    private readonly dueOf: DueOf,
  ) {
    this.cast = castOf(company);
    this.agents = company.stations.flatMap((station) =>
      station.agents.slice(0, OWNERS_OF_A_STATION).map((agent) => [station, agent] as const),
    );
  }

  /** @param place counts all complaints stored so far; `age` is 1 for the oldest of this filling and 0 for the newest */
  valuesFor(
    { model, slots, registeredAt, firstDueAt }: Mould,
    place: number,
    age: number,
  ): { values: string[]; id: string } {
    const [station, agent] = this.agents[randomInt(this.agents.length)] ?? [this.cast.station, this.cast.agent];
    const at = this.now - Math.round(age * PAST_MILLISECONDS);
    const shift = at - registeredAt;
    const chosen = new Map<string, string>([
      [this.cast.agent.id, agent.id],
      [this.cast.station.unitId, station.unitId],
      [this.cast.customerId, this.company.customers[randomInt(this.company.customers.length)] ?? this.cast.customerId],
    ]);
    let id = '';
    // What falls due later, a callback's window and the end of its patience move along with what falls due first.
    const dueShift = firstDueAt === null ? shift : this.dueOf(place) - firstDueAt;
    const shiftFor = (moment: number): number => (firstDueAt !== null && moment >= firstDueAt ? dueShift : shift);
    const values = slots.values.map((value) => {
      if (isNumber(value)) return `C-${new Date(at).getUTCFullYear()}-${FIRST_NUMBER + place}`;
      if (isUuid(value)) {
        const made = chosen.get(value) ?? v7({ msecs: at });
        if (value === model.id) id = made;
        return made;
      }
      const moment = new Date(value).getTime();
      return new Date(moment + shiftFor(moment)).toISOString();
    });
    return { values, id };
  }
}

const someDay = (now: number): number => now + randomInt(DUE_DAYS[0] * 86_400, DUE_DAYS[1] * 86_400) * 1_000;

/** What is to be stored. */
export interface Filling {
  /** How many complaints are stored already. */
  readonly from: number;
  readonly to: number;
  /** When the first thing falls due; some day within the month unless told. */
  readonly dueOf?: DueOf;
}

/**
 * Copies model complaints: every row of every table, under new ids, with other people, spread over a year, with their
 * events hashed as the log hashes them, so that constraints, references and the chain of events hold as if the api had
 * written them.
 */
export class Copies {
  private constructor(
    private readonly url: string,
    private readonly company: Company,
    private readonly moulds: readonly Mould[],
  ) {}

  /** Looks at the models once, as they are now: what becomes of them later changes no copy. */
  static async of({ url, sql }: BenchDatabase, company: Company, models: readonly ModelComplaint[]): Promise<Copies> {
    return new Copies(url, company, await mouldsOf(sql, models));
  }

  /** Stores copies until there are so many. Nothing else may write meanwhile. */
  async fill({ from, to, dueOf }: Filling): Promise<void> {
    const sql = new Client({ connectionString: this.url, options: '-c TimeZone=UTC -c synchronous_commit=off' });
    await sql.connect();
    try {
      const now = new SystemClock().milliseconds();
      const casting = new Casting(this.company, now, dueOf ?? (() => someDay(now)));
      const heads = await laneHeads(sql);
      for (let place = from; place < to;) {
        const batch = new Batch(heads);
        for (const end = Math.min(to, place + BATCH); place < end; place += 1) {
          const mould = mouldFor(this.moulds, place);
          const { values, id } = casting.valuesFor(mould, place, 1 - (place - from + 1) / (to - from));
          batch.add(mould, values, id);
        }
        await batch.write(sql);
      }
      await sql.query('VACUUM (ANALYZE)');
    } finally {
      await sql.end();
    }
  }
}

/** Kinds follow each other in their shares, the same way in every run. */
function mouldFor(moulds: readonly Mould[], place: number): Mould {
  const total = moulds.reduce((sum, { model }) => sum + model.share, 0);
  // The golden ratio's multiples fill the interval evenly, whatever part of them is looked at.
  let left = ((place * 0.618_033_988_749_895) % 1) * total;
  for (const mould of moulds) {
    left -= mould.model.share;
    if (left < 0) return mould;
  }
  const last = moulds.at(-1);
  if (last === undefined) throw new Error('no models');
  return last;
}
