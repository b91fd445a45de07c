import { expect, it } from '@jest/globals';
import { instantOf } from '@redress/contracts';
import { ManualClock, SystemClock } from './clock';

it('stands still until told to move', () => {
  const clock = new ManualClock(instantOf(0));
  clock.advance(90_000);
  expect(clock.now()).toBe('1970-01-01T00:01:30.000Z');
  clock.set(instantOf(1_000));
  expect(clock.milliseconds()).toBe(1_000);
});

it('tells the time of the machine', () => {
  const before = Date.now();
  const told = new SystemClock().milliseconds();
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
});
