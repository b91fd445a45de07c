import type { SettingId, SettingVersion, UnitId } from '@redress/contracts';
import { type BusinessCalendar, compileCalendar } from '../calendars/business-calendar';
import { ALWAYS_OPEN } from '../calendars/calendar-body';
import { type ClockPolicyBody, DEFAULT_POLICY_IN_FORCE, type PolicyInForce } from './clock-policy';

/** One version of a calendar, ready to count with. */
export interface CalendarInForce {
  readonly id: SettingId;
  readonly version: number;
  readonly calendar: BusinessCalendar;
}

/** Clock policies and calendars as they are set, for rules that start and move clocks. */
export interface TimeSettings {
  /** Policies kept at this unit or above it. */
  readonly policiesFor: (unitId: UnitId) => readonly PolicyInForce[];
  readonly calendarFor: (unitId: UnitId) => CalendarInForce;
  /** One version that a complaint keeps. Throws where there is none: versions are never dropped. */
  readonly policy: (kept: SettingVersion) => ClockPolicyBody;
  readonly calendar: (kept: SettingVersion) => BusinessCalendar;
}

const ALWAYS_OPEN_IN_FORCE: CalendarInForce = {
  id: '00000000-0000-7000-8000-000000000001' as SettingId,
  version: 0,
  calendar: compileCalendar(ALWAYS_OPEN),
};

/** What holds where nothing is set: the built-in policy on a calendar that is always open. */
export const BUILT_IN_TIME: TimeSettings = {
  policiesFor: () => [],
  calendarFor: () => ALWAYS_OPEN_IN_FORCE,
  policy: ({ id }) => {
    if (id !== DEFAULT_POLICY_IN_FORCE.id) throw new Error(`there is no clock policy ${id}`);
    return DEFAULT_POLICY_IN_FORCE.body;
  },
  calendar: ({ id }) => {
    if (id !== ALWAYS_OPEN_IN_FORCE.id) throw new Error(`there is no calendar ${id}`);
    return ALWAYS_OPEN_IN_FORCE.calendar;
  },
};
