import type { CalendarBody, OpenWindow } from '@redress/complaint-domain';
import { instantOf, type Instant, WEEKDAYS } from '@redress/contracts';
import { DateTime } from 'luxon';

/** The open hours of one day, in milliseconds since 1970. */
const hoursOf = (day: DateTime, windows: readonly OpenWindow[]): { readonly from: number; readonly to: number }[] => {
  const at = (time: string): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour === 24 ? day.plus({ days: 1 }).toMillis() : day.set({ hour, minute }).toMillis();
  };
  return windows.map(({ from, to }) => ({ from: at(from), to: at(to) }));
};

/** A business calendar as one writes it in an afternoon: day by day, with a library for dates. */
export class PlainLuxon {
  private readonly exceptions: ReadonlyMap<string, readonly OpenWindow[]>;

  constructor(private readonly body: CalendarBody) {
    this.exceptions = new Map(body.exceptions.map(({ date, windows }) => [date, windows]));
  }

  add(from: Instant, minutes: number): Instant {
    let left = minutes * 60_000;
    const start = DateTime.fromISO(from, { zone: this.body.zone });
    for (let day = start.startOf('day'); ; day = day.plus({ days: 1 })) {
      for (const { from: opens, to: closes } of this.hoursOn(day)) {
        const begin = Math.max(opens, start.toMillis());
        if (begin >= closes) continue;
        if (closes - begin >= left) return instantOf(begin + left);
        left -= closes - begin;
      }
    }
  }

  elapsed(from: Instant, until: Instant): number {
    let open = 0;
    const start = DateTime.fromISO(from, { zone: this.body.zone });
    const end = DateTime.fromISO(until).toMillis();
    for (let day = start.startOf('day'); day.toMillis() < end; day = day.plus({ days: 1 })) {
      for (const { from: opens, to: closes } of this.hoursOn(day))
        open += Math.max(0, Math.min(closes, end) - Math.max(opens, start.toMillis()));
    }
    return open;
  }

  closeOfBusinessDay(receipt: Instant, n: number): Instant {
    let left = n;
    const start = DateTime.fromISO(receipt, { zone: this.body.zone });
    for (let day = start.startOf('day'); ; day = day.plus({ days: 1 })) {
      const close = this.hoursOn(day).at(-1)?.to;
      if (close === undefined || close <= start.toMillis()) continue;
      if (left === 0) return instantOf(close);
      left -= 1;
    }
  }

  private hoursOn(day: DateTime): readonly { readonly from: number; readonly to: number }[] {
    const weekday = WEEKDAYS[day.weekday - 1] ?? 'mon';
    return hoursOf(day, this.exceptions.get(day.toISODate() ?? '') ?? this.body.week[weekday]);
  }
}
