import type { Weekday } from '@redress/contracts';

/** Open hours of a day by the clock on the wall; half-open: from 09:00 on, no longer at 18:00. */
export interface OpenWindow {
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`, or `24:00` for the end of the day. */
  readonly to: string;
}

/** A day that is not like its weekday. */
export interface CalendarException {
  /** `2026-10-01`, in the calendar's zone. */
  readonly date: string;
  /** The open hours of the day; none: closed. */
  readonly windows: readonly OpenWindow[];
  /** What the day is called, such as a holiday. */
  readonly name?: string;
}

/** When a unit works, as it is stored and edited. */
export interface CalendarBody {
  /** IANA name of the zone whose clock all hours and days are read from. */
  readonly zone: string;
  readonly week: Readonly<Record<Weekday, readonly OpenWindow[]>>;
  readonly exceptions: readonly CalendarException[];
}

const week = (workday: readonly OpenWindow[], weekend: readonly OpenWindow[]): CalendarBody['week'] => ({
  mon: workday,
  tue: workday,
  wed: workday,
  thu: workday,
  fri: workday,
  sat: weekend,
  sun: weekend,
});

const DAY_AND_NIGHT = [{ from: '00:00', to: '24:00' }] as const;

/** Open day and night: what is in force where nobody set a calendar. Its days are those of UTC. */
export const ALWAYS_OPEN: CalendarBody = { zone: 'UTC', week: week(DAY_AND_NIGHT, DAY_AND_NIGHT), exceptions: [] };

/** Monday to Friday, 09:00 to 18:00, in a zone: where a house begins. */
export const officeHours = (zone: string): CalendarBody => ({
  zone,
  week: week([{ from: '09:00', to: '18:00' }], []),
  exceptions: [],
});
