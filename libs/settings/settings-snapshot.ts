import {
  BUILT_IN_SETTINGS,
  type BusinessCalendar,
  compileCalendar,
  SETTING_RULES,
  type Setting,
  type SettingsInForce,
} from '@redress/complaint-domain';
import type { SettingKind, SettingVersion, UnitId } from '@redress/contracts';
import type { SettingRow } from './setting-row';
import type { SettingsRevision } from './settings.query';

const keyOf = (kind: SettingKind, { id, version }: SettingVersion): string => `${kind} ${id} ${version}`;

const versionOf = ({ kind, id, version, unitId, name, body }: SettingRow): Setting => ({
  kind,
  id,
  version,
  unitId,
  name,
  body,
});

/** Compiled calendars by version. Versions never change, so what was compiled once is handed on from one reading to the next. */
export type CompiledCalendars = Map<string, BusinessCalendar>;

/**
 * Every version of every setting at one moment, answered from memory. A house has some hundreds; complaints go on asking
 * for the ones that were in force when they came in.
 */
export class SettingsSnapshot {
  private readonly versions = new Map<string, Setting>();
  /** In force, by unit and kind; oldest first. */
  private readonly byUnit = new Map<string, Setting[]>();

  constructor(
    rows: readonly SettingRow[],
    readonly revision: SettingsRevision,
    private readonly calendars: CompiledCalendars = new Map(),
  ) {
    const newest = new Map<string, SettingRow>();
    for (const row of rows) {
      this.versions.set(keyOf(row.kind, row), versionOf(row));
      const setting = `${row.kind} ${row.id}`;
      if ((newest.get(setting)?.version ?? 0) < row.version) newest.set(setting, row);
    }
    for (const row of newest.values()) {
      if (row.retiredAt !== null) continue;
      const place = `${row.unitId} ${row.kind}`;
      this.byUnit.set(place, [...(this.byUnit.get(place) ?? []), versionOf(row)]);
    }
  }

  /** What is in force for the first of these units: they are the path from a unit up to headquarters. */
  inForce(path: readonly UnitId[]): SettingsInForce {
    const all = <K extends SettingKind>(kind: K): readonly Setting<K>[] => [
      ...path.flatMap((unitId) => (this.byUnit.get(`${unitId} ${kind}`) ?? []) as unknown as Setting<K>[]),
      SETTING_RULES[kind].builtIn,
    ];
    return {
      all,
      of: (kind) => all(kind)[0] ?? SETTING_RULES[kind].builtIn,
      version: (kind, ref) => this.version(kind, ref),
      calendar: (ref) => this.calendar(ref),
    };
  }

  /** A version as it was kept, in force or not; null where there never was such a one. */
  version<K extends SettingKind>(kind: K, ref: SettingVersion): Setting<K> | null {
    const found = this.versions.get(keyOf(kind, ref)) as unknown as Setting<K> | undefined;
    return found ?? BUILT_IN_SETTINGS.version(kind, ref);
  }

  /** A kept version of a calendar, ready to be asked; null where there never was such a one. */
  calendar(ref: SettingVersion): BusinessCalendar | null {
    const key = keyOf('calendar', ref);
    const known = this.calendars.get(key);
    if (known !== undefined) return known;
    const found = this.versions.has(key) ? this.version('calendar', ref) : null;
    if (found === null) return BUILT_IN_SETTINGS.calendar(ref);
    const compiled = compileCalendar(found.body);
    this.calendars.set(key, compiled);
    return compiled;
  }
}
