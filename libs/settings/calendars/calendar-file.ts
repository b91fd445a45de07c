import { dateOf, type DayNumber, dayNumberOf } from '@redress/complaint-domain';
import type { FileSkip } from '@redress/contracts';
import ical from 'ical.js';

/** A day that a calendar file names. */
export interface FileDay {
  readonly date: string;
  readonly name: string;
}

/** An event of which no day was taken, and why. */
export interface SkippedEvent {
  readonly name: string;
  readonly reason: FileSkip;
}

export interface CalendarFile {
  /** Each day once, in their order. */
  readonly days: readonly FileDay[];
  readonly skipped: readonly SkippedEvent[];
}

/** More events than this are no list of holidays. */
export const MOST_EVENTS = 5_000;
/** A longer event is a season, and no holiday. */
const LONGEST_EVENT_DAYS = 31;
const LONGEST_NAME = 200;
/** With longer lines the parser takes time that grows with their square. */
const LONGEST_LINE = 20_000;

/** A property as ical.js hands it over: name, parameters, type, values. */
type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  type: string,
  ...values: unknown[],
];
type Component = readonly [name: string, properties: readonly Property[], parts: readonly Component[]];

const isComponent = (value: unknown): value is Component =>
  Array.isArray(value) && typeof value[0] === 'string' && Array.isArray(value[1]) && Array.isArray(value[2]);

/** Whether a line, its continuations included, is too long to be read. */
const hasEndlessLine = (text: string): boolean =>
  text
    .replace(/\r?\n[ \t]/g, '')
    .split('\n')
    .some((line) => line.length > LONGEST_LINE);

/** The calendars of a file; null for a text that is none. */
const calendarsOf = (text: string): readonly Component[] | null => {
  if (hasEndlessLine(text)) return null;
  let parsed: unknown;
  try {
    parsed = ical.parse(text);
  } catch {
    // Whatever the parser stumbles over, the file is not one to read.
    return null;
  }
  const found = isComponent(parsed) ? [parsed] : Array.isArray(parsed) ? parsed.filter(isComponent) : [];
  const calendars = found.filter(([name]) => name === 'vcalendar');
  return calendars.length === 0 ? null : calendars;
};

const propertyOf = ([, properties]: Component, name: string): Property | undefined =>
  properties.find((property) => property[0] === name);

const textOf = (event: Component, name: string): string => {
  const value = propertyOf(event, name)?.[3];
  if (typeof value !== 'string') return '';
  // Cut by characters, so that none is left half.
  return [...value.replace(/\p{Control}+/gu, ' ').trim()].slice(0, LONGEST_NAME).join('');
};

/** The day of a property of type DATE; null for one with a time, or with no day of the calendar. */
const dayOf = (property: Property | undefined): DayNumber | null => {
  const value = property?.[2] === 'date' ? property[3] : undefined;
  return typeof value === 'string' ? dayNumberOf(value) : null;
};

/** How many days an event lasts, by its end (exclusive) or its duration; one where it says neither. */
const lengthOf = (event: Component, start: DayNumber): number | null => {
  const ended = propertyOf(event, 'dtend');
  if (ended !== undefined) {
    const end = dayOf(ended);
    // Some programs write an end on the day of the start.
    return end === null ? null : Math.max(1, end - start);
  }
  const duration = propertyOf(event, 'duration')?.[3];
  if (duration === undefined) return 1;
  const match = typeof duration === 'string' ? /^P(?:(\d{1,3})W|(\d{1,4})D)$/.exec(duration) : null;
  return match === null ? null : Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0);
};

interface Yearly {
  readonly interval: number;
  readonly count: number;
  readonly until: DayNumber;
}

const whole = (value: unknown, otherwise: number): number | null => {
  if (value === undefined) return otherwise;
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
};

const PLAIN_RULE = new Set(['freq', 'interval', 'count', 'until', 'wkst', 'bymonth', 'bymonthday']);

const lastDayOf = (until: unknown): DayNumber | null => {
  if (until === undefined) return Number.POSITIVE_INFINITY;
  return typeof until === 'string' ? dayNumberOf(until.slice(0, 10)) : null;
};

/** A rule that says "every so many years, on this day"; null for any other, which is left to people. */
const yearlyOf = (rule: unknown, start: DayNumber): Yearly | null => {
  if (typeof rule !== 'object' || rule === null || !Object.keys(rule).every((key) => PLAIN_RULE.has(key))) return null;
  const { freq, bymonth, bymonthday, ...limits } = rule as Readonly<Record<string, unknown>>;
  const [, month, day] = dateOf(start).split('-').map(Number);
  const isOnTheDay = (bymonth ?? month) === month && (bymonthday ?? day) === day;
  const interval = whole(limits['interval'], 1);
  const count = whole(limits['count'], Number.POSITIVE_INFINITY);
  const until = lastDayOf(limits['until']);
  if (freq !== 'YEARLY' || !isOnTheDay || interval === null || count === null || until === null) return null;
  return { interval, count, until };
};

/** The days on which an event begins within a time; its rule is followed year by year, never further than the time goes. */
const startsOf = (start: DayNumber, { interval, count, until }: Yearly, last: DayNumber): readonly DayNumber[] => {
  const [year = '', ...rest] = dateOf(start).split('-');
  const lastYear = Number(dateOf(last).slice(0, 4));
  const starts: DayNumber[] = [];
  for (let next = Number(year); next <= lastYear && starts.length < count; next += interval) {
    // 29 February does not come every year.
    const day = dayNumberOf([String(next), ...rest].join('-'));
    if (day !== null && day <= until) starts.push(day);
  }
  return starts;
};

const ONCE: Yearly = { interval: 1, count: 1, until: Number.POSITIVE_INFINITY };

/** Days that an event takes between two days, or why it takes none. */
const daysOf = (event: Component, first: DayNumber, last: DayNumber): readonly DayNumber[] | FileSkip => {
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return 'cancelled';
  const started = propertyOf(event, 'dtstart');
  if (started !== undefined && started[2] !== 'date') return 'not-all-day';
  const start = dayOf(started);
  if (start === null) return 'no-date';
  const length = lengthOf(event, start);
  if (length === null) return 'no-date';
  if (length > LONGEST_EVENT_DAYS) return 'too-long';
  const rule = propertyOf(event, 'rrule');
  const yearly = rule === undefined ? ONCE : yearlyOf(rule[3], start);
  if (yearly === null || propertyOf(event, 'rdate') !== undefined) return 'recurrence';
  const left = new Set(event[1].filter(([name]) => name === 'exdate').flatMap(([, , , ...values]) => values));
  const days = startsOf(start, yearly, last)
    .filter((day) => !left.has(dateOf(day)))
    .flatMap((day) => Array.from({ length }, (_, index) => day + index))
    .filter((day) => day >= first && day <= last);
  return days.length === 0 ? 'outside' : days;
};

/**
 * The whole days that an iCalendar file (RFC 5545) names between two dates, both included: all-day events of one day or
 * several, once or every year. What it cannot take is told with the reason.
 * @returns null for a text that is no calendar, or holds more than {@link MOST_EVENTS} events
 */
export const readCalendarFile = (text: string, from: string, until: string): CalendarFile | null => {
  const first = dayNumberOf(from);
  const last = dayNumberOf(until);
  if (first === null || last === null) throw new RangeError(`${from} or ${until} is no day.`);
  const calendars = calendarsOf(text);
  if (calendars === null) return null;
  const events = calendars.flatMap(([, , parts]) => parts.filter(([name]) => name === 'vevent'));
  if (events.length > MOST_EVENTS) return null;
  const names = new Map<DayNumber, string>();
  const skipped: SkippedEvent[] = [];
  for (const event of events) {
    const name = textOf(event, 'summary');
    const days = daysOf(event, first, last);
    if (typeof days === 'string') skipped.push({ name, reason: days });
    else for (const day of days) if (!names.has(day)) names.set(day, name);
  }
  const days = [...names].sort(([one], [other]) => one - other).map(([day, name]) => ({ date: dateOf(day), name }));
  return { days, skipped };
};
