import { WEEKDAYS } from '@redress/contracts';
import fc from 'fast-check';
import type { CalendarBody, OpenWindow } from '../calendars/calendar-body';

const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Up to three windows that may touch and never overlap; half of them end on the odd minute. */
export const anyWindows: fc.Arbitrary<readonly OpenWindow[]> = fc
  .uniqueArray(fc.oneof(fc.nat({ max: 1_440 }), fc.constantFrom(0, 120, 150, 180, 540, 720, 1_080, 1_440)), {
    minLength: 0,
    maxLength: 6,
  })
  .chain((edges) => {
    const sorted = [...edges].sort((one, other) => one - other);
    return fc.boolean().map((touching) => {
      const windows: OpenWindow[] = [];
      for (let index = 0; index + 1 < sorted.length; index += touching ? 1 : 2)
        windows.push({ from: timeText(sorted[index] ?? 0), to: timeText(sorted[index + 1] ?? 0) });
      return windows;
    });
  });

/** A calendar in a zone that is open at least at some time of a week, with exceptions among these dates. */
export const anyCalendar = (zone: string, dates: readonly string[]): fc.Arbitrary<CalendarBody> =>
  fc
    .record({
      week: fc.tuple(...WEEKDAYS.map(() => anyWindows)),
      exceptions: fc.uniqueArray(fc.record({ date: fc.constantFrom(...dates), windows: anyWindows }), {
        selector: ({ date }) => date,
        maxLength: Math.min(dates.length, 60),
      }),
    })
    .filter(({ week }) => week.some((windows) => windows.length > 0))
    .map(({ week, exceptions }) => ({
      zone,
      week: Object.fromEntries(WEEKDAYS.map((weekday, index) => [weekday, week[index] ?? []])) as CalendarBody['week'],
      exceptions,
    }));
