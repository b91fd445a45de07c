import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';
import fc from 'fast-check';
import { anyCalendar } from '../testing/random-calendars';
import { SlowCalendar, WallClock } from '../testing/slow-calendar';
import { type BusinessCalendar, compileCalendar } from './business-calendar';
import { ALWAYS_OPEN, type CalendarBody } from './calendar-body';
import { faultsOfCalendar } from './calendar-faults';
import { DAY, dateOf } from './days';

/** Zones with a time around which their clocks change: northern, southern, half an hour, and two that never change. */
const ZONES = [
  ['Europe/Berlin', '2026-03-25T00:00:00.000Z'],
  ['Europe/Berlin', '2026-10-21T00:00:00.000Z'],
  ['America/New_York', '2026-03-04T00:00:00.000Z'],
  ['America/New_York', '2026-10-28T00:00:00.000Z'],
  ['Australia/Sydney', '2026-04-01T00:00:00.000Z'],
  ['Australia/Adelaide', '2026-09-30T00:00:00.000Z'],
  ['Australia/Lord_Howe', '2026-04-01T00:00:00.000Z'],
  // Puts its clocks forward at midnight, so that a day begins at 01:00; and back at midnight, so that an hour of the day before comes again.
  ['America/Santiago', '2026-09-02T00:00:00.000Z'],
  ['America/Santiago', '2026-04-01T00:00:00.000Z'],
  ['Asia/Kolkata', '2026-12-28T00:00:00.000Z'],
  ['Asia/Shanghai', '2026-12-28T00:00:00.000Z'],
  // Went from Thursday to Saturday.
  ['Pacific/Apia', '2011-12-26T00:00:00.000Z'],
] as const;

const DAYS = 9;
const MINUTES = DAYS * 1_440;
const datesFrom = (instant: string, days: number): readonly string[] =>
  Array.from({ length: days }, (_, index) => dateOf(Math.floor(Date.parse(instant) / DAY) + index - 1));

/** Looking for a smaller counterexample takes longer than reading the one found. */
const RUNS = { numRuns: 150, endOnFailure: true };

/** Throws where an answer differs; asserting each of many thousands would take minutes. */
const same = (answer: unknown, expected: unknown, what: string): void => {
  if (answer !== expected) throw new Error(`${what}: ${String(answer)} instead of ${String(expected)}`);
};

describe.each(ZONES)('in %s from %s on, as another calendar finds by looking at every minute', (zone, start) => {
  const from = start as Instant;
  const clock = new WallClock(zone, from, instantOf(millisecondsOf(from) + DAYS * DAY));

  it('every answer is the same', () => {
    const minute = fc.nat({ max: MINUTES - 1 });
    fc.assert(
      fc.property(
        anyCalendar(zone, datesFrom(start, DAYS + 2)),
        fc.array(fc.tuple(minute, minute, fc.nat({ max: 3_000 }), fc.nat({ max: 4 })), {
          minLength: 25,
          maxLength: 25,
        }),
        (body, questions) => {
          const calendar = compileCalendar(body);
          const slow = new SlowCalendar(body, clock);
          for (let each = 0; each < slow.minutes; each += 1)
            same(calendar.isOpen(slow.instant(each)), slow.isOpen(each), `open at ${slow.instant(each)}`);
          for (const [one, other, minutes, days] of questions) {
            const instant = slow.instant(one);
            same(
              calendar.elapsed(instant, slow.instant(other)),
              slow.elapsed(one, other) * 60_000,
              `open from ${instant} to ${slow.instant(other)}`,
            );
            const agrees = (known: number | null, answer: () => Instant, what: string): void => {
              if (known !== null) same(answer(), slow.instant(known), `${what} ${instant}`);
            };
            agrees(slow.add(one, minutes), () => calendar.add(instant, minutes), `${minutes} after`);
            agrees(slow.subtract(one, minutes), () => calendar.subtract(instant, minutes), `${minutes} before`);
            agrees(slow.nextOpening(one), () => calendar.nextOpening(instant), 'opening after');
            agrees(
              slow.closeOfBusinessDay(one, days),
              () => calendar.closeOfBusinessDay(instant, days),
              `close of day ${days} after`,
            );
          }
        },
      ),
      { ...RUNS, numRuns: 6 },
    );
  });
});

const zones = [...new Set(ZONES.map(([zone]) => zone))];
/** Some months of exceptions in the middle of two years of questions. */
const anyOfTwoYears = fc
  .constantFrom(...zones)
  .chain((zone) => anyCalendar(zone, datesFrom('2026-08-01T00:00:00.000Z', 200)))
  .map((body) => ({ body, calendar: compileCalendar(body) }));
const anyInstant = fc
  .integer({ min: Date.parse('2026-01-01T00:00:00.000Z'), max: Date.parse('2028-01-01T00:00:00.000Z') })
  .map(instantOf);
const anyMinutes = fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 60_000 }));

const holds = (
  property: (calendar: BusinessCalendar, body: CalendarBody, ...instants: readonly [Instant, Instant, Instant]) => void,
) =>
  fc.assert(
    fc.property(anyOfTwoYears, fc.tuple(anyInstant, anyInstant, anyInstant), ({ calendar, body }, instants) => {
      const [first = '', second = '', third = ''] = [...instants].sort();
      property(calendar, body, first as Instant, second as Instant, third as Instant);
    }),
    RUNS,
  );

describe('whatever the calendar', () => {
  it('the random ones are without faults', () => {
    holds((_, body) => expect(faultsOfCalendar(body)).toEqual([]));
  });

  it('elapsed is additive, and never negative', () => {
    holds((calendar, _, first, second, third) => {
      const whole = calendar.elapsed(first, third);
      expect(calendar.elapsed(first, second) + calendar.elapsed(second, third)).toBe(whole);
      expect(whole).toBeGreaterThanOrEqual(0);
      expect(whole).toBeLessThanOrEqual(millisecondsOf(third) - millisecondsOf(first));
      expect(calendar.elapsed(third, first)).toBe(0);
    });
  });

  it('so many minutes after, so many minutes have elapsed', () => {
    fc.assert(
      fc.property(anyOfTwoYears, anyInstant, anyMinutes, ({ calendar }, from, minutes) => {
        const due = calendar.add(from, minutes);
        expect(calendar.elapsed(from, due)).toBe(minutes * 60_000);
        // Nor were they any earlier.
        expect(calendar.elapsed(from, instantOf(millisecondsOf(due) - 1))).toBe(minutes * 60_000 - 1);
      }),
      RUNS,
    );
  });

  it('add and subtract undo each other, from the next opening and from the close before', () => {
    fc.assert(
      fc.property(anyOfTwoYears, anyInstant, anyMinutes, ({ calendar }, instant, minutes) => {
        expect(calendar.subtract(calendar.add(instant, minutes), minutes)).toBe(calendar.nextOpening(instant));
        const start = calendar.subtract(instant, minutes);
        expect(calendar.isOpen(start)).toBe(true);
        const end = calendar.add(start, minutes);
        expect(end <= instant).toBe(true);
        expect(calendar.elapsed(end, instant)).toBe(0);
      }),
      RUNS,
    );
  });

  it('later starts are never due earlier', () => {
    fc.assert(
      fc.property(
        anyOfTwoYears,
        anyInstant,
        anyInstant,
        anyMinutes,
        fc.nat({ max: 40 }),
        ({ calendar }, one, other, minutes, days) => {
          const [first, second] = one <= other ? [one, other] : [other, one];
          expect(calendar.add(first, minutes) <= calendar.add(second, minutes)).toBe(true);
          expect(calendar.closeOfBusinessDay(first, days) <= calendar.closeOfBusinessDay(second, days)).toBe(true);
          expect(calendar.closeOfBusinessDay(first, days) < calendar.closeOfBusinessDay(first, days + 1)).toBe(true);
        },
      ),
      RUNS,
    );
  });

  it('openings are those in which it is open, and last as long as what elapsed', () => {
    holds((calendar, _, first) => {
      const until = instantOf(millisecondsOf(first) + 60 * DAY);
      const openings = calendar.openings(first, until);
      const length = openings.reduce((sum, each) => sum + millisecondsOf(each.until) - millisecondsOf(each.from), 0);
      expect(length).toBe(calendar.elapsed(first, until));
      for (const each of openings) {
        expect(calendar.isOpen(each.from)).toBe(true);
        expect(each.until === until || !calendar.isOpen(each.until)).toBe(true);
      }
    });
  });

  it('day and night no minute is lost, in any zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyInstant, anyMinutes, (zone, from, minutes) => {
        const calendar = compileCalendar({ ...ALWAYS_OPEN, zone });
        expect(calendar.add(from, minutes)).toBe(instantOf(millisecondsOf(from) + minutes * 60_000));
      }),
      RUNS,
    );
  });
});
