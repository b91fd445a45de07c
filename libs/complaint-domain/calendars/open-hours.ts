import { WEEKDAYS } from '@redress/contracts';
import type { CalendarBody, OpenWindow } from './calendar-body';
import { timeOfDay } from './calendar-faults';
import { DAY, type DayNumber, dayNumberOf, firstDayOf, weekdayOf } from './days';
import { Zone } from './zone';

/** One year of a calendar, by the clock on its wall: every open interval and every business day, in their order. */
export interface OpenYear {
  /** The year's first moment, and the next year's. */
  readonly from: number;
  readonly until: number;
  /** Open intervals: half-open, apart from each other, none empty. */
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open milliseconds of the year before each interval. */
  readonly before: Float64Array;
  /** Open milliseconds of the year. */
  readonly total: number;
  /** The close of each business day: the end of the last open moment of its date. */
  readonly closes: Float64Array;
}

interface Hours {
  readonly from: number;
  readonly to: number;
}

const hoursOf = (windows: readonly OpenWindow[]): readonly Hours[] =>
  windows
    .map(({ from, to }) => ({ from: timeOfDay(from) ?? 0, to: timeOfDay(to) ?? 0 }))
    .filter(({ from, to }) => from < to)
    .sort((one, other) => one.from - other.from);

/** Open hours by day, laid out over the even stretches of a zone's clocks. */
export class OpenHours {
  readonly zone: Zone;
  private readonly week: readonly (readonly Hours[])[];
  private readonly exceptions = new Map<DayNumber, readonly Hours[]>();

  constructor(body: CalendarBody) {
    this.zone = Zone.of(body.zone);
    this.week = WEEKDAYS.map((weekday) => hoursOf(body.week[weekday]));
    for (const { date, windows } of body.exceptions) {
      const day = dayNumberOf(date);
      if (day === null) throw new RangeError(`There is no day ${date}.`);
      this.exceptions.set(day, hoursOf(windows));
    }
  }

  /**
   * It is open when the clock on the wall shows a time within a window of the date on the wall. So an hour that the clocks
   * leave out is lost, one that comes twice is open twice, and a window up to 24:00 meets one from 00:00 without a gap.
   */
  year(year: number): OpenYear {
    const from = this.zone.firstAt(firstDayOf(year) * DAY);
    const until = this.zone.firstAt(firstDayOf(year + 1) * DAY);
    const starts: number[] = [];
    const ends: number[] = [];
    const closes = new Map<DayNumber, number>();
    for (const stretch of this.zone.stretches(from, until)) {
      const lastDay = Math.floor((stretch.until + stretch.offset - 1) / DAY);
      for (let day = Math.floor((stretch.from + stretch.offset) / DAY); day <= lastDay; day += 1) {
        const midnight = day * DAY - stretch.offset;
        for (const hours of this.hoursOn(day)) {
          const start = Math.max(midnight + hours.from, stretch.from);
          const end = Math.min(midnight + hours.to, stretch.until);
          if (start >= end) continue;
          if (ends.at(-1) === start) ends[ends.length - 1] = end;
          else {
            starts.push(start);
            ends.push(end);
          }
          closes.set(day, end);
        }
      }
    }
    let total = 0;
    const before = starts.map((start, index) => {
      const open = total;
      total += (ends[index] ?? start) - start;
      return open;
    });
    return {
      from,
      until,
      starts: Float64Array.from(starts),
      ends: Float64Array.from(ends),
      before: Float64Array.from(before),
      total,
      closes: Float64Array.from(closes.values()),
    };
  }

  private hoursOn(day: DayNumber): readonly Hours[] {
    return this.exceptions.get(day) ?? this.week[weekdayOf(day)] ?? [];
  }
}
