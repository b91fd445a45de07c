import type { Callback, Complaint } from '@redress/complaint-domain';
import { OPEN_CALLBACK_STATES } from '@redress/contracts';
import {
  APPROVALS,
  type AttemptOfCallback,
  ATTEMPTS,
  CALLBACKS,
  COMPLAINANTS,
  ESCALATIONS,
  FACTS,
  INTERIM_MEASURES,
  ISSUES,
  MESSAGES,
  PROMISES,
  REMEDIES,
  type RowMapping,
  TASKS,
} from './complaint.mapping';

/** One thing that a complaint holds, its row, and the object whose identity says whether it changed. */
interface HeldThing {
  readonly identity: object;
  readonly row: Readonly<Record<string, unknown>>;
}

/** One kind of thing that a complaint holds several of, in the order in which rows must exist for others to refer to. */
export interface ChildKind {
  readonly mapping: Pick<RowMapping<object>, 'table' | 'places'>;
  readonly held: (complaint: Complaint) => readonly HeldThing[];
  /** Rows that may only stand once others have given way. */
  readonly writtenLast?: (row: HeldThing['row']) => boolean;
}

const rowsOf = <T extends object>(mapping: RowMapping<T>, things: readonly T[]): readonly HeldThing[] =>
  things.map((thing, ordinal) => ({ identity: thing, row: { ...mapping.toRow(thing), ordinal } }));

const kind = <T extends object>(mapping: RowMapping<T>, things: (complaint: Complaint) => readonly T[]): ChildKind => ({
  mapping,
  held: (complaint) => rowsOf(mapping, things(complaint)),
});

const attemptRows = (callback: Callback): readonly HeldThing[] =>
  callback.attempts.map((attempt, ordinal) => ({
    identity: attempt,
    row: { ...ATTEMPTS.toRow({ ...attempt, callbackId: callback.id }), ordinal },
  }));

/** Of a kind only one may be open: the one before it must have ended first. */
const OPEN: readonly unknown[] = OPEN_CALLBACK_STATES;
const isOpenCallback = ({ state }: HeldThing['row']): boolean => OPEN.includes(state);

/** Of a subject only one may be open. */
const isOpenPromise = ({ state }: HeldThing['row']): boolean => state === 'open';

/** Of all rungs one may wait to be acknowledged: the one before it must have ended first. */
const isOpenEscalation = ({ state }: HeldThing['row']): boolean => state === 'open';

export const CHILD_KINDS: readonly ChildKind[] = [
  kind(COMPLAINANTS, ({ complainants }) => complainants),
  kind(ISSUES, ({ issues }) => issues),
  kind(FACTS, ({ facts }) => facts),
  kind(REMEDIES, ({ remedies }) => remedies),
  kind(APPROVALS, ({ approvals }) => approvals),
  { ...kind<Omit<Callback, 'attempts'>>(CALLBACKS, ({ callbacks }) => callbacks), writtenLast: isOpenCallback },
  { mapping: ATTEMPTS, held: ({ callbacks }) => callbacks.flatMap(attemptRows) },
  { ...kind(PROMISES, ({ promises }) => promises), writtenLast: isOpenPromise },
  { ...kind(ESCALATIONS, ({ escalations }) => escalations), writtenLast: isOpenEscalation },
  kind(TASKS, ({ tasks }) => tasks),
  kind(INTERIM_MEASURES, ({ interimMeasures }) => interimMeasures),
  kind(MESSAGES, ({ messages }) => messages),
];

/**
 * Rows of the things that came or changed. Rules never drop a thing once it is there; where one is gone the state is
 * broken and nothing may be written.
 */
export const changedRows = (
  { mapping, held, writtenLast }: ChildKind,
  before: Complaint | null,
  after: Complaint,
): readonly HeldThing['row'][] => {
  const earlier = before === null ? [] : held(before);
  const now = held(after);
  const known = new Set(earlier.map(({ identity }) => identity));
  const ids = new Set(now.map(({ row }) => row['id']));
  const lost = earlier.find(({ row }) => !ids.has(row['id']));
  if (lost !== undefined) throw new Error(`${mapping.table} ${String(lost.row['id'])} vanished from ${after.number}`);
  const changed = now.filter(({ identity }) => !known.has(identity)).map(({ row }) => row);
  if (writtenLast === undefined) return changed;
  return [...changed.filter((row) => !writtenLast(row)), ...changed.filter((row) => writtenLast(row))];
};

const things = <T extends object>(mapping: RowMapping<T>, rows: readonly (readonly unknown[])[] | null): readonly T[] =>
  (rows ?? []).map((row) => mapping.fromJson(row));

/** Children of a complaint as `SELECT_ONE` reads them: JSON arrays, null where there is none. */
export interface ChildRows {
  readonly complainant_rows: readonly unknown[][] | null;
  readonly issue_rows: readonly unknown[][] | null;
  readonly fact_rows: readonly unknown[][] | null;
  readonly remedy_rows: readonly unknown[][] | null;
  readonly approval_rows: readonly unknown[][] | null;
  readonly callback_rows: readonly unknown[][] | null;
  readonly attempt_rows: readonly unknown[][] | null;
  readonly promise_rows: readonly unknown[][] | null;
  readonly escalation_rows: readonly unknown[][] | null;
  readonly task_rows: readonly unknown[][] | null;
  readonly interim_measure_rows: readonly unknown[][] | null;
  readonly message_rows: readonly unknown[][] | null;
}

/** The things of a complaint from their rows. */
export const childrenOf = (
  rows: ChildRows,
): Pick<
  Complaint,
  | 'complainants'
  | 'issues'
  | 'facts'
  | 'remedies'
  | 'approvals'
  | 'callbacks'
  | 'promises'
  | 'escalations'
  | 'tasks'
  | 'interimMeasures'
  | 'messages'
> => {
  const attempts = things<AttemptOfCallback>(ATTEMPTS, rows.attempt_rows);
  return {
    complainants: things(COMPLAINANTS, rows.complainant_rows),
    issues: things(ISSUES, rows.issue_rows),
    facts: things(FACTS, rows.fact_rows),
    remedies: things(REMEDIES, rows.remedy_rows),
    approvals: things(APPROVALS, rows.approval_rows),
    callbacks: things(CALLBACKS, rows.callback_rows).map((callback) => ({
      ...callback,
      attempts: attempts
        .filter(({ callbackId }) => callbackId === callback.id)
        .map(({ callbackId: _callbackId, ...attempt }) => attempt),
    })),
    promises: things(PROMISES, rows.promise_rows),
    escalations: things(ESCALATIONS, rows.escalation_rows),
    tasks: things(TASKS, rows.task_rows),
    interimMeasures: things(INTERIM_MEASURES, rows.interim_measure_rows),
    messages: things(MESSAGES, rows.message_rows),
  };
};
