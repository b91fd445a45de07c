import { type Instant, instantOf } from '@redress/contracts';

const MILLISECONDS_LENGTH = '2026-03-01 09:30:00.123+00'.length;

/**
 * A moment as PostgreSQL writes it, with a space (`2026-03-01 09:30:00.5+00`) or, inside JSON, with a T, to an Instant.
 * `infinity` is null. Handled as text, because it runs for every moment of every row: the session's time zone is UTC.
 */
export const instantFromSql = (text: string): Instant | null => {
  // As our moments are nearly always written: with milliseconds.
  if (text.length === MILLISECONDS_LENGTH && text[19] === '.' && text.endsWith('+00')) {
    return `${text.slice(0, 10)}T${text.slice(11, 23)}Z` as Instant;
  }
  if (text === 'infinity' || text === '-infinity') return null;
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00(?::00)?$/.exec(text);
  if (match === null) return instantOf(Date.parse(text));
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z` as Instant;
};
