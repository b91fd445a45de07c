import { describe, expect, it } from '@jest/globals';
import { type Instant, plusMinutes } from '@redress/contracts';
import fc from 'fast-check';
import { anyMoment, anyQuietHours, anyZone, isQuietByTheWall, minuteOnTheWall } from '../testing/wall-clock';
import { hourOfDay, isQuiet, nextAllowed, nextHour, nextQuiet, wallTimeOf } from './quiet-hours';

const NIGHT = { from: '21:00', to: '08:00' };
const at = (text: string): Instant => new Date(text).toISOString() as Instant;

describe('quiet hours', () => {
  it('are those of the customer’s clock, half-open, past midnight too', () => {
    expect(isQuiet(NIGHT, at('2026-03-02T20:59:59+08:00'), 'Asia/Shanghai')).toBe(false);
    expect(isQuiet(NIGHT, at('2026-03-02T21:00:00+08:00'), 'Asia/Shanghai')).toBe(true);
    expect(isQuiet(NIGHT, at('2026-03-03T07:59:59+08:00'), 'Asia/Shanghai')).toBe(true);
    expect(isQuiet(NIGHT, at('2026-03-03T08:00:00+08:00'), 'Asia/Shanghai')).toBe(false);
    expect(isQuiet(NIGHT, at('2026-03-02T20:00:00+08:00'), 'Australia/Sydney')).toBe(true);
    expect(isQuiet({ from: '12:00', to: '14:00' }, at('2026-03-02T13:00:00Z'), 'UTC')).toBe(true);
    expect(isQuiet({ from: '12:00', to: '14:00' }, at('2026-03-02T14:00:00Z'), 'UTC')).toBe(false);
  });

  it('end in the morning after, and begin in the evening', () => {
    expect(nextAllowed(NIGHT, at('2026-03-02T22:30:00+08:00'), 'Asia/Shanghai')).toBe(at('2026-03-03T08:00:00+08:00'));
    expect(nextAllowed(NIGHT, at('2026-03-02T12:34:56Z'), 'UTC')).toBe(at('2026-03-02T12:34:56Z'));
    expect(nextQuiet(NIGHT, at('2026-03-02T12:34:56Z'), 'UTC')).toBe(at('2026-03-02T21:00:00Z'));
  });

  it('where there are none, every hour will do', () => {
    const night = at('2026-03-02T03:00:00Z');
    expect(isQuiet(null, night, 'UTC')).toBe(false);
    expect(nextAllowed(null, night, 'UTC')).toBe(night);
    expect(nextQuiet(null, night, 'UTC')).toBeNull();
  });

  it('agree with the clock on the wall in every zone, whatever the clocks do', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, anyQuietHours, (moment, zone, quiet) => {
        expect(isQuiet(quiet, moment, zone)).toBe(isQuietByTheWall(quiet, moment, zone));
        const allowed = nextAllowed(quiet, moment, zone);
        expect(isQuietByTheWall(quiet, allowed, zone)).toBe(false);
        for (let minute = moment; minute < allowed; minute = plusMinutes(minute, 13))
          expect(isQuietByTheWall(quiet, minute, zone)).toBe(true);
        const begins = nextQuiet(quiet, allowed, zone);
        if (begins === null) throw new Error('quiet hours never begin');
        expect(isQuietByTheWall(quiet, begins, zone)).toBe(true);
        for (let minute = allowed; minute < begins; minute = plusMinutes(minute, 13))
          expect(isQuietByTheWall(quiet, minute, zone)).toBe(false);
      }),
      { numRuns: 150 },
    );
  });
});

describe('hours of the day', () => {
  it('are told and counted by the clock on the wall', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (moment, zone) => {
        expect(hourOfDay(moment, zone)).toBe(Math.floor(minuteOnTheWall(moment, zone) / 60));
        const next = nextHour(moment, zone);
        expect(next > moment && next <= plusMinutes(moment, 60)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('are written with two digits each', () => {
    expect(wallTimeOf('08:30')).toBe(30_600_000);
    for (const wrong of ['8:30', '24:00', '08:60', '', '08:30:00']) expect(wallTimeOf(wrong)).toBeNull();
  });
});
