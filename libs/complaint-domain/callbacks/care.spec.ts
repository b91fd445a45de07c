import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@redress/contracts';
import { DEFAULT_CALLBACK_POLICY } from './callback-policy';
import { nextCare, plusCalendarMonths } from './care';

const at = (text: string): Instant => new Date(text).toISOString() as Instant;

describe('months by the calendar', () => {
  it('keep the day and the time on the wall', () => {
    expect(plusCalendarMonths(at('2026-02-10T15:00:00Z'), 6, 'Europe/London')).toBe(at('2026-08-10T14:00:00Z'));
    expect(plusCalendarMonths(at('2026-11-30T10:00:00+08:00'), 3, 'Asia/Shanghai')).toBe(
      at('2027-02-28T10:00:00+08:00'),
    );
    expect(plusCalendarMonths(at('2027-11-30T10:00:00+08:00'), 3, 'Asia/Shanghai')).toBe(
      at('2028-02-29T10:00:00+08:00'),
    );
  });
});

describe('a care call that comes again', () => {
  const policy = DEFAULT_CALLBACK_POLICY;

  it('comes the first time that lies ahead, however late the last one ended', () => {
    const ended = at('2026-01-05T10:00:00Z');
    const next = (now: Instant) => nextCare(ended, 3, { now, policy, zone: 'UTC' }).dueAt;
    expect(next(at('2026-01-05T10:05:00Z'))).toBe(at('2026-04-05T10:00:00Z'));
    expect(next(at('2026-07-05T10:00:00Z'))).toBe(at('2026-10-05T10:00:00Z'));
  });

  it('waits for the end of quiet hours where it would fall into them', () => {
    const ended = at('2026-01-05T23:00:00Z');
    expect(nextCare(ended, 1, { now: ended, policy, zone: 'UTC' }).dueAt).toBe(at('2026-02-06T08:00:00Z'));
  });
});
