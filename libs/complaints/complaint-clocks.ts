import { type Clock, type ClockPause, CLOCKS, type Complaint } from '@redress/complaint-domain';
import type { ClockFamily, ClockId, ClockResult, Instant, NewComplaintEvent } from '@redress/contracts';
import { instantFromSql } from '@redress/database';
import { RowMapping } from './complaint.mapping';

/** A clock as its row holds it: its family for the database's own conditions, and how it ended. */
type ClockRow = Omit<Clock, 'pauses'> & {
  readonly family: ClockFamily;
  readonly endedAt: Instant | null;
  readonly result: ClockResult | null;
};

export const CLOCK_ROWS = new RowMapping<ClockRow>('clock', {
  id: 'uuid',
  kind: 'text',
  subjectId: 'text',
  family: 'text',
  startedAt: 'timestamptz',
  span: 'jsonb',
  dueAt: 'timestamptz',
  warnAt: 'timestamptz',
  pausedAt: 'timestamptz',
  generation: 'integer',
  warnedAt: 'timestamptz',
  breachedAt: 'timestamptz',
  endedAt: 'timestamptz',
  result: 'text',
});

interface PauseRow {
  readonly clockId: ClockId;
  readonly fromAt: Instant;
  readonly toAt: Instant;
}

export const CLOCK_PAUSE_ROWS = new RowMapping<PauseRow>('clock_pause', {
  clockId: 'uuid',
  fromAt: 'timestamptz',
  toAt: 'timestamptz',
});

const clockColumns = CLOCK_ROWS.places.map(({ column }) => `thing.${column}`).join(', ');

/** Running clocks of a complaint as JSON arrays, each with its pauses last; only a later generation can have any. */
export const SELECT_CLOCKS = `(SELECT json_agg(json_build_array(${clockColumns},
    CASE WHEN thing.generation > 1 THEN
      (SELECT json_agg(json_build_array(pause.from_at, pause.to_at) ORDER BY pause.from_at)
         FROM clock_pause AS pause WHERE pause.clock_id = thing.id) END) ORDER BY thing.id)
  FROM clock AS thing WHERE thing.complaint_id = complaint.id AND thing.ended_at IS NULL)`;

const pauseOf = ([from, to]: readonly string[]): ClockPause[] => {
  const pause = { from: instantFromSql(from ?? ''), to: instantFromSql(to ?? '') };
  return pause.from === null || pause.to === null ? [] : [{ from: pause.from, to: pause.to }];
};

/** The clocks that {@link SELECT_CLOCKS} read. */
export const clocksOf = (rows: readonly (readonly unknown[])[] | null): readonly Clock[] =>
  (rows ?? []).map((row) => {
    const { family: _family, endedAt: _endedAt, result: _result, ...clock } = CLOCK_ROWS.fromJson(row);
    const pauses = row[CLOCK_ROWS.places.length] as readonly (readonly string[])[] | null;
    return { ...clock, pauses: (pauses ?? []).flatMap(pauseOf) };
  });

/** A clock that ended in this commit: as it was before it, and what the commit told of it on the way. */
const ended = (
  clock: Clock,
  result: ClockResult,
  at: Instant,
  events: readonly NewComplaintEvent[],
): Clock & Pick<ClockRow, 'endedAt' | 'result'> => {
  const told = (type: 'complaint.clock-warned' | 'complaint.clock-breached'): boolean =>
    events.some((event) => event.type === type && event.payload.clockId === clock.id);
  return {
    ...clock,
    pausedAt: null,
    warnedAt: told('complaint.clock-warned') ? at : clock.warnedAt,
    breachedAt: told('complaint.clock-breached') ? at : clock.breachedAt,
    endedAt: at,
    result,
  };
};

/** Rows of clocks and pauses that a commit changed; those that ended come first, as one duty has one running clock. */
export const changedClockRows = (
  before: Complaint | null,
  after: Complaint,
  events: readonly NewComplaintEvent[],
): { readonly clocks: readonly object[]; readonly pauses: readonly object[] } => {
  const earlier = new Map(before?.clocks.map((clock) => [clock.id, clock]));
  const at = after.updatedAt;
  const over = events.flatMap((event) =>
    event.type === 'complaint.clocks-stopped'
      ? event.payload.clocks.flatMap(({ clockId, result }) => {
          const clock = earlier.get(clockId);
          return clock === undefined ? [] : [ended(clock, result, at, events)];
        })
      : [],
  );
  const changed = after.clocks.filter((clock) => earlier.get(clock.id) !== clock);
  const pauses = [
    ...over.flatMap(({ id }): PauseRow[] => {
      const pausedAt = earlier.get(id)?.pausedAt ?? null;
      return pausedAt === null ? [] : [{ clockId: id, fromAt: pausedAt, toAt: at }];
    }),
    ...changed.flatMap(({ id, pauses: all }) =>
      all.slice(earlier.get(id)?.pauses.length ?? 0).map(({ from, to }) => ({ clockId: id, fromAt: from, toAt: to })),
    ),
  ];
  const rows = [...over, ...changed.map((clock) => ({ ...clock, endedAt: null, result: null }))];
  return {
    clocks: rows.map((clock) => CLOCK_ROWS.toRow({ ...clock, family: CLOCKS[clock.kind].family })),
    pauses: pauses.map((pause) => CLOCK_PAUSE_ROWS.toRow(pause)),
  };
};
