import type { Fault, SettingId, SettingKind, SettingVersion, StaffId, UnitId } from '@redress/contracts';
import { type AuthorityBody, DEFAULT_AUTHORITY } from '../authority/authority-body';
import { faultsOfAuthority } from '../authority/authority-faults';
import { ALWAYS_OPEN, type CalendarBody } from '../calendars/calendar-body';
import { faultsOfCalendar } from '../calendars/calendar-faults';
import { type CallbackPolicyBody, DEFAULT_CALLBACK_POLICY, faultsOfCallbackPolicy } from '../callbacks/callback-policy';
import { type ClockPolicyBody, DEFAULT_CLOCK_POLICY } from '../clocks/clock-policy';
import { faultsOfClockPolicy } from '../clocks/policy-faults';
import { DEFAULT_LADDER, type LadderBody } from '../escalation/ladder';
import { faultsOfLadder, type LadderPlace } from '../escalation/ladder-faults';

/** What a setting of each kind says. */
export interface SettingBodies {
  readonly calendar: CalendarBody;
  readonly 'clock-policy': ClockPolicyBody;
  readonly authority: AuthorityBody;
  readonly 'callback-policy': CallbackPolicyBody;
  readonly ladder: LadderBody;
}

/** One version of a setting, whole. Versions count 1, 2, 3 …; 0 is the built-in default. */
export interface Setting<K extends SettingKind = SettingKind> extends SettingVersion {
  readonly kind: K;
  /** In force there and everywhere below, unless something nearer is; null for the built-in default. */
  readonly unitId: UnitId | null;
  /** What people call it; null for the built-in default. */
  readonly name: string | null;
  readonly body: SettingBodies[K];
}

/** Whom and what a body may name. */
export interface KnownHouse {
  readonly isUnit: (id: UnitId) => boolean;
  readonly isInService: (id: StaffId) => boolean;
  /** The unit it is to hold for, and who works there and above; left out where a body is looked at by itself. */
  readonly place?: LadderPlace | undefined;
}

/** How one kind of setting behaves. */
export interface SettingRules<K extends SettingKind> {
  /** Everything wrong with a body, each with its path; empty where it can be saved. Runs before anything is written. */
  readonly faultsOf: (body: SettingBodies[K], house: KnownHouse) => readonly Fault[];
  /** A unit has at most one in force. Where it may have several, something chooses between them. */
  readonly onePerUnit: boolean;
  /** In force where neither the unit nor one above it has any. */
  readonly builtIn: Setting<K>;
}

const builtIn = <K extends SettingKind>(kind: K, digit: string, body: SettingBodies[K]): Setting<K> => ({
  kind,
  id: `00000000-0000-7000-8000-00000000000${digit}` as SettingId,
  version: 0,
  unitId: null,
  name: null,
  body,
});

/**
 * The rules of every kind of setting. To let a kind be set: name its body in {@link SettingBodies}, put its line here
 * (validator, whether a unit has one or several, built-in default), and give it routes with `settingRoutes` in the api.
 * Saving, history, inheritance, permissions and events are the same for all.
 */
export const SETTING_RULES: { readonly [K in SettingKind]: SettingRules<K> } = {
  calendar: {
    faultsOf: faultsOfCalendar,
    onePerUnit: true,
    builtIn: builtIn('calendar', '1', ALWAYS_OPEN),
  },
  'clock-policy': {
    faultsOf: faultsOfClockPolicy,
    onePerUnit: false,
    builtIn: builtIn('clock-policy', '2', DEFAULT_CLOCK_POLICY),
  },
  authority: {
    faultsOf: faultsOfAuthority,
    onePerUnit: true,
    builtIn: builtIn('authority', '4', DEFAULT_AUTHORITY),
  },
  'callback-policy': {
    faultsOf: faultsOfCallbackPolicy,
    onePerUnit: true,
    builtIn: builtIn('callback-policy', '5', DEFAULT_CALLBACK_POLICY),
  },
  ladder: {
    faultsOf: (body, { place }) => faultsOfLadder(body, place),
    onePerUnit: true,
    builtIn: builtIn('ladder', '3', DEFAULT_LADDER),
  },
};
