import { expect, it } from '@jest/globals';
import { SequentialIds, UuidV7Ids } from './ids';

const V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it.each([new UuidV7Ids(), new SequentialIds()])('makes UUIDs of version 7 in rising order', (ids) => {
  const made = Array.from({ length: 1_000 }, () => ids.next());
  expect(made.every((id) => V7.test(id))).toBe(true);
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});
