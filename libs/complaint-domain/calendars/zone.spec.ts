import { describe, expect, it } from '@jest/globals';
import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';
import { plusCalendarWeeks } from './span';
import { Zone } from './zone';

const wall = (text: string): number => Date.parse(`${text}Z`);
const momentOf = (zone: string, text: string): Instant => instantOf(Zone.of(zone).momentOf(wall(text)));
const firstAt = (zone: string, text: string): Instant => instantOf(Zone.of(zone).firstAt(wall(text)));

describe('the clocks of a zone', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T00:59:59.999Z', 60],
    ['Europe/Berlin', '2026-03-29T01:00:00.000Z', 120],
    ['Europe/Berlin', '2026-10-25T00:59:59.999Z', 120],
    ['Europe/Berlin', '2026-10-25T01:00:00.000Z', 60],
    ['America/New_York', '2026-03-08T07:00:00.000Z', -240],
    ['Australia/Lord_Howe', '2026-04-04T14:59:59.999Z', 660],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00.000Z', 630],
    ['Asia/Kolkata', '2026-06-01T00:00:00.000Z', 330],
    ['Asia/Kathmandu', '2026-06-01T00:00:00.000Z', 345],
    ['Asia/Shanghai', '1988-06-01T00:00:00.000Z', 540],
    ['Africa/Casablanca', '2026-03-01T12:00:00.000Z', 0],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', -600],
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', 840],
  ])('%s at %s is %d minutes ahead', (zone, instant, minutes) => {
    expect(Zone.of(zone).offsetAt(millisecondsOf(instant as Instant))).toBe(minutes * 60_000);
  });

  it.each([
    ['an ordinary time', 'Asia/Shanghai', '2026-03-02T09:00', '2026-03-02T01:00:00.000Z'],
    ['a time left out: as much later', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['half an hour left out', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:45:00.000Z'],
    ['a time that comes twice: the first', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['a day left out', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00:00.000Z'],
    ['the turn of a year', 'Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00:00.000Z'],
  ])('%s', (_, zone, text, moment) => {
    expect(momentOf(zone, text)).toBe(moment);
  });

  it('a day begins at its first moment, also where midnight is left out', () => {
    expect(firstAt('Europe/Berlin', '2026-06-01T00:00')).toBe('2026-05-31T22:00:00.000Z');
    // Clocks went from 24:00 to 01:00.
    expect(firstAt('America/Sao_Paulo', '2018-11-04T00:00')).toBe('2018-11-04T03:00:00.000Z');
    // They went from 24:00 back to 23:00: the day before lasts 25 hours.
    expect(firstAt('America/Sao_Paulo', '2018-02-18T00:00')).toBe('2018-02-18T03:00:00.000Z');
    expect(firstAt('Pacific/Apia', '2011-12-30T00:00')).toBe('2011-12-30T10:00:00.000Z');
  });

  it.each(['', 'Nowhere', 'Asia/Atlantis', '+08:00', '../etc/passwd', 'x'.repeat(65)])('%j is no zone', (name) => {
    expect(Zone.find(name)).toBeNull();
    expect(() => Zone.of(name)).toThrow(RangeError);
  });
});

describe('calendar weeks', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-02T09:00:00.000Z', 8, '2026-04-27T09:00:00.000Z'],
    ['Europe/Berlin', '2026-03-02T09:00:00.000Z', 8, '2026-04-27T08:00:00.000Z'],
    ['Europe/Berlin', '2026-03-22T01:30:00.000Z', 1, '2026-03-29T01:30:00.000Z'],
    ['Europe/Berlin', '2026-10-18T00:30:00.000Z', 1, '2026-10-25T00:30:00.000Z'],
    ['Australia/Sydney', '2026-03-02T22:00:00.000Z', 8, '2026-04-27T23:00:00.000Z'],
  ])('in %s from %s, %d of them', (zone, from, weeks, due) => {
    expect(plusCalendarWeeks(from as Instant, weeks, zone)).toBe(due);
  });
});
