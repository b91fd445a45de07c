import { describe, expect, it } from '@jest/globals';
import { type Instant, plusMinutes } from '@redress/contracts';
import fc from 'fast-check';
import { anyMoment, anyQuietHours, anyZone, isQuietByTheWall } from '../testing/wall-clock';
import { agreedWindow, isCallWindow } from './call-window';
import { DEFAULT_CALLBACK_POLICY } from './callback-policy';

const at = (text: string): Instant => new Date(text).toISOString() as Instant;
const now = at('2026-03-02T10:00:00+08:00');
const shanghai = { now, policy: DEFAULT_CALLBACK_POLICY, zone: 'Asia/Shanghai' };

describe('the window of a call', () => {
  it('is as long as the policy has it, and ends where quiet hours begin', () => {
    const dueAt = at('2026-03-02T15:00:00+08:00');
    expect(agreedWindow({ dueAt }, shanghai)).toEqual({ dueAt, until: at('2026-03-02T16:00:00+08:00') });
    const late = at('2026-03-02T20:30:00+08:00');
    expect(agreedWindow({ dueAt: late }, shanghai)).toEqual({ dueAt: late, until: at('2026-03-02T21:00:00+08:00') });
    const until = at('2026-03-02T18:00:00+08:00');
    expect(agreedWindow({ dueAt, until }, shanghai)).toEqual({ dueAt, until });
  });

  it('is refused in the past and inverted', () => {
    expect(agreedWindow({ dueAt: now }, shanghai)).toEqual({ code: 'complaint.due-in-past' });
    const dueAt = plusMinutes(now, 60);
    expect(agreedWindow({ dueAt, until: dueAt }, shanghai)).toEqual({ code: 'complaint.callback-window-inverted' });
  });

  it('is refused in quiet hours, with the next time that would do', () => {
    expect(agreedWindow({ dueAt: at('2026-03-02T22:00:00+08:00') }, shanghai)).toEqual({
      code: 'complaint.callback-quiet-hours',
      detail: { next: at('2026-03-03T08:00:00+08:00'), from: '21:00', to: '08:00', zone: 'Asia/Shanghai' },
    });
    // Two hours from eight in the evening would reach into the night: the next two are in the morning.
    const asked = { dueAt: at('2026-03-02T20:00:00+08:00'), until: at('2026-03-02T22:00:00+08:00') };
    expect(agreedWindow(asked, shanghai)).toMatchObject({ detail: { next: at('2026-03-03T08:00:00+08:00') } });
  });

  it('agreed never touches quiet hours, and the next time told is one that is agreed to', () => {
    fc.assert(
      fc.property(
        anyMoment,
        anyZone,
        anyQuietHours,
        fc.option(fc.integer({ min: 1, max: 400 })),
        (dueAt, zone, quietHours, length) => {
          const policy = { ...DEFAULT_CALLBACK_POLICY, quietHours };
          const surroundings = { now: plusMinutes(dueAt, -10), policy, zone };
          const asking = (start: Instant) =>
            agreedWindow(
              { dueAt: start, until: length === null ? undefined : plusMinutes(start, length) },
              surroundings,
            );
          const found = asking(dueAt);
          const window = isCallWindow(found) ? found : asking(found.detail?.['next'] as Instant);
          // Where no day has room for its length, a shorter one is asked for at that time.
          if (!isCallWindow(window)) return expect(length).toBeGreaterThan(180);
          for (let minute = window.dueAt; minute < window.until; minute = plusMinutes(minute, 11))
            expect(isQuietByTheWall(quietHours, minute, zone)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
