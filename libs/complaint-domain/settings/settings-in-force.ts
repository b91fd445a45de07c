import type { SettingKind, SettingVersion } from '@redress/contracts';
import { type BusinessCalendar, compileCalendar } from '../calendars/business-calendar';
import { type Setting, SETTING_RULES } from './setting-rules';

/** What is set for one unit, and every version that a complaint may have kept: all that rules know of settings. */
export interface SettingsInForce {
  /** The nearest up the tree from the unit; the built-in default where there is none. */
  readonly of: <K extends SettingKind>(kind: K) => Setting<K>;
  /**
   * All from the unit up to headquarters, nearest unit first, the built-in default last: for kinds of which a unit may
   * have several, so that the first that fits is chosen.
   */
  readonly all: <K extends SettingKind>(kind: K) => readonly Setting<K>[];
  /** A version as it was kept, in force or not. Null where there never was such a one. */
  readonly version: <K extends SettingKind>(kind: K, ref: SettingVersion) => Setting<K> | null;
  /** A kept version of a calendar, ready to be asked; null where there never was such a one. */
  readonly calendar: (ref: SettingVersion) => BusinessCalendar | null;
}

/**
 * A complaint keeps a version of a setting that this process does not know. Versions are never dropped, so another
 * process saved it a moment ago: read the settings again and decide again.
 */
export class SettingUnknown extends Error {
  override readonly name = 'SettingUnknown';

  constructor(kind: SettingKind, { id, version }: SettingVersion) {
    super(`There is no ${kind} ${id} in version ${version}.`);
  }
}

const BUILT_IN_CALENDAR = compileCalendar(SETTING_RULES.calendar.builtIn.body);

/** Whether a reference is to the built-in default of its kind. */
export const isBuiltIn = (kind: SettingKind, { id, version }: SettingVersion): boolean =>
  version === 0 && id === SETTING_RULES[kind].builtIn.id;

/** The house in which nobody set anything. */
export const BUILT_IN_SETTINGS: SettingsInForce = {
  of: (kind) => SETTING_RULES[kind].builtIn,
  all: (kind) => [SETTING_RULES[kind].builtIn],
  version: (kind, ref) => (isBuiltIn(kind, ref) ? SETTING_RULES[kind].builtIn : null),
  calendar: (ref) => (isBuiltIn('calendar', ref) ? BUILT_IN_CALENDAR : null),
};
