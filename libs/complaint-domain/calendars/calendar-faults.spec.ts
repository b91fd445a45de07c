import { describe, expect, it } from '@jest/globals';
import { ALWAYS_OPEN, type CalendarBody, officeHours } from './calendar-body';
import { faultsOfCalendar, MOST_EXCEPTIONS, MOST_WINDOWS } from './calendar-faults';
import { faultsOfSpan } from './span';

const office = officeHours('Asia/Shanghai');
const monday = (mon: CalendarBody['week']['mon']): CalendarBody => ({ ...office, week: { ...office.week, mon } });
const found = (body: CalendarBody) => faultsOfCalendar(body).map(({ code, path }) => `${code} ${path}`);

describe('a calendar that can be used', () => {
  it.each([
    ['day and night', ALWAYS_OPEN],
    ['office hours', office],
    [
      'windows that touch',
      monday([
        { from: '12:00', to: '18:00' },
        { from: '08:00', to: '12:00' },
      ]),
    ],
    ['up to midnight', monday([{ from: '00:00', to: '24:00' }])],
    [
      'a closed and an open exception',
      {
        ...office,
        exceptions: [
          { date: '2026-10-01', windows: [], name: '国庆节' },
          { date: '2026-10-10', windows: [{ from: '09:00', to: '12:00' }] },
        ],
      },
    ],
    ['29 February of a leap year', { ...office, exceptions: [{ date: '2028-02-29', windows: [] }] }],
  ])('%s', (_, body) => {
    expect(faultsOfCalendar(body)).toEqual([]);
  });
});

describe('a calendar is refused for', () => {
  it.each<[string, CalendarBody, readonly string[]]>([
    ['an unknown zone', { ...office, zone: 'Asia/Atlantis' }, ['field.unknown-zone zone']],
    ['an offset as zone', { ...office, zone: '+08:00' }, ['field.unknown-zone zone']],
    [
      'times that are none',
      monday([
        { from: '9:00', to: '25:00' },
        { from: '24:00', to: '12:60' },
      ]),
      [
        'window.time week.mon[0].from',
        'window.time week.mon[0].to',
        'window.time week.mon[1].from',
        'window.time week.mon[1].to',
      ],
    ],
    ['a window that ends before it begins', monday([{ from: '18:00', to: '09:00' }]), ['window.inverted week.mon[0]']],
    ['a window of no length', monday([{ from: '09:00', to: '09:00' }]), ['window.inverted week.mon[0]']],
    [
      'windows that overlap',
      monday([
        { from: '10:00', to: '12:00' },
        { from: '09:00', to: '10:01' },
      ]),
      ['window.overlap week.mon[0]'],
    ],
    [
      'a window within a long one',
      monday([
        { from: '08:00', to: '20:00' },
        { from: '09:00', to: '10:00' },
        { from: '11:00', to: '12:00' },
      ]),
      ['window.overlap week.mon[1]', 'window.overlap week.mon[2]'],
    ],
    [
      'a crowd of windows',
      monday(Array.from({ length: MOST_WINDOWS + 1 }, () => ({ from: '09:00', to: '10:00' }))),
      ['field.size week.mon'],
    ],
    [
      'days that do not exist',
      {
        ...office,
        exceptions: ['2026-02-30', '2026-13-01', '1.5.2026', '1969-12-31', '2200-01-01'].map((date) => ({
          date,
          windows: [],
        })),
      },
      [0, 1, 2, 3, 4].map((index) => `exception.date exceptions[${index}].date`),
    ],
    [
      'the same day twice',
      {
        ...office,
        exceptions: [
          { date: '2026-05-01', windows: [] },
          { date: '2026-05-01', windows: [{ from: '09:00', to: '10:00' }] },
        ],
      },
      ['exception.duplicate exceptions[1].date'],
    ],
    [
      'bad windows of an exception',
      { ...office, exceptions: [{ date: '2026-05-01', windows: [{ from: '12:00', to: '10:00' }] }] },
      ['window.inverted exceptions[0].windows[0]'],
    ],
    [
      'too many exceptions',
      {
        ...office,
        exceptions: Array.from({ length: MOST_EXCEPTIONS + 1 }, () => ({ date: '2026-05-01', windows: [] })),
      },
      ['field.size exceptions'],
    ],
    [
      'never being open',
      { ...officeHours('UTC'), week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] } },
      ['calendar.never-open week'],
    ],
    [
      'closing for good after its exceptions',
      {
        zone: 'UTC',
        week: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
        exceptions: [{ date: '2026-05-01', windows: [{ from: '09:00', to: '10:00' }] }],
      },
      ['calendar.closes-for-good week'],
    ],
  ])('%s', (_, body, faults) => {
    expect(found(body)).toEqual(faults);
  });

  it('everything at once, so that it is mended at once', () => {
    expect(
      found({
        ...monday([{ from: '18:00', to: '09:00' }]),
        zone: 'Nowhere',
        exceptions: [{ date: 'soon', windows: [] }],
      }),
    ).toHaveLength(3);
  });
});

describe('a span', () => {
  it.each([1, 60, 5_270_400])('%d minutes', (amount) => {
    expect(faultsOfSpan({ unit: 'minutes', amount }, 'span')).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 5_270_401])('not %d minutes', (amount) => {
    expect(faultsOfSpan({ unit: 'minutes', amount }, 'terms[0].span')).toEqual([
      { code: 'field.range', path: 'terms[0].span.amount', values: { min: 1, max: 5_270_400 } },
    ]);
  });
});
