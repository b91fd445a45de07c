import { type Instant, instantOf, millisecondsOf, type Weekday, WEEKDAYS } from '@redress/contracts';
import { DateTime } from 'luxon';
import type { CalendarBody } from '../calendars/calendar-body';

const MINUTE = 60_000;

/** What the clock on the wall showed in each minute of a time, as another library tells it. */
export class WallClock {
  readonly from: number;
  readonly shown: readonly { readonly date: string; readonly time: string; readonly weekday: Weekday }[];

  constructor(
    readonly zone: string,
    from: Instant,
    until: Instant,
  ) {
    this.from = millisecondsOf(from);
    this.shown = Array.from({ length: (millisecondsOf(until) - this.from) / MINUTE }, (_, minute) => {
      const wall = DateTime.fromMillis(this.from + minute * MINUTE, { zone });
      const text = wall.toISO() ?? '';
      return { date: text.slice(0, 10), time: text.slice(11, 16), weekday: WEEKDAYS[wall.weekday - 1] ?? 'mon' };
    });
  }
}

/**
 * A calendar that looks at every minute by itself: slow, and right for reasons of its own. Knows only the time of its
 * clock.
 */
export class SlowCalendar {
  private readonly open: readonly boolean[];
  private readonly dates: readonly string[];
  private readonly from: number;

  constructor(body: CalendarBody, clock: WallClock) {
    this.from = clock.from;
    this.dates = clock.shown.map(({ date }) => date);
    const exceptions = new Map(body.exceptions.map(({ date, windows }) => [date, windows]));
    this.open = clock.shown.map(({ date, time, weekday }) =>
      (exceptions.get(date) ?? body.week[weekday]).some((window) => window.from <= time && time < window.to),
    );
  }

  get minutes(): number {
    return this.open.length;
  }

  instant(minute: number): Instant {
    return instantOf(this.from + minute * MINUTE);
  }

  minuteOf(instant: Instant): number {
    return (millisecondsOf(instant) - this.from) / MINUTE;
  }

  isOpen(minute: number): boolean {
    return this.open[minute] === true;
  }

  /** Open minutes in [from, until). */
  elapsed(from: number, until: number): number {
    let open = 0;
    for (let minute = from; minute < until; minute += 1) if (this.isOpen(minute)) open += 1;
    return open;
  }

  /** The first minute by which so many open ones have passed; null where that lies beyond what it knows. */
  add(from: number, minutes: number): number | null {
    let left = minutes;
    for (let minute = from; minute < this.minutes; minute += 1) {
      if (left === 0) return minute;
      if (this.isOpen(minute)) left -= 1;
    }
    return left === 0 ? this.minutes : null;
  }

  subtract(until: number, minutes: number): number | null {
    let left = minutes;
    for (let minute = until; minute > 0; minute -= 1) {
      if (left === 0) return minute;
      if (this.isOpen(minute - 1)) left -= 1;
    }
    return left === 0 ? 0 : null;
  }

  nextOpening(from: number): number | null {
    for (let minute = from; minute < this.minutes; minute += 1) if (this.isOpen(minute)) return minute;
    return null;
  }

  /** Counts dates with an open minute, one after another. */
  closeOfBusinessDay(receipt: number, n: number): number | null {
    const opening = this.nextOpening(receipt);
    if (opening === null) return null;
    let counted = 0;
    let close: number | null = null;
    let date = this.dates[opening];
    for (let minute = opening; minute < this.minutes; minute += 1) {
      if (!this.isOpen(minute)) continue;
      if (this.dates[minute] !== date) {
        if (counted === n) return close;
        counted += 1;
        date = this.dates[minute];
      }
      close = minute + 1;
    }
    // The last day may go on beyond what it knows.
    return null;
  }
}
