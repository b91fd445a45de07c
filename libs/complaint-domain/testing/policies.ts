import type { SettingId, SettingKind, Span, UnitId } from '@redress/contracts';
import { compileCalendar } from '../calendars/business-calendar';
import { officeHours as officeHoursOf } from '../calendars/calendar-body';
import { DEFAULT_CLOCK_POLICY, type PolicyInForce } from '../clocks/clock-policy';
import type { Setting } from '../settings/setting-rules';
import { BUILT_IN_SETTINGS, type SettingsInForce } from '../settings/settings-in-force';
import { HEADQUARTERS } from './house';

const OFFICE_ID = 'office' as SettingId;
/** Monday to Friday, nine to six in Shanghai. */
export const OFFICE_HOURS = compileCalendar(officeHoursOf('Asia/Shanghai'));

const minutes = (amount: number): Span => ({ unit: 'business-minutes', amount });

/** A policy in a hurry, so that specs see clocks run out. */
export const HASTY_POLICY: PolicyInForce = {
  id: 'hasty' as SettingId,
  version: 1,
  unitsAway: 0,
  body: {
    ...DEFAULT_CLOCK_POLICY,
    conditions: { severities: [3, 4] },
    terms: DEFAULT_CLOCK_POLICY.terms.map((term) => ({ ...term, span: minutes(60) })),
    waitingLimit: minutes(600),
    silence: minutes(300),
  },
};

/** One that an ordinary desk keeps, kept two units farther up. */
export const EASY_POLICY: PolicyInForce = {
  id: 'easy' as SettingId,
  version: 3,
  unitsAway: 2,
  body: { ...DEFAULT_CLOCK_POLICY, silence: { unit: 'weeks', amount: 2 } },
};

export const RANDOM_POLICIES: readonly [PolicyInForce, ...PolicyInForce[]] = [HASTY_POLICY, EASY_POLICY];

const officeHours: Setting<'calendar'> = {
  kind: 'calendar',
  id: OFFICE_ID,
  version: 1,
  unitId: HEADQUARTERS,
  name: 'Office',
  body: officeHoursOf('Asia/Shanghai'),
};

/** Settings of a company that works office hours under these policies. */
export const settingsWith = (policies: readonly PolicyInForce[]): SettingsInForce => {
  const kept: readonly Setting[] = [
    officeHours,
    ...policies.map(({ id, version, unitsAway, body }): Setting<'clock-policy'> => ({
      kind: 'clock-policy',
      id,
      version,
      unitId: `unit-${unitsAway}` as UnitId,
      name: id,
      body,
    })),
  ];
  const all = <K extends SettingKind>(kind: K) => [
    ...(kept.filter((setting) => setting.kind === kind) as unknown as readonly Setting<K>[]),
    ...BUILT_IN_SETTINGS.all(kind),
  ];
  return {
    all,
    of: (kind) => all(kind)[0] ?? BUILT_IN_SETTINGS.of(kind),
    version: (kind, { id, version }) =>
      all(kind).find((setting) => setting.id === id && setting.version === version) ?? null,
    calendar: (ref) => (ref.id === OFFICE_ID ? OFFICE_HOURS : BUILT_IN_SETTINGS.calendar(ref)),
  };
};
