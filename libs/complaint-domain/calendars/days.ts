/** A day as its number since 1 January 1970; what zone it is in is known by whoever holds it. */
export type DayNumber = number;

export const MINUTE = 60_000;
export const DAY = 86_400_000;

/** The years that instants may lie in (`InstantField` of the api refuses others), and what zones shift them into. */
export const FIRST_YEAR = 1969;
export const LAST_YEAR = 2200;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2026-03-01` as a day number; null for what is no day of the years 1970 to 2199, 30 February included. */
export const dayNumberOf = (date: string): DayNumber | null => {
  const match = DATE.exec(date);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year <= FIRST_YEAR || year >= LAST_YEAR) return null;
  const midnight = Date.UTC(year, month - 1, day);
  return new Date(midnight).getUTCMonth() === month - 1 && day > 0 ? midnight / DAY : null;
};

/** A day number as `2026-03-01`. */
export const dateOf = (day: DayNumber): string => new Date(day * DAY).toISOString().slice(0, 10);

export const firstDayOf = (year: number): DayNumber => Date.UTC(year, 0, 1) / DAY;

/** 0 for Monday … 6 for Sunday: the place in `WEEKDAYS`. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;
