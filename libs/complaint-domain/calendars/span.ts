import {
  type Fault,
  type Instant,
  instantOf,
  millisecondsOf,
  plusMinutes,
  type Span,
  type SpanUnit,
} from '@redress/contracts';
export type { Span } from '@redress/contracts';
import type { BusinessCalendar } from './business-calendar';
import { DAY } from './days';
import { Zone } from './zone';

/** About ten years of each: longer than any duty to a customer. */
export const LONGEST_SPAN: Readonly<Record<SpanUnit, number>> = {
  minutes: 5_270_400,
  'business-minutes': 5_270_400,
  'business-days': 2_700,
  weeks: 522,
};

/** What is wrong with a span; `path` is where it stands. */
export const faultsOfSpan = ({ unit, amount }: Span, path: string): readonly Fault[] => {
  const max = LONGEST_SPAN[unit];
  return Number.isSafeInteger(amount) && amount >= 1 && amount <= max
    ? []
    : [{ code: 'field.range', path: `${path}.amount`, values: { min: 1, max } }];
};

/**
 * The same weekday and time on the wall so many weeks later: across a change of the clocks an hour more or less than the
 * weeks have. A time that the clocks leave out becomes as much later as they were put forward; of one that comes twice
 * the first counts. Throws RangeError for an unknown zone.
 */
export const plusCalendarWeeks = (from: Instant, weeks: number, zone: string): Instant => {
  const clocks = Zone.of(zone);
  const start = millisecondsOf(from);
  return instantOf(clocks.momentOf(start + clocks.offsetAt(start) + weeks * 7 * DAY));
};

/**
 * When a span that began at `start` is over, by a calendar: minutes as they pass; business minutes while it is open; the
 * close of the n-th business day after receipt; calendar weeks in the calendar's zone.
 * @throws CalendarExhausted
 */
export const dueAfter = (start: Instant, { unit, amount }: Span, calendar: BusinessCalendar): Instant => {
  switch (unit) {
    case 'minutes':
      return plusMinutes(start, amount);
    case 'business-minutes':
      return calendar.add(start, amount);
    case 'business-days':
      return calendar.closeOfBusinessDay(start, amount);
    case 'weeks':
      return plusCalendarWeeks(start, amount, calendar.zone);
  }
};
