import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';
import type { CalendarBody } from './calendar-body';
import { DAY, dateOf, FIRST_YEAR, LAST_YEAR, MINUTE } from './days';
import { OpenHours, type OpenYear } from './open-hours';

/**
 * The calendar is not open often enough, before the year 2200 or after 1970, for what was asked. Never met by a calendar
 * that `faultsOfCalendar` let through and a span that `faultsOfSpan` let through, unless the start lies at an end of time.
 */
export class CalendarExhausted extends Error {
  override readonly name = 'CalendarExhausted';

  constructor(zone: string, when: 'after' | 'before', instant: Instant) {
    super(`The calendar (${zone}) is not open for long enough ${when} ${instant}.`);
  }
}

/** A time during which it is open without a break; half-open. */
export interface Opening {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * When somebody works, answered from sorted intervals: a question costs a binary search. All intervals are half-open: at
 * the moment of opening it is open, at the moment of closing no more. Every method throws RangeError for a moment outside
 * the years 1970 to 2199, and what leads out of them throws {@link CalendarExhausted}.
 */
export interface BusinessCalendar {
  readonly zone: string;
  /** The date on the wall, such as `2026-03-02`. */
  dateAt(at: Instant): string;
  isOpen(at: Instant): boolean;
  /**
   * The first moment by which it was open for so many minutes since `from`; a deadline reached at closing time falls due
   * at closing time. Zero minutes: `from` itself.
   */
  add(from: Instant, minutes: number): Instant;
  /** The last moment from which it is open for so many minutes until `until`. Zero minutes: `until` itself. */
  subtract(until: Instant, minutes: number): Instant;
  /** Open time between two moments in **milliseconds**; 0 where the second is not after the first. */
  elapsed(from: Instant, until: Instant): number;
  /** This moment where it is open, otherwise the next at which it opens. */
  nextOpening(from: Instant): Instant;
  /**
   * The close of the n-th business day after receipt. A receipt out of hours counts as received when it opens next, so
   * one of Friday evening is received on Monday, and n = 1 is the close of Tuesday. n = 0: the close of the day of receipt.
   */
  closeOfBusinessDay(receipt: Instant, n: number): Instant;
  /** The open times between two moments, cut to them; at most a year may lie between. */
  openings(from: Instant, until: Instant): readonly Opening[];
}

/** How many entries of a sorted list are at most `value`. */
const countUpTo = (sorted: Float64Array, value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
};

const wholeNumber = (value: number, what: string): number => {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${what} must be a whole number, not negative.`);
  return value;
};

const LONGEST_LISTING = 366 * 24 * 60 * MINUTE;

class CompiledCalendar implements BusinessCalendar {
  private readonly years = new Map<number, OpenYear>();

  constructor(private readonly hours: OpenHours) {}

  get zone(): string {
    return this.hours.zone.name;
  }

  dateAt(at: Instant): string {
    const moment = millisecondsOf(at);
    return dateOf(Math.floor((moment + this.hours.zone.offsetAt(moment)) / DAY));
  }

  isOpen(at: Instant): boolean {
    const moment = millisecondsOf(at);
    const year = this.table(this.yearOf(moment));
    const index = countUpTo(year.starts, moment) - 1;
    return index >= 0 && moment < (year.ends[index] ?? 0);
  }

  elapsed(from: Instant, until: Instant): number {
    const start = millisecondsOf(from);
    const end = millisecondsOf(until);
    const first = this.yearOf(start);
    const last = this.yearOf(end);
    if (end <= start) return 0;
    let open = openBefore(this.table(last), end) - openBefore(this.table(first), start);
    for (let year = first; year < last; year += 1) open += this.table(year).total;
    return open;
  }

  add(from: Instant, minutes: number): Instant {
    if (wholeNumber(minutes, 'The minutes to add') === 0) return from;
    const start = millisecondsOf(from);
    const first = this.yearOf(start);
    let wanted = minutes * MINUTE + openBefore(this.table(first), start);
    for (let year = first; year <= LAST_YEAR; year += 1) {
      const { total, before, starts } = this.table(year);
      if (wanted <= total) {
        // The interval in which the last wanted millisecond passes: the last one with less before it.
        const index = countUpTo(before, wanted - 1) - 1;
        return instantOf((starts[index] ?? 0) + wanted - (before[index] ?? 0));
      }
      wanted -= total;
    }
    throw new CalendarExhausted(this.zone, 'after', from);
  }

  subtract(until: Instant, minutes: number): Instant {
    if (wholeNumber(minutes, 'The minutes to subtract') === 0) return until;
    const end = millisecondsOf(until);
    const last = this.yearOf(end);
    let left = openBefore(this.table(last), end) - minutes * MINUTE;
    for (let year = last; year >= FIRST_YEAR; year -= 1) {
      const { before, starts } = this.table(year);
      if (left >= 0 && starts.length > 0) {
        const index = countUpTo(before, left) - 1;
        return instantOf((starts[index] ?? 0) + left - (before[index] ?? 0));
      }
      if (year > FIRST_YEAR) left += this.table(year - 1).total;
    }
    throw new CalendarExhausted(this.zone, 'before', until);
  }

  nextOpening(from: Instant): Instant {
    const moment = millisecondsOf(from);
    for (let year = this.yearOf(moment); year <= LAST_YEAR; year += 1) {
      const { starts, ends } = this.table(year);
      const index = countUpTo(ends, moment);
      const start = starts[index];
      if (start !== undefined) return start <= moment ? from : instantOf(start);
    }
    throw new CalendarExhausted(this.zone, 'after', from);
  }

  closeOfBusinessDay(receipt: Instant, n: number): Instant {
    const moment = millisecondsOf(receipt);
    const first = this.yearOf(moment);
    let index = countUpTo(this.table(first).closes, moment) + wholeNumber(n, 'The business days to count');
    for (let year = first; year <= LAST_YEAR; year += 1) {
      const { closes } = this.table(year);
      const close = closes[index];
      if (close !== undefined) return instantOf(close);
      index -= closes.length;
    }
    throw new CalendarExhausted(this.zone, 'after', receipt);
  }

  openings(from: Instant, until: Instant): readonly Opening[] {
    const start = millisecondsOf(from);
    const end = millisecondsOf(until);
    if (end - start > LONGEST_LISTING) throw new RangeError('At most a year of openings can be listed.');
    const found: { from: number; until: number }[] = [];
    const last = this.yearOf(end);
    for (let year = this.yearOf(start); year <= last; year += 1) {
      const { starts, ends } = this.table(year);
      for (let index = countUpTo(ends, start); (starts[index] ?? end) < end; index += 1) {
        const opening = { from: Math.max(starts[index] ?? 0, start), until: Math.min(ends[index] ?? 0, end) };
        const before = found.at(-1);
        if (before?.until === opening.from) before.until = opening.until;
        else found.push(opening);
      }
    }
    return found.map((opening) => ({ from: instantOf(opening.from), until: instantOf(opening.until) }));
  }

  /** The year the clock on the wall shows. */
  private yearOf(moment: number): number {
    const year = new Date(moment).getUTCFullYear();
    if (!(year > FIRST_YEAR && year < LAST_YEAR)) throw new RangeError('A calendar covers the years 1970 to 2199.');
    const { from, until } = this.table(year);
    if (moment < from) return year - 1;
    return moment < until ? year : year + 1;
  }

  private table(year: number): OpenYear {
    const known = this.years.get(year);
    if (known !== undefined) return known;
    const table = this.hours.year(year);
    this.years.set(year, table);
    return table;
  }
}

/** Open milliseconds of the year before a moment in it. */
const openBefore = ({ starts, ends, before }: OpenYear, moment: number): number => {
  const index = countUpTo(starts, moment) - 1;
  if (index < 0) return 0;
  const start = starts[index] ?? 0;
  return (before[index] ?? 0) + Math.min(moment, ends[index] ?? 0) - start;
};

/**
 * Makes a calendar ready to be asked. A year of it is laid out when it is first needed (about a millisecond) and kept, so
 * keep the compiled calendar too. The body must be without faults (`faultsOfCalendar`); RangeError otherwise.
 */
export const compileCalendar = (body: CalendarBody): BusinessCalendar => new CompiledCalendar(new OpenHours(body));
