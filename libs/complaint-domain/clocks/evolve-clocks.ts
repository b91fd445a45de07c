import type { ComplaintEventName } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type Change, replace } from '../evolution';
import type { Clock } from './clock';

type ClockEventName =
  | 'complaint.clocks-started'
  | 'complaint.clocks-stopped'
  | 'complaint.clocks-paused'
  | 'complaint.clocks-resumed'
  | 'complaint.clocks-moved'
  | 'complaint.clock-warned'
  | 'complaint.clock-breached'
  | 'complaint.waiting-started'
  | 'complaint.waiting-ended'
  | 'complaint.policy-applied';

/** Clocks after a change to each that is named. */
const changed = <C extends { readonly clockId: string }>(
  { clocks }: Complaint,
  named: readonly C[],
  change: (clock: Clock, by: C) => Partial<Clock>,
): Partial<Complaint> => {
  const by = new Map(named.map((each) => [each.clockId, each]));
  return {
    clocks: clocks.map((clock) => {
      const its = by.get(clock.id);
      return its === undefined ? clock : { ...clock, ...change(clock, its) };
    }),
  };
};

/** A fixed order, so that clocks read from rows and clocks folded from events come to the same. */
const byId = (one: Clock, other: Clock): number => (one.id < other.id ? -1 : 1);

/** What events change on clocks. */
export const CLOCK_CHANGES: { readonly [N in Extract<ComplaintEventName, ClockEventName>]: Change<N> } = {
  'complaint.clocks-started': (complaint, { clocks }) => ({
    clocks: [
      ...complaint.clocks,
      ...clocks.map(({ clockId, ...clock }): Clock => ({
        id: clockId,
        ...clock,
        pausedAt: null,
        generation: 1,
        warnedAt: null,
        breachedAt: null,
        pauses: [],
      })),
    ].sort(byId),
  }),
  'complaint.clocks-stopped': (complaint, { clocks }) => {
    const stopped = new Set<string>(clocks.map(({ clockId }) => clockId));
    return { clocks: complaint.clocks.filter(({ id }) => !stopped.has(id)) };
  },
  'complaint.clocks-paused': (complaint, { clocks }, { occurredAt }) =>
    changed(complaint, clocks, () => ({ pausedAt: occurredAt })),
  'complaint.clocks-resumed': (complaint, { clocks }, { occurredAt }) =>
    changed(complaint, clocks, ({ pausedAt, pauses }, { dueAt, warnAt, generation }) => ({
      dueAt,
      warnAt,
      generation,
      pausedAt: null,
      pauses: pausedAt === null ? pauses : [...pauses, { from: pausedAt, to: occurredAt }],
    })),
  'complaint.clocks-moved': (complaint, { clocks }) =>
    changed(complaint, clocks, (_, { dueAt, warnAt, generation, startedAt, span }) => ({
      dueAt,
      warnAt,
      generation,
      startedAt,
      span,
      warnedAt: null,
      breachedAt: null,
    })),
  'complaint.clock-warned': (complaint, { clockId }, { occurredAt }) => ({
    clocks: replace(complaint.clocks, clockId, () => ({ warnedAt: occurredAt })),
  }),
  'complaint.clock-breached': (complaint, { clockId }, { occurredAt }) => ({
    clocks: replace(complaint.clocks, clockId, () => ({ breachedAt: occurredAt })),
  }),
  'complaint.waiting-started': (_, { waitId, reasonTextId, until }, { occurredAt }) => ({
    waiting: { id: waitId, reasonTextId, since: occurredAt, until },
  }),
  'complaint.waiting-ended': () => ({ waiting: null }),
  'complaint.policy-applied': (_, { policy, calendar }) => ({ policy, calendar }),
};
