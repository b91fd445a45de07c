import { type Instant, instantOf, millisecondsOf, type Span } from '@redress/contracts';
import type { BusinessCalendar } from '../calendars/business-calendar';
import { dueAfter } from '../calendars/span';
import type { Clock, ClockPause } from './clock';

const countsOpenTime = (span: Span | null): boolean =>
  span !== null && (span.unit === 'business-minutes' || span.unit === 'business-days');

const MINUTE = 60_000;
const later = (at: Instant, milliseconds: number): Instant => instantOf(millisecondsOf(at) + milliseconds);

/** The first moment by which the calendar was open for so long since `from`, to the millisecond. */
const afterOpenTime = (from: Instant, milliseconds: number, calendar: BusinessCalendar): Instant => {
  let at = calendar.add(from, Math.floor(milliseconds / MINUTE));
  let rest = milliseconds % MINUTE;
  while (rest > 0) {
    const opening = calendar.nextOpening(at);
    const open = calendar.elapsed(opening, later(opening, rest));
    at = later(opening, open);
    rest -= open;
  }
  return at;
};

/** The moment at which a stretch of time, cut off at `from`, is over when it goes on at `to`. */
const shifted = (end: Instant, { from, to }: ClockPause, span: Span | null, calendar: BusinessCalendar): Instant => {
  if (end <= from) return end;
  return countsOpenTime(span)
    ? afterOpenTime(to, calendar.elapsed(from, end), calendar)
    : later(to, millisecondsOf(end) - millisecondsOf(from));
};

/** When a clock of this length is due after its pauses: its due time worked out anew from its history. */
export const dueTime = (
  startedAt: Instant,
  span: Span,
  pauses: readonly ClockPause[],
  calendar: BusinessCalendar,
): Instant => pauses.reduce((due, pause) => shifted(due, pause, span, calendar), dueAfter(startedAt, span, calendar));

/** The moment after so much of the time between start and due; null where no warning is wanted. */
export const warnTime = (
  startedAt: Instant,
  dueAt: Instant,
  span: Span | null,
  percent: number | null,
  calendar: BusinessCalendar,
): Instant | null => {
  if (percent === null || dueAt <= startedAt) return null;
  if (countsOpenTime(span))
    return afterOpenTime(startedAt, Math.floor((calendar.elapsed(startedAt, dueAt) * percent) / 100), calendar);
  return later(startedAt, Math.floor(((millisecondsOf(dueAt) - millisecondsOf(startedAt)) * percent) / 100));
};

/** When a paused clock warns and is due once it goes on at this moment: with as much time left as it had. */
export const resumedTimes = (
  { pausedAt, dueAt, warnAt, span }: Clock,
  now: Instant,
  calendar: BusinessCalendar,
): { readonly dueAt: Instant; readonly warnAt: Instant | null } => {
  if (pausedAt === null) return { dueAt, warnAt };
  const pause = { from: pausedAt, to: now };
  return {
    dueAt: shifted(dueAt, pause, span, calendar),
    warnAt: warnAt === null ? null : shifted(warnAt, pause, span, calendar),
  };
};

/** Where a clock stands at a moment: milliseconds until it is due (below zero: since), as they pass on the wall. */
export const remainingOf = ({ dueAt, pausedAt }: Pick<Clock, 'dueAt' | 'pausedAt'>, now: Instant): number =>
  millisecondsOf(dueAt) - millisecondsOf(pausedAt ?? now);
