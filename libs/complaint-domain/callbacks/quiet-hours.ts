import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';
import { DAY, MINUTE } from '../calendars/days';
import { Zone } from '../calendars/zone';

/** Hours by the customer's clock in which nobody is called; half-open, and past midnight where `from` is the later one. */
export interface QuietHours {
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM` */
  readonly to: string;
}

const HOUR = 60 * MINUTE;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Milliseconds since midnight of `HH:MM`, or null for what is no such time. */
export const wallTimeOf = (text: string): number | null => {
  const [, hour, minute] = TIME.exec(text) ?? [];
  return hour === undefined || minute === undefined ? null : (Number(hour) * 60 + Number(minute)) * MINUTE;
};

const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

interface Edges {
  readonly from: number;
  readonly to: number;
}

const edgesOf = ({ from, to }: QuietHours): Edges => {
  const edges = { from: wallTimeOf(from), to: wallTimeOf(to) };
  if (edges.from === null || edges.to === null) throw new RangeError(`${from} to ${to} are no hours of a day`);
  return { from: edges.from, to: edges.to };
};

/** Whether a time of day lies within; `timeOfDay` in milliseconds since midnight. */
const within = ({ from, to }: Edges, timeOfDay: number): boolean =>
  from < to ? timeOfDay >= from && timeOfDay < to : timeOfDay >= from || timeOfDay < to;

/** The clocks are moved at most once in so long, so one whole day of even time lies within. */
const FAR_ENOUGH = 3 * DAY;

/** The first moment from `at` on that is quiet, or that is not; milliseconds, null where there is none. */
const firstThatIs = (wanted: boolean, quiet: QuietHours, at: Instant, zone: string): number | null => {
  const edges = edgesOf(quiet);
  const start = millisecondsOf(at);
  // Where the clocks change, the time of day jumps: each even stretch is looked through by itself.
  for (const { from, until, offset } of Zone.of(zone).stretches(start, start + FAR_ENOUGH)) {
    const timeOfDay = modulo(from + offset, DAY);
    if (within(edges, timeOfDay) === wanted) return from;
    const edge = wanted ? edges.from : edges.to;
    const found = from + modulo(edge - timeOfDay, DAY);
    if (found < until) return found;
  }
  return null;
};

/** Whether a customer in this zone is not to be called at this moment. Without quiet hours, never. */
export const isQuiet = (quiet: QuietHours | null, at: Instant, zone: string): boolean =>
  quiet !== null && firstThatIs(true, quiet, at, zone) === millisecondsOf(at);

/** This moment where a call is allowed, otherwise the end of the quiet hours that it lies in. */
export const nextAllowed = (quiet: QuietHours | null, at: Instant, zone: string): Instant => {
  if (quiet === null) return at;
  const found = firstThatIs(false, quiet, at, zone);
  if (found === null) throw new RangeError(`quiet hours ${quiet.from} to ${quiet.to} never end`);
  return instantOf(found);
};

/** When the next quiet hours begin: this moment where it lies in some already, null where there are none. */
export const nextQuiet = (quiet: QuietHours | null, at: Instant, zone: string): Instant | null => {
  const found = quiet === null ? null : firstThatIs(true, quiet, at, zone);
  return found === null ? null : instantOf(found);
};

/** Milliseconds since midnight by the customer's clock. */
const timeOfDayAt = (at: Instant, zone: string): number => {
  const moment = millisecondsOf(at);
  return modulo(moment + Zone.of(zone).offsetAt(moment), DAY);
};

/** The hour that a customer's clock shows, 0 to 23. */
export const hourOfDay = (at: Instant, zone: string): number => Math.floor(timeOfDayAt(at, zone) / HOUR);

/** When a customer's clock strikes the next hour. */
export const nextHour = (at: Instant, zone: string): Instant =>
  instantOf(millisecondsOf(at) + HOUR - modulo(timeOfDayAt(at, zone), HOUR));
