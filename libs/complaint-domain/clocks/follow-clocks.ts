import type { ComplaintEvents, Instant, NewComplaintEvent, SetClock, Span, StartedClock } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type DecisionContext, type Draft, event } from '../decision';
import type { FollowUp } from '../follow-up';
import type { SettingsInForce } from '../settings/settings-in-force';
import type { Clock } from './clock';
import { CLOCKS } from './clock-kinds';
import { dueTime, resumedTimes, warnTime } from './due-times';
import { type ClockWork, duties, type Duty } from './duties';
import { resultOf } from './settled';
import { calendarInForce, keptCalendar, keptPolicy } from './time-settings';

/** The policy and calendar that a complaint keeps, or for history its unit's calendar alone. */
export const clockWorkOf = (complaint: Complaint, inForce: SettingsInForce): ClockWork => ({
  policy: complaint.policy === null ? null : keptPolicy(inForce, complaint.policy),
  calendar: keptCalendar(inForce, complaint.calendar ?? calendarInForce(inForce)),
});

const sameSpan = (one: Span | null, other: Span | null): boolean =>
  one?.unit === other?.unit && one?.amount === other?.amount;

const fits = (clock: Clock, duty: Duty): boolean => clock.kind === duty.kind && clock.subjectId === duty.subjectId;

/** What becomes of a running clock whose duty goes on. `begun anew`: done, and owed again from another start. */
const courseOf = (clock: Clock, duty: Duty, anew: boolean): 'goes-on' | 'moved' | 'begun-anew' => {
  if (duty.dueAt !== null) return duty.dueAt === clock.dueAt ? 'goes-on' : 'moved';
  // Activity moves a lazy clock only when its bell rings, or once it was broken.
  const begunAnew = duty.startedAt !== clock.startedAt && (!CLOCKS[clock.kind].lazy || clock.breachedAt !== null);
  if (begunAnew) return 'begun-anew';
  return anew || !sameSpan(clock.span, duty.span) ? 'moved' : 'goes-on';
};

const dueOf = (duty: Duty, clock: Pick<Clock, 'pauses'> | null, { calendar }: ClockWork): Instant => {
  if (duty.span !== null) return dueTime(duty.startedAt, duty.span, clock?.pauses ?? [], calendar);
  return duty.dueAt ?? duty.startedAt;
};

const started = (duty: Duty, work: ClockWork, draft: Draft): StartedClock => {
  const { kind, subjectId, startedAt, span } = duty;
  const dueAt = dueOf(duty, null, work);
  const warnAt = warnTime(startedAt, dueAt, span, duty.warnPercent, work.calendar);
  return { clockId: draft.id(), kind, subjectId, startedAt, span, dueAt, warnAt };
};

/** A clock set to what its duty says now; null where nothing would change, or where it was broken and still is. */
export const movedTo = (
  clock: Clock,
  duty: Duty,
  work: ClockWork,
  now: Instant,
): ComplaintEvents['complaint.clocks-moved']['clocks'][number] | null => {
  const dueAt = dueOf(duty, clock, work);
  const warnAt = warnTime(duty.startedAt, dueAt, duty.span, duty.warnPercent, work.calendar);
  const stillBroken = clock.breachedAt !== null && dueAt <= now;
  const unchanged = dueAt === clock.dueAt && warnAt === clock.warnAt && duty.startedAt === clock.startedAt;
  if (stillBroken || unchanged) return null;
  return {
    clockId: clock.id,
    kind: clock.kind,
    startedAt: duty.startedAt,
    span: duty.span,
    dueAt,
    // Who was warned once is not warned again of a due time that is still as near.
    warnAt: clock.warnedAt !== null && warnAt !== null && warnAt <= now ? null : warnAt,
    generation: clock.generation + 1,
  };
};

const resumed = (clock: Clock, now: Instant, { calendar }: ClockWork): SetClock => ({
  clockId: clock.id,
  kind: clock.kind,
  ...resumedTimes(clock, now, calendar),
  generation: clock.generation + 1,
});

/** What happens to all clocks of a complaint in one commit. */
interface Changes {
  readonly started: StartedClock[];
  readonly stopped: ComplaintEvents['complaint.clocks-stopped']['clocks'][number][];
  readonly paused: ComplaintEvents['complaint.clocks-paused']['clocks'][number][];
  readonly resumed: SetClock[];
  readonly moved: ComplaintEvents['complaint.clocks-moved']['clocks'][number][];
}

const eventsOf = (changes: Changes): readonly NewComplaintEvent[] => [
  ...(changes.resumed.length > 0 ? [event('complaint.clocks-resumed', { clocks: changes.resumed })] : []),
  ...(changes.moved.length > 0 ? [event('complaint.clocks-moved', { clocks: changes.moved })] : []),
  ...(changes.stopped.length > 0 ? [event('complaint.clocks-stopped', { clocks: changes.stopped })] : []),
  ...(changes.started.length > 0 ? [event('complaint.clocks-started', { clocks: changes.started })] : []),
  ...(changes.paused.length > 0 ? [event('complaint.clocks-paused', { clocks: changes.paused })] : []),
];

/**
 * Keeps a clock running for every duty and none besides: compares what is owed after a commit with the clocks that run,
 * and starts, stops, moves, pauses and resumes what differs (architecture §4).
 */
export const followClocks: FollowUp = ({ after, events }, { inForce, now }: DecisionContext, draft) => {
  const work = clockWorkOf(after, inForce);
  const owed = duties(after, work);
  const anew = events.some(({ type }) => type === 'complaint.policy-applied');
  const changes: Changes = { started: [], stopped: [], paused: [], resumed: [], moved: [] };
  const waits = after.waiting !== null;
  const going = new Set<Duty>();

  for (const clock of after.clocks) {
    const duty = owed.find((each) => fits(clock, each));
    const course = duty === undefined ? null : courseOf(clock, duty, anew);
    if (duty === undefined || course === null || course === 'begun-anew') {
      changes.stopped.push({ clockId: clock.id, kind: clock.kind, result: resultOf(clock, after, events, now) });
      continue;
    }
    going.add(duty);
    const moved = course === 'moved' ? movedTo(clock, duty, work, now) : null;
    if (moved !== null) changes.moved.push(moved);
    const { dueAt } = moved ?? clock;
    if (clock.pausedAt !== null && !waits) changes.resumed.push(resumed(clock, now, work));
    else if (pauses(clock, dueAt, now) && waits) changes.paused.push({ clockId: clock.id, kind: clock.kind });
  }
  for (const duty of owed) {
    if (going.has(duty)) continue;
    const clock = started(duty, work, draft);
    changes.started.push(clock);
    if (waits && CLOCKS[clock.kind].pausable && clock.dueAt > now)
      changes.paused.push({ clockId: clock.clockId, kind: clock.kind });
  }
  return eventsOf(changes);
};

/** What has run out already is broken, bell or no bell: waiting does not mend it. */
const pauses = ({ kind, pausedAt, breachedAt }: Clock, dueAt: Instant, now: Instant): boolean =>
  CLOCKS[kind].pausable && pausedAt === null && breachedAt === null && dueAt > now;
