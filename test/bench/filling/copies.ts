import { randomInt } from 'node:crypto';
import { eventHash, FIRST_PREVIOUS_HASH, laneOf } from '@redress/messaging';
import { SystemClock } from '@redress/platform';
import { Client } from 'pg';
import { v7 } from 'uuid';
import type { BenchDatabase } from '../house/bench-server';
import { type Company, type Member, OWNERS_OF_A_STATION, type Station } from '../house/company';
import { castOf, type ModelCast, type ModelComplaint } from './model-complaints';
import { isNumber, isUuid, OWN_VALUES, Slots, Stencil } from './stencil';

/** Copies written by one transaction. */
const BATCH = 400;
/** Numbers of copies begin where the api's own never come. */
const FIRST_NUMBER = 1_000_000;
/** Copies are spread over so much past. */
const PAST_MILLISECONDS = 365 * 86_400_000;
/** Callbacks of copies fall due between two days and thirty from now, so that none rings while something is measured. */
const CALLBACK_DAYS = [2, 30] as const;
/** Rows that only looking or mailing makes; models have none. */
const LEFT_OUT = ['read_log', 'notification'];

/** When a copy's callback falls due; `place` counts the copies from 0. */
export type DueOf = (place: number) => number;

interface Event {
  readonly streamVersion: number;
  readonly sequence: number;
  readonly envelope: Stencil;
  /** The row as JSON, but for its place in a lane and its hashes; open at its end. */
  readonly row: Stencil;
}

/** A model with everything stored of it, ready to be copied. */
interface Mould {
  readonly model: ModelComplaint;
  readonly slots: Slots;
  readonly registeredAt: number;
  /** Rows of each table, as JSON objects joined by commas. */
  readonly rows: ReadonlyMap<string, Stencil>;
  readonly events: readonly Event[];
}

/** Tables of which a complaint has rows, the complaint's own first. */
async function tablesOf(sql: Client): Promise<string[]> {
  const { rows } = await sql.query<{ name: string }>(
    `SELECT c.conrelid::regclass::text AS name FROM pg_constraint c
     JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] AND a.attname = 'complaint_id'
     WHERE c.contype = 'f' AND c.confrelid = 'complaint'::regclass AND cardinality(c.conkey) = 1 ORDER BY 1`,
  );
  return ['complaint', ...rows.map(({ name }) => name).filter((name) => !LEFT_OUT.includes(name))];
}

async function mouldOf(sql: Client, model: ModelComplaint, tables: readonly string[]): Promise<Mould> {
  const slots = new Slots();
  const own = (text: string): Stencil =>
    new Stencil(text, OWN_VALUES, slots, (found) => {
      if (isUuid(found) || isNumber(found)) return found;
      return new Date(found.replace(/\+00(:00)?$/, 'Z')).toISOString();
    });
  const rows = new Map<string, Stencil>();
  for (const table of tables) {
    const key = table === 'complaint' ? 'id' : 'complaint_id';
    const found = await sql.query<{ row: string }>(
      `SELECT to_json(stored)::text AS row FROM ${table} AS stored WHERE ${key} = $1`,
      [model.id],
    );
    if (found.rows.length > 0) rows.set(table, own(found.rows.map(({ row }) => row).join(',')));
  }
  const logged = await sql.query<{ streamVersion: number; sequence: number; envelope: string; row: string; at: Date }>(
    `SELECT stream_version AS "streamVersion", sequence, envelope, occurred_at AS at,
       (to_jsonb(event_log) - '{lane,position,prev_hash,hash}'::text[])::text AS row
     FROM event_log WHERE stream_id = $1 ORDER BY sequence`,
    [model.id],
  );
  const [first] = logged.rows;
  if (first === undefined) throw new Error('a model without events');
  const events = logged.rows.map(({ streamVersion, sequence, envelope, row }) => ({
    streamVersion,
    sequence,
    envelope: own(envelope),
    row: own(row.slice(0, -1)),
  }));
  return { model, slots, registeredAt: first.at.getTime(), rows, events };
}

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
  valuesFor({ model, slots, registeredAt }: Mould, place: number, age: number): { values: string[]; id: string } {
    const [station, agent] = this.agents[randomInt(this.agents.length)] ?? [this.cast.station, this.cast.agent];
    const at = this.now - Math.round(age * PAST_MILLISECONDS);
    const shift = at - registeredAt;
    const chosen = new Map<string, string>([
      [this.cast.agent.id, agent.id],
      [this.cast.station.unitId, station.unitId],
      [this.cast.customerId, this.company.customers[randomInt(this.company.customers.length)] ?? this.cast.customerId],
    ]);
    let id = '';
    const modelDue = model.callbackDueAt;
    // A callback's window and the end of its patience lie behind its due time, and move along with it.
    const dueShift = modelDue === null ? shift : this.dueOf(place) - new Date(modelDue).getTime();
    const shiftFor = (moment: string): number =>
      modelDue !== null && new Date(moment) >= new Date(modelDue) ? dueShift : shift;
    const values = slots.values.map((value) => {
      if (isNumber(value)) return `C-${new Date(at).getUTCFullYear()}-${FIRST_NUMBER + place}`;
      if (isUuid(value)) {
        const made = chosen.get(value) ?? v7({ msecs: at });
        if (value === model.id) id = made;
        return made;
      }
      const moment = shiftFor(value) + new Date(value).getTime();
      return new Date(moment).toISOString();
    });
    return { values, id };
  }
}

const someDay = (now: number): number => now + randomInt(CALLBACK_DAYS[0] * 86_400, CALLBACK_DAYS[1] * 86_400) * 1_000;

/** What is to be stored. */
export interface Filling {
  /** How many complaints are stored already. */
  readonly from: number;
  readonly to: number;
  /** When callbacks fall due; some day within the month unless told. */
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
    const tables = await tablesOf(sql);
    const moulds: Mould[] = [];
    for (const model of models) moulds.push(await mouldOf(sql, model, tables));
    return new Copies(url, company, moulds);
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
