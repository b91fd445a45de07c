import { describe, expect, it } from '@jest/globals';
import { type Instant, plusMinutes } from '@redress/contracts';
import fc from 'fast-check';
import { anyMoment, anyQuietHours, anyZone, isQuietByTheWall, minuteOnTheWall } from '../testing/wall-clock';
import { nextByPlan, nextSoon } from './attempt-plan';
import { DEFAULT_CALLBACK_POLICY } from './callback-policy';

const at = (text: string): Instant => new Date(text).toISOString() as Instant;
const hour = (moment: Instant, zone: string): number => Math.floor(minuteOnTheWall(moment, zone) / 60);
const plan = (...attemptedAt: Instant[]) => ({
  spacings: DEFAULT_CALLBACK_POLICY.spacings,
  attemptedAt,
  expiresAt: null,
});

describe('the plan of attempts', () => {
  it('as it comes: three attempts within two days, at different hours', () => {
    const first = at('2026-03-02T10:00:00Z');
    const second = nextByPlan(plan(first), DEFAULT_CALLBACK_POLICY, 'UTC');
    expect(second).toEqual({ dueAt: at('2026-03-02T14:00:00Z'), until: at('2026-03-02T15:00:00Z') });
    const third = nextByPlan(plan(first, at('2026-03-02T14:00:00Z')), DEFAULT_CALLBACK_POLICY, 'UTC');
    // Ten o'clock was tried already.
    expect(third).toEqual({ dueAt: at('2026-03-03T11:00:00Z'), until: at('2026-03-03T12:00:00Z') });
  });

  it('repeats its last spacing', () => {
    const attempts = [at('2026-03-02T10:00:00Z'), at('2026-03-02T14:00:00Z'), at('2026-03-03T11:30:00Z')];
    expect(nextByPlan(plan(...attempts), DEFAULT_CALLBACK_POLICY, 'UTC')?.dueAt).toBe(at('2026-03-04T08:00:00Z'));
  });

  it('tries a busy line again in a few minutes, at the same hour if need be, but not at night', () => {
    expect(nextSoon(plan(at('2026-03-02T10:00:00Z')), DEFAULT_CALLBACK_POLICY, 'UTC')?.dueAt).toBe(
      at('2026-03-02T10:15:00Z'),
    );
    expect(nextSoon(plan(at('2026-03-02T20:50:00Z')), DEFAULT_CALLBACK_POLICY, 'UTC')?.dueAt).toBe(
      at('2026-03-03T08:00:00Z'),
    );
  });

  it('ends with the callback: no attempt after it expires, no window beyond', () => {
    const tried = { ...plan(at('2026-03-02T10:00:00Z')), expiresAt: at('2026-03-02T14:20:00Z') };
    expect(nextByPlan(tried, DEFAULT_CALLBACK_POLICY, 'UTC')?.until).toBe(at('2026-03-02T14:20:00Z'));
    expect(nextByPlan({ ...tried, expiresAt: at('2026-03-02T14:00:00Z') }, DEFAULT_CALLBACK_POLICY, 'UTC')).toBeNull();
  });

  it('never calls in quiet hours, nor twice at the same hour of the customer’s day, in any zone', () => {
    fc.assert(
      fc.property(
        anyMoment,
        anyZone,
        anyQuietHours,
        fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 90 }),
        (start, zone, quietHours, spacings, late) => {
          const policy = { ...DEFAULT_CALLBACK_POLICY, quietHours };
          const attemptedAt: Instant[] = [start];
          for (let attempt = 1; attempt < 5; attempt += 1) {
            const last = attemptedAt.at(-1) ?? start;
            const next = nextByPlan({ spacings, attemptedAt, expiresAt: null }, policy, zone);
            if (next === null) throw new Error('without an end a plan goes on');
            expect(next.dueAt > last).toBe(true);
            expect(hour(next.dueAt, zone)).not.toBe(hour(last, zone));
            for (let minute = next.dueAt; minute < next.until; minute = plusMinutes(minute, 7))
              expect(isQuietByTheWall(quietHours, minute, zone)).toBe(false);
            attemptedAt.push(plusMinutes(next.dueAt, late));
            const soon = nextSoon({ spacings, attemptedAt, expiresAt: null }, policy, zone);
            expect(isQuietByTheWall(quietHours, soon?.dueAt ?? start, zone)).toBe(false);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
