import type { CalendarBody, ClockPolicyBody, SettingsInForce } from '@redress/complaint-domain';
import { instantOf, type SettingId, type SettingKind, type UnitId } from '@redress/contracts';
import { type SettingRow, SettingsSnapshot } from '@redress/settings';

/** Policy and calendar for a run in virtual time; what is left out is the built-in one. */
export interface GivenSettings {
  readonly policy?: ClockPolicyBody | undefined;
  readonly calendar?: CalendarBody | undefined;
}

const EVERYWHERE = 'everywhere' as UnitId;

const given = <K extends SettingKind>(kind: K, id: string, body: SettingRow<K>['body'] | undefined): SettingRow[] =>
  body === undefined
    ? []
    : [
        {
          kind,
          id: id as SettingId,
          version: 1,
          unitId: EVERYWHERE,
          name: id,
          body,
          createdAt: instantOf(0),
          createdById: null,
          retiredAt: null,
        },
      ];

/** Settings of a house in which this policy and this calendar hold everywhere. */
export const settingsOf = ({ policy, calendar }: GivenSettings): SettingsInForce =>
  new SettingsSnapshot(
    [...given('clock-policy', 'given-policy', policy), ...given('calendar', 'given-calendar', calendar)],
    { versions: 0, retired: 0 },
  ).inForce([EVERYWHERE]);
