import { BUILT_IN_SETTINGS } from '@redress/complaint-domain';
import { SETTING_KINDS } from '@redress/contracts';
import { SystemClock } from '@redress/platform';
import type { Client } from 'pg';
import type { ModelComplaint } from './model-complaints';
import { isNumber, isUuid, OWN_VALUES, Slots, Stencil } from './stencil';

/** Rows that only looking or mailing makes; models have none. */
const LEFT_OUT = ['read_log', 'notification'];

interface Event {
  readonly streamVersion: number;
  readonly sequence: number;
  readonly envelope: Stencil;
  /** The row as JSON, but for its place in a lane and its hashes; open at its end. */
  readonly row: Stencil;
}

/** A model with everything stored of it, ready to be copied. */
export interface Mould {
  readonly model: ModelComplaint;
  readonly slots: Slots;
  readonly registeredAt: number;
  /** The first moment at which something falls due; null where nothing does any more. */
  readonly firstDueAt: number | null;
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

/** The ids of settings, built in and stored: a copy is measured by the same policy and calendar as its model. */
async function settingIds(sql: Client): Promise<ReadonlySet<string>> {
  const { rows } = await sql.query<{ id: string }>('SELECT DISTINCT id FROM setting_version');
  return new Set([...SETTING_KINDS.map((kind) => BUILT_IN_SETTINGS.of(kind).id), ...rows.map(({ id }) => id)]);
}

/** Says when the first bell of a model would ring, which must be its callback's where it has one. */
function firstDueOf({ open, callbackDueAt }: ModelComplaint, { values }: Slots, now: number): number | null {
  if (!open) return null;
  const ahead = values
    .filter((value) => !isUuid(value) && !isNumber(value))
    .map((moment) => new Date(moment).getTime())
    .filter((moment) => moment > now);
  const first = ahead.length === 0 ? null : Math.min(...ahead);
  if (callbackDueAt !== null && first !== new Date(callbackDueAt).getTime())
    throw new Error('a model owes something before its callback');
  return first;
}

async function mouldOf(
  sql: Client,
  model: ModelComplaint,
  tables: readonly string[],
  kept: ReadonlySet<string>,
): Promise<Mould> {
  const slots = new Slots();
  const own = (text: string): Stencil =>
    new Stencil(text, OWN_VALUES, slots, (found) => {
      if (kept.has(found)) return null;
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
  const firstDueAt = firstDueOf(model, slots, new SystemClock().milliseconds());
  return { model, slots, registeredAt: first.at.getTime(), firstDueAt, rows, events };
}

/** Looks at every model as it is now. */
export async function mouldsOf(sql: Client, models: readonly ModelComplaint[]): Promise<readonly Mould[]> {
  const tables = await tablesOf(sql);
  const kept = await settingIds(sql);
  const moulds: Mould[] = [];
  for (const model of models) moulds.push(await mouldOf(sql, model, tables, kept));
  return moulds;
}
