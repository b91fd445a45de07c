import { expect, it } from '@jest/globals';
import { instantFromSql } from './instant-text';

it.each([
  ['2026-03-01 09:30:00+00', '2026-03-01T09:30:00.000Z'],
  ['2026-03-01 09:30:00.5+00', '2026-03-01T09:30:00.500Z'],
  ['2026-03-01 09:30:00.123456+00', '2026-03-01T09:30:00.123Z'],
  ['2026-03-01T09:30:00.04+00:00', '2026-03-01T09:30:00.040Z'],
  ['2026-03-01T17:30:00+08:00', '2026-03-01T09:30:00.000Z'],
])('reads %s as %s', (written, instant) => {
  expect(instantFromSql(written)).toBe(instant);
});

it('reads what never comes, and what never was, as null', () => {
  expect(instantFromSql('infinity')).toBeNull();
  expect(instantFromSql('-infinity')).toBeNull();
});
