import { type Fault, WEEKDAYS } from '@redress/contracts';
import type { CalendarBody, CalendarException, OpenWindow } from './calendar-body';
import { dayNumberOf, MINUTE } from './days';
import { Zone } from './zone';

/** So many windows fit in a day, and so many exception days in a calendar. */
export const MOST_WINDOWS = 12;
export const MOST_EXCEPTIONS = 2_000;

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Milliseconds from the midnight before, by the clock on the wall; null for what is no time. */
export const timeOfDay = (time: string): number | null => {
  const match = TIME.exec(time);
  if (match === null) return null;
  const [, hour = '24', minute = '0'] = match;
  return (Number(hour) * 60 + Number(minute)) * MINUTE;
};

const faultsOfWindows = (windows: readonly OpenWindow[], path: string): readonly Fault[] => {
  if (windows.length > MOST_WINDOWS) return [{ code: 'field.size', path, values: { max: MOST_WINDOWS } }];
  const faults: Fault[] = [];
  const sound: { readonly index: number; readonly from: number; readonly to: number }[] = [];
  windows.forEach((window, index) => {
    const from = window.from === '24:00' ? null : timeOfDay(window.from);
    const to = timeOfDay(window.to);
    if (from === null) faults.push({ code: 'window.time', path: `${path}[${index}].from` });
    if (to === null) faults.push({ code: 'window.time', path: `${path}[${index}].to` });
    if (from === null || to === null) return;
    if (from >= to) faults.push({ code: 'window.inverted', path: `${path}[${index}]` });
    else sound.push({ index, from, to });
  });
  sound.sort((one, other) => one.from - other.from || one.index - other.index);
  let end = 0;
  for (const { index, from, to } of sound) {
    if (from < end) faults.push({ code: 'window.overlap', path: `${path}[${index}]` });
    end = Math.max(end, to);
  }
  return faults;
};

const faultsOfExceptions = (exceptions: readonly CalendarException[]): readonly Fault[] => {
  if (exceptions.length > MOST_EXCEPTIONS)
    return [{ code: 'field.size', path: 'exceptions', values: { max: MOST_EXCEPTIONS } }];
  const faults: Fault[] = [];
  const seen = new Set<string>();
  exceptions.forEach(({ date, windows }, index) => {
    const path = `exceptions[${index}]`;
    if (dayNumberOf(date) === null) faults.push({ code: 'exception.date', path: `${path}.date` });
    else if (seen.has(date)) faults.push({ code: 'exception.duplicate', path: `${path}.date`, values: { date } });
    seen.add(date);
    faults.push(...faultsOfWindows(windows, `${path}.windows`));
  });
  return faults;
};

/**
 * Everything wrong with a calendar; empty where it can be used. An empty week is refused even where exception days are
 * open: after the last of them every deadline counted in business time would wait for ever.
 */
export const faultsOfCalendar = ({ zone, week, exceptions }: CalendarBody): readonly Fault[] => {
  const faults: Fault[] = [];
  if (Zone.find(zone) === null) faults.push({ code: 'field.unknown-zone', path: 'zone' });
  for (const weekday of WEEKDAYS) faults.push(...faultsOfWindows(week[weekday], `week.${weekday}`));
  faults.push(...faultsOfExceptions(exceptions));
  if (WEEKDAYS.every((weekday) => week[weekday].length === 0)) {
    const opens = exceptions.some(({ windows }) => windows.length > 0);
    faults.push({ code: opens ? 'calendar.closes-for-good' : 'calendar.never-open', path: 'week' });
  }
  return faults;
};
