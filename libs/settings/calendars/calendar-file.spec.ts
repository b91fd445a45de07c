import { describe, expect, it } from '@jest/globals';
import { MOST_EVENTS, readCalendarFile } from './calendar-file';

const file = (...events: readonly (readonly string[])[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//somebody//calendar//EN',
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const read = (...events: readonly (readonly string[])[]) =>
  readCalendarFile(file(...events), '2026-01-01', '2031-12-31');
const dates = (...lines: readonly string[]): readonly string[] | undefined =>
  read(['SUMMARY:x', ...lines])?.days.map(({ date }) => date);
const reason = (...lines: readonly string[]) => read(['SUMMARY:x', ...lines])?.skipped;

describe('whole days of a calendar file', () => {
  it('of one day, whatever its name says', () => {
    expect(read(['DTSTART;VALUE=DATE:20261001', 'SUMMARY:国庆节\\, day\\n1'])).toEqual({
      days: [{ date: '2026-10-01', name: '国庆节, day 1' }],
      skipped: [],
    });
  });

  it.each([
    [
      'with an end, which is not part of it',
      ['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261004'],
      ['2026-10-01', '2026-10-02', '2026-10-03'],
    ],
    ['with an end on its own day', ['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261001'], ['2026-10-01']],
    ['with a length', ['DTSTART;VALUE=DATE:20261231', 'DURATION:P2D'], ['2026-12-31', '2027-01-01']],
    [
      'cut to the time asked for',
      ['DTSTART;VALUE=DATE:20251230', 'DTEND;VALUE=DATE:20260103'],
      ['2026-01-01', '2026-01-02'],
    ],
    [
      'every year',
      ['DTSTART;VALUE=DATE:20200501', 'RRULE:FREQ=YEARLY'],
      ['2026-05-01', '2027-05-01', '2028-05-01', '2029-05-01', '2030-05-01', '2031-05-01'],
    ],
    [
      'every year but one',
      ['DTSTART;VALUE=DATE:20290501', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1', 'EXDATE;VALUE=DATE:20300501'],
      ['2029-05-01', '2031-05-01'],
    ],
    [
      'every second year until',
      ['DTSTART;VALUE=DATE:20260501', 'RRULE:FREQ=YEARLY;INTERVAL=2;UNTIL=20290101'],
      ['2026-05-01', '2028-05-01'],
    ],
    ['three times', ['DTSTART;VALUE=DATE:20250501', 'RRULE:FREQ=YEARLY;COUNT=3'], ['2026-05-01', '2027-05-01']],
    ['on 29 February', ['DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY'], ['2028-02-29']],
  ] as const)('%s', (_, lines, expected) => {
    expect(dates(...lines)).toEqual(expected);
  });

  it('of several events come in their order, each once, under the first name', () => {
    const found = read(
      ['DTSTART;VALUE=DATE:20261002', 'SUMMARY:b'],
      ['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261003', 'SUMMARY:a'],
    );
    expect(found?.days).toEqual([
      { date: '2026-10-01', name: 'a' },
      { date: '2026-10-02', name: 'b' },
    ]);
  });
});

describe('an event of which no day is taken', () => {
  it.each([
    ['not-all-day', ['DTSTART:20261001T090000Z', 'DTEND:20261001T100000Z']],
    ['cancelled', ['DTSTART;VALUE=DATE:20261001', 'STATUS:CANCELLED']],
    ['no-date', ['DTSTART;VALUE=DATE:20261399']],
    ['no-date', ['LOCATION:nowhere']],
    ['no-date', ['DTSTART;VALUE=DATE:20261001', 'DURATION:PT5H']],
    ['too-long', ['DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:21261001']],
    ['too-long', ['DTSTART;VALUE=DATE:20261001', 'DURATION:P9999D']],
    ['recurrence', ['DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH']],
    ['recurrence', ['DTSTART;VALUE=DATE:20261126', 'RRULE:FREQ=WEEKLY']],
    ['recurrence', ['DTSTART;VALUE=DATE:20261126', 'RDATE;VALUE=DATE:20271126']],
    ['outside', ['DTSTART;VALUE=DATE:20191126']],
  ] as const)('%s', (why, lines) => {
    expect(reason(...lines)).toEqual([{ name: 'x', reason: why }]);
  });
});

describe('a hostile file', () => {
  it.each([
    ['nothing', ''],
    ['no calendar', 'hello'],
    ['something else', '{"kind":"calendar"}'],
    ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261001'],
    ['an address book', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nEND:VCARD'],
    ['markup', '<!DOCTYPE html><script>alert(1)</script>'],
    ['a line without end', file([`SUMMARY${';A=b'.repeat(10_000)}:x`, 'DTSTART;VALUE=DATE:20261001'])],
    ['a line folded without end', file([`SUMMARY:${'\r\n x'.repeat(30_000)}`, 'DTSTART;VALUE=DATE:20261001'])],
    ['more events than fit', file(...Array.from({ length: MOST_EVENTS + 1 }, () => ['DTSTART;VALUE=DATE:20261001']))],
  ])('%s is refused', (_, text) => {
    expect(readCalendarFile(text, '2026-01-01', '2031-12-31')).toBeNull();
  });

  it('costs no more than its size', () => {
    const deep = `${'BEGIN:VEVENT\r\n'.repeat(20_000)}${'END:VEVENT\r\n'.repeat(20_000)}`;
    expect(readCalendarFile(`BEGIN:VCALENDAR\r\n${deep}END:VCALENDAR`, '2026-01-01', '2031-12-31')?.days).toEqual([]);
    expect(reason('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=SECONDLY')).toHaveLength(1);
    expect(dates('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;INTERVAL=999999999')).toEqual(['2026-01-01']);
    expect(dates('DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;COUNT=999999999')).toHaveLength(6);
  });

  it('reaches nothing by the names of its properties', () => {
    expect(dates('__PROTO__:x', 'CONSTRUCTOR:y', 'TOSTRING:z', 'DTSTART;VALUE=DATE:20261001')).toEqual(['2026-10-01']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('leaves no half character at the end of a long name', () => {
    const name = read([`SUMMARY:${'😀'.repeat(300)}`, 'DTSTART;VALUE=DATE:20261001'])?.days[0]?.name ?? '';
    expect([...name]).toHaveLength(200);
    expect(name).toBe('😀'.repeat(200));
  });
});
