import { type Instant, instantOf } from '@redress/contracts';
import fc from 'fast-check';
import type { QuietHours } from '../callbacks/quiet-hours';

/** Zones with every kind of change: northern, southern, half an hour, quarter of an hour, none. */
export const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Chatham',
] as const;

/** Minutes since midnight that the clock on the wall shows, asked of Intl: the independent witness of the specs. */
export const minuteOnTheWall = (at: Instant, zone: string): number => {
  const [hour, minute] = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(Date.parse(at))
    .split(':')
    .map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
};

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const textOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Whether quiet hours cover a moment, by the witness. */
export const isQuietByTheWall = ({ from, to }: QuietHours, at: Instant, zone: string): boolean => {
  const minute = minuteOnTheWall(at, zone);
  const start = minuteOf(from);
  const end = minuteOf(to);
  return start < end ? minute >= start && minute < end : minute >= start || minute < end;
};

export const anyZone = fc.constantFrom(...ZONES);

/** Moments of a few years, minute by minute; every second one close to a change of clocks somewhere. */
export const anyMoment: fc.Arbitrary<Instant> = fc
  .oneof(
    fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2029, 0, 1) / 60_000 }),
    fc
      .tuple(
        fc.constantFrom(
          Date.UTC(2026, 2, 8),
          Date.UTC(2026, 2, 29),
          Date.UTC(2026, 3, 5),
          Date.UTC(2026, 8, 6),
          Date.UTC(2026, 9, 4),
          Date.UTC(2026, 9, 25),
          Date.UTC(2026, 10, 1),
        ),
        fc.integer({ min: -2_880, max: 2_880 }),
      )
      .map(([day, minutes]) => day / 60_000 + minutes),
  )
  .map((minute) => instantOf(minute * 60_000));

/** Quiet hours that leave at least four hours of the day. */
export const anyQuietHours: fc.Arbitrary<QuietHours> = fc
  .tuple(fc.integer({ min: 0, max: 1_439 }), fc.integer({ min: 1, max: 20 * 60 }))
  .map(([start, length]) => ({ from: textOf(start), to: textOf((start + length) % 1_440) }));
