import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';
import { DAY } from '../calendars/days';
import { Zone } from '../calendars/zone';
import type { CallbackPolicyBody } from './callback-policy';
import { type CallWindow, usualWindow } from './call-window';
import { nextAllowed } from './quiet-hours';

/**
 * The same day of the month and time on the wall so many months later; the last day of a month that is too short. Throws
 * RangeError for an unknown zone.
 */
export const plusCalendarMonths = (from: Instant, months: number, zone: string): Instant => {
  const clocks = Zone.of(zone);
  const start = millisecondsOf(from);
  const wall = new Date(start + clocks.offsetAt(start));
  const first = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth() + months, 1);
  const next = new Date(first);
  const lastDay = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  const day = Math.min(wall.getUTCDate(), lastDay);
  return instantOf(
    clocks.momentOf(first + (day - 1) * DAY + (wall.getTime() - Math.floor(wall.getTime() / DAY) * DAY)),
  );
};

/** When a care callback comes again: the first time after now that lies whole turns behind the one that ended. */
export const nextCare = (
  endedDueAt: Instant,
  everyMonths: number,
  { now, policy, zone }: { readonly now: Instant; readonly policy: CallbackPolicyBody; readonly zone: string },
): CallWindow => {
  let turns = 1;
  while (plusCalendarMonths(endedDueAt, turns * everyMonths, zone) <= now) turns += 1;
  const dueAt = nextAllowed(policy.quietHours, plusCalendarMonths(endedDueAt, turns * everyMonths, zone), zone);
  return usualWindow(dueAt, policy, zone);
};
