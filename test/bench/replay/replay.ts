import { UuidV7Ids } from '@redress/platform';
import type { Client } from 'pg';
import { isNumber, isUuid, OWN_VALUES, Slots, Stencil } from '../filling/stencil';
import type { RecordedStatement } from './wire-recorder';

/** A value that rises by one with each replay on the same complaint. */
interface Counter {
  readonly before: string;
  readonly start: number;
  readonly after: string;
}

type ReplayValue = string | null | Stencil | Counter;

interface ReplayStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly ReplayValue[];
  readonly together: boolean;
}

/** Length of a complaint's number up to its serial: `C-2026-`. */
const YEAR_END = 7;
const COUNTER = /^(\{?"?)(\d{1,9})("?\}?)$/;

/** Both recordings of one request, the second made right after the first. */
export interface Recording {
  readonly first: readonly RecordedStatement[];
  readonly second: readonly RecordedStatement[];
  /** The complaint that the request was about; null where it made one. */
  readonly complaintId: string | null;
}

/** Which complaint a replay is about, and how often it was before. */
export interface Turn {
  readonly complaintId: string;
  readonly number: number;
}

/** Numbers of complaints that only replays make begin where no other ever comes. */
let lastNumber = 500_000_000;

/** The transaction between BEGIN and COMMIT in what was recorded, both included. */
export function transactionIn(conversations: readonly (readonly RecordedStatement[])[]): readonly RecordedStatement[] {
  for (const statements of conversations) {
    const begin = statements.findIndex(({ text }) => text === 'BEGIN');
    const commit = statements.findIndex(({ text }) => text === 'COMMIT');
    if (begin !== -1 && commit > begin) return statements.slice(begin, commit + 1);
  }
  throw new Error('No transaction was recorded.');
}

const uuidsIn = (statements: readonly RecordedStatement[]): Set<string> =>
  new Set(statements.flatMap(({ values }) => values.flatMap((value) => value?.match(OWN_VALUES) ?? [])).filter(isUuid));

/**
 * The very statements of one request, sent again with fresh ids by a client that does nothing else: what is left of
 * the api when everything but its work on the database is taken away. What differs between two recordings of the same
 * request is made anew each time; everything else stays as it was.
 */
export class Replay {
  private readonly ids = new UuidV7Ids();
  private readonly slots = new Slots();
  private readonly statements: readonly ReplayStatement[];
  private readonly complaintSlot: number | null;

  constructor({ first, second, complaintId }: Recording) {
    const kept = uuidsIn(second);
    if (complaintId !== null) kept.delete(complaintId);
    const isFresh = (value: string): boolean => (isUuid(value) && !kept.has(value)) || isNumber(value);
    this.statements = first.map(({ name, text, values, together }, index) => {
      const others = second[index];
      if (others?.text !== text) throw new Error('The same request sent different statements the second time.');
      return {
        name,
        text,
        together,
        values: values.map((value, place) => this.valueOf(value, others.values[place] ?? null, isFresh)),
      };
    });
    this.complaintSlot = complaintId === null ? null : this.slots.numberOf(complaintId);
  }

  /** Sends the statements, those together that the api sent together. */
  async run(client: Client, turn: Turn | null): Promise<void> {
    lastNumber += 1;
    const number = String(lastNumber);
    const values = this.slots.values.map((value) =>
      isNumber(value) ? value.slice(0, YEAR_END) + number : this.ids.next<string>(),
    );
    if (this.complaintSlot !== null && turn !== null) values[this.complaintSlot] = turn.complaintId;
    let pending: Promise<unknown>[] = [];
    for (const statement of this.statements) {
      if (!statement.together) {
        await Promise.all(pending);
        pending = [];
      }
      pending.push(client.query(this.queryOf(statement, values, turn?.number ?? 0)));
    }
    await Promise.all(pending);
  }

  private queryOf({ name, text, values: kept }: ReplayStatement, values: readonly string[], turn: number) {
    const filled = kept.map((value) => {
      if (value === null || typeof value === 'string') return value;
      return value instanceof Stencil ? value.fill(values) : `${value.before}${value.start + turn}${value.after}`;
    });
    return { text, ...(name === '' ? {} : { name }), ...(filled.length === 0 ? {} : { values: filled }) };
  }

  private valueOf(value: string | null, other: string | null, isFresh: (value: string) => boolean): ReplayValue {
    if (value === null) return null;
    const [, before = '', digits = '', after = ''] = COUNTER.exec(value) ?? [];
    if (digits !== '' && other === `${before}${Number(digits) + 1}${after}`) {
      return { before, start: Number(digits), after };
    }
    return value.search(OWN_VALUES) !== -1
      ? new Stencil(value, OWN_VALUES, this.slots, (found) => (isFresh(found) ? found : null))
      : value;
  }
}
