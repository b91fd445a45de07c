import type { SettingVersion } from '@redress/contracts';
import type { BusinessCalendar } from '../calendars/business-calendar';
import { type SettingsInForce, SettingUnknown } from '../settings/settings-in-force';
import type { ClockPolicyBody, PolicyInForce } from './clock-policy';

/** The policies that may be chosen for a unit, with how far above it each is kept. */
export const policiesInForce = ({ all }: Pick<SettingsInForce, 'all'>): readonly PolicyInForce[] => {
  const policies = all('clock-policy');
  // They come nearest first, so a unit that appears later lies farther away.
  const units = [...new Set(policies.map(({ unitId }) => unitId))];
  return policies.map(({ id, version, unitId, body }) => ({ id, version, unitsAway: units.indexOf(unitId), body }));
};

/** The version of the calendar that a unit goes by now. */
export const calendarInForce = ({ of }: Pick<SettingsInForce, 'of'>): SettingVersion => {
  const { id, version } = of('calendar');
  return { id, version };
};

/** The policy that a complaint keeps. @throws SettingUnknown */
export const keptPolicy = ({ version }: Pick<SettingsInForce, 'version'>, kept: SettingVersion): ClockPolicyBody => {
  const policy = version('clock-policy', kept);
  if (policy === null) throw new SettingUnknown('clock-policy', kept);
  return policy.body;
};

/** The calendar that a complaint keeps. @throws SettingUnknown */
export const keptCalendar = (
  { calendar }: Pick<SettingsInForce, 'calendar'>,
  kept: SettingVersion,
): BusinessCalendar => {
  const compiled = calendar(kept);
  if (compiled === null) throw new SettingUnknown('calendar', kept);
  return compiled;
};
