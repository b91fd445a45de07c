import { expect, it } from '@jest/globals';
import { SeenKeys } from './seen-keys';

it('remembers what it saw, however much that is', () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 20_000 }, (_, index) => `key ${index}`);
  expect(keys.filter((key) => !seen.add(key))).toEqual([]);
  expect(keys.filter((key) => seen.add(key))).toEqual([]);
  expect(seen.add('another')).toBe(true);
});
