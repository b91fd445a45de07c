import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@redress/contracts';
import { ManualClock } from '@redress/platform';
import { DirectorySnapshot } from './directory-snapshot';
import { DirectoryWatch } from './directory-watch';
import type { DirectoryQuery } from './directory.query';

const START = '2026-03-01T09:00:00.000Z' as Instant;

/** Readings that end when told to. */
class SlowDirectory {
  readonly readings: ((snapshot: DirectorySnapshot) => void)[] = [];

  snapshot(): Promise<DirectorySnapshot> {
    return new Promise((resolve) => this.readings.push(resolve));
  }

  finish(): DirectorySnapshot {
    const snapshot = new DirectorySnapshot([], []);
    this.readings.shift()?.(snapshot);
    return snapshot;
  }
}

const watching = async () => {
  const directory = new SlowDirectory();
  const clock = new ManualClock(START);
  const watch = new DirectoryWatch(directory as unknown as DirectoryQuery, clock);
  const first = watch.current();
  const snapshot = directory.finish();
  expect(await first).toBe(snapshot);
  return { directory, clock, watch, snapshot };
};

describe('the directory as a process knows it', () => {
  it('keeps nobody waiting while a refresh is merely due', async () => {
    const { directory, clock, watch, snapshot } = await watching();
    clock.advance(6_000);
    expect(await watch.current()).toBe(snapshot);
    expect(directory.readings).toHaveLength(0);
  });

  it('reads anew what is too old to go by, once for all who ask', async () => {
    const { directory, clock, watch } = await watching();
    clock.advance(20_000);
    const asked = [watch.current(), watch.current()];
    expect(directory.readings).toHaveLength(1);
    const newer = directory.finish();
    expect(await Promise.all(asked)).toEqual([newer, newer]);
    expect(watch.snapshot).toBe(newer);
  });

  it('reads anew after a change, even where a reading had begun before it', async () => {
    const { directory, watch } = await watching();
    watch.forget();
    const before = watch.current();
    watch.forget();
    const after = watch.current();
    expect(directory.readings).toHaveLength(2);
    const older = directory.finish();
    const newer = directory.finish();
    expect(await before).toBe(older);
    expect(await after).toBe(newer);
    expect(watch.snapshot).toBe(newer);
  });
});
