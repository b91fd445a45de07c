import { describe, expect, it } from '@jest/globals';
import { type Instant, millisecondsOf } from '@redress/contracts';
import { CalendarExhausted, compileCalendar } from './business-calendar';
import { ALWAYS_OPEN, type CalendarBody, officeHours } from './calendar-body';
import { dueAfter } from './span';

const at = (text: string): Instant => `${text}:00.000Z` as Instant;
const NO_WEEK: CalendarBody['week'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
/** Mon–Fri 09:00–18:00 in Shanghai is 01:00–10:00 UTC. 2 March 2026 is a Monday. */
const office = compileCalendar(officeHours('Asia/Shanghai'));
const hours = (milliseconds: number): number => milliseconds / 3_600_000;

describe('office hours', () => {
  it('are half-open', () => {
    expect(office.isOpen('2026-03-02T00:59:59.999Z' as Instant)).toBe(false);
    expect(office.isOpen(at('2026-03-02T01:00'))).toBe(true);
    expect(office.isOpen('2026-03-02T09:59:59.999Z' as Instant)).toBe(true);
    expect(office.isOpen(at('2026-03-02T10:00'))).toBe(false);
  });

  it.each([
    ['within a day', '2026-03-02T02:00', 60, '2026-03-02T03:00'],
    ['up to closing time, which is then due', '2026-03-02T01:00', 540, '2026-03-02T10:00'],
    ['one minute more goes to the next day', '2026-03-02T01:00', 541, '2026-03-03T01:01'],
    ['from the evening', '2026-03-02T12:00', 60, '2026-03-03T02:00'],
    ['over the weekend', '2026-03-06T09:00', 120, '2026-03-09T02:00'],
    ['nothing at all', '2026-03-07T09:00', 0, '2026-03-07T09:00'],
    ['over the turn of a year', '2026-12-31T09:00', 120, '2027-01-01T02:00'],
  ])('add: %s', (_, from, minutes, due) => {
    expect(office.add(at(from), minutes)).toBe(at(due));
  });

  it.each([
    ['within a day', '2026-03-02T03:00', 60, '2026-03-02T02:00'],
    ['down to opening time', '2026-03-02T10:00', 540, '2026-03-02T01:00'],
    ['over the weekend', '2026-03-09T02:00', 120, '2026-03-06T09:00'],
    ['from a closed hour', '2026-03-08T02:00', 60, '2026-03-06T09:00'],
    ['over the turn of a year', '2027-01-01T02:00', 120, '2026-12-31T09:00'],
  ])('subtract: %s', (_, until, minutes, from) => {
    expect(office.subtract(at(until), minutes)).toBe(at(from));
  });

  it('count what is open between two moments, and nothing backwards', () => {
    expect(hours(office.elapsed(at('2026-03-02T00:00'), at('2026-03-09T00:00')))).toBe(45);
    expect(hours(office.elapsed(at('2025-12-01T00:00'), at('2027-12-01T00:00')))).toBe(522 * 9);
    expect(office.elapsed(at('2026-03-09T00:00'), at('2026-03-02T00:00'))).toBe(0);
  });

  it('open next', () => {
    expect(office.nextOpening(at('2026-03-02T05:00'))).toBe(at('2026-03-02T05:00'));
    expect(office.nextOpening(at('2026-03-02T10:00'))).toBe(at('2026-03-03T01:00'));
    expect(office.nextOpening(at('2026-03-06T10:00'))).toBe(at('2026-03-09T01:00'));
  });

  it('are listed, cut to what was asked', () => {
    expect(office.openings(at('2026-03-06T05:00'), at('2026-03-09T02:00'))).toEqual([
      { from: at('2026-03-06T05:00'), until: at('2026-03-06T10:00') },
      { from: at('2026-03-09T01:00'), until: at('2026-03-09T02:00') },
    ]);
    expect(office.openings(at('2026-03-07T05:00'), at('2026-03-08T02:00'))).toEqual([]);
    expect(() => office.openings(at('2026-01-01T00:00'), at('2028-01-01T00:00'))).toThrow(RangeError);
  });
});

describe('business days', () => {
  it.each([
    ['received in the morning', '2026-03-02T02:00', 3, '2026-03-05T10:00'],
    ['received at the moment of opening', '2026-03-02T01:00', 1, '2026-03-03T10:00'],
    ['received before opening: the same day', '2026-03-01T23:00', 1, '2026-03-03T10:00'],
    ['received at closing time: the next day', '2026-03-02T10:00', 1, '2026-03-04T10:00'],
    ['received on Friday evening: on Monday', '2026-03-06T12:00', 1, '2026-03-10T10:00'],
    ['received on Saturday: on Monday', '2026-03-07T04:00', 3, '2026-03-12T10:00'],
    ['the day of receipt itself', '2026-03-02T02:00', 0, '2026-03-02T10:00'],
    ['35 of them', '2026-03-02T02:00', 35, '2026-04-20T10:00'],
    ['over the turn of a year', '2026-12-31T02:00', 3, '2027-01-05T10:00'],
  ])('%s', (_, receipt, days, close) => {
    expect(office.closeOfBusinessDay(at(receipt), days)).toBe(at(close));
  });

  it('leave out holidays and count a working Saturday, which closes when it closes', () => {
    const calendar = compileCalendar({
      ...officeHours('Asia/Shanghai'),
      exceptions: [
        ...['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'].map((date) => ({
          date,
          windows: [],
        })),
        { date: '2026-10-10', windows: [{ from: '10:00', to: '15:00' }] },
      ],
    });
    expect(calendar.closeOfBusinessDay(at('2026-09-30T02:00'), 2)).toBe(at('2026-10-09T10:00'));
    expect(calendar.closeOfBusinessDay(at('2026-09-30T02:00'), 3)).toBe(at('2026-10-10T07:00'));
    expect(calendar.closeOfBusinessDay(at('2026-10-03T02:00'), 1)).toBe(at('2026-10-09T10:00'));
  });

  it('are not split by a lunch break', () => {
    const noon = compileCalendar({
      ...officeHours('UTC'),
      week: {
        ...NO_WEEK,
        mon: [
          { from: '13:00', to: '17:00' },
          { from: '08:00', to: '12:00' },
        ],
        tue: [{ from: '08:00', to: '12:00' }],
      },
    });
    expect(noon.closeOfBusinessDay(at('2026-03-02T12:30'), 1)).toBe(at('2026-03-03T12:00'));
    expect(noon.closeOfBusinessDay(at('2026-03-02T12:30'), 0)).toBe(at('2026-03-02T17:00'));
    expect(noon.add(at('2026-03-02T11:00'), 90)).toBe(at('2026-03-02T13:30'));
  });
});

describe('day and night', () => {
  const always = compileCalendar(ALWAYS_OPEN);

  it('loses no minute, at midnight or at the turn of a year', () => {
    const from = at('2026-12-28T23:59');
    for (const minutes of [1, 2, 1_440, 4_320, 5_270_400]) {
      const due = always.add(from, minutes);
      expect(millisecondsOf(due) - millisecondsOf(from)).toBe(minutes * 60_000);
      expect(always.elapsed(from, due)).toBe(minutes * 60_000);
      expect(always.subtract(due, minutes)).toBe(from);
    }
  });

  it('is one opening over midnight and over the turn of a year', () => {
    expect(always.openings(at('2026-12-30T12:00'), at('2027-01-02T12:00'))).toEqual([
      { from: at('2026-12-30T12:00'), until: at('2027-01-02T12:00') },
    ]);
  });

  it('closes its days at midnight', () => {
    expect(always.closeOfBusinessDay(at('2026-12-30T12:00'), 1)).toBe(at('2027-01-01T00:00'));
    expect(always.closeOfBusinessDay(at('2026-12-31T00:00'), 0)).toBe(at('2027-01-01T00:00'));
  });

  it('loses and gains nothing where the clocks change', () => {
    const berlin = compileCalendar({ ...ALWAYS_OPEN, zone: 'Europe/Berlin' });
    expect(hours(berlin.elapsed(at('2026-03-28T23:00'), at('2026-03-29T22:00')))).toBe(23);
    expect(hours(berlin.elapsed(at('2026-10-24T22:00'), at('2026-10-25T23:00')))).toBe(25);
  });
});

describe('a window over a change of the clocks', () => {
  const night = compileCalendar({
    zone: 'Europe/Berlin',
    week: { ...NO_WEEK, sun: [{ from: '01:30', to: '02:30' }] },
    exceptions: [],
  });

  it('ends where its second half is left out', () => {
    expect(night.openings(at('2026-03-28T12:00'), at('2026-03-29T12:00'))).toEqual([
      { from: at('2026-03-29T00:30'), until: at('2026-03-29T01:00') },
    ]);
  });

  it('opens twice for what comes twice', () => {
    expect(night.openings(at('2026-10-24T12:00'), at('2026-10-25T12:00'))).toEqual([
      { from: at('2026-10-24T23:30'), until: at('2026-10-25T00:30') },
      { from: at('2026-10-25T01:00'), until: at('2026-10-25T01:30') },
    ]);
  });
});

describe('what a calendar cannot answer', () => {
  const once = compileCalendar({
    zone: 'UTC',
    week: NO_WEEK,
    exceptions: [{ date: '2026-05-01', windows: [{ from: '09:00', to: '10:00' }] }],
  });

  it('ends with an error, and does not look for ever', () => {
    expect(once.add(at('2026-04-01T00:00'), 60)).toBe(at('2026-05-01T10:00'));
    expect(() => once.add(at('2026-04-01T00:00'), 61)).toThrow(CalendarExhausted);
    expect(() => once.nextOpening(at('2026-05-01T10:00'))).toThrow(CalendarExhausted);
    expect(() => once.closeOfBusinessDay(at('2026-04-01T00:00'), 1)).toThrow(CalendarExhausted);
    expect(() => once.subtract(at('2026-06-01T00:00'), 61)).toThrow(CalendarExhausted);
    expect(() => compileCalendar({ ...ALWAYS_OPEN, week: NO_WEEK }).nextOpening(at('2026-04-01T00:00'))).toThrow(
      CalendarExhausted,
    );
  });

  it.each(['1969-12-31T23:59', '2200-01-01T00:00', 'no time'])('%s lies outside', (moment) => {
    expect(() => office.isOpen(at(moment))).toThrow(RangeError);
  });

  it.each([-1, 0.5, Number.NaN])('%d minutes are none', (minutes) => {
    expect(() => office.add(at('2026-03-02T02:00'), minutes)).toThrow(RangeError);
    expect(() => office.subtract(at('2026-03-02T02:00'), minutes)).toThrow(RangeError);
  });

  it('lasts from 1970 to 2199 in any zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'America/New_York', 'Pacific/Apia']) {
      const calendar = compileCalendar({ ...ALWAYS_OPEN, zone });
      expect(calendar.isOpen(at('1970-01-01T00:00'))).toBe(true);
      expect(calendar.isOpen(at('2199-12-31T23:59'))).toBe(true);
    }
  });
});

describe('when a span is over', () => {
  it.each([
    ['minutes', 1_440, '2026-03-07T02:00'],
    ['business-minutes', 1_440, '2026-03-10T08:00'],
    ['business-days', 3, '2026-03-11T10:00'],
    ['weeks', 8, '2026-05-01T02:00'],
  ] as const)('%s', (unit, amount, due) => {
    expect(dueAfter(at('2026-03-06T02:00'), { unit, amount }, office)).toBe(at(due));
  });
});
