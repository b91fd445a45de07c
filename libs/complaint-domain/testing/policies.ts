import type { SettingId, SettingVersion, Span } from '@redress/contracts';
import { compileCalendar } from '../calendars/business-calendar';
import { DEFAULT_CLOCK_POLICY, DEFAULT_POLICY_IN_FORCE, type PolicyInForce } from '../clocks/clock-policy';
import { BUILT_IN_TIME, type TimeSettings } from '../clocks/time-settings';

const OFFICE_ID = 'office' as SettingId;
/** Monday to Friday, nine to six in Shanghai. */
export const OFFICE_HOURS = compileCalendar({
  zone: 'Asia/Shanghai',
  week: {
    mon: [{ from: '09:00', to: '18:00' }],
    tue: [{ from: '09:00', to: '18:00' }],
    wed: [{ from: '09:00', to: '18:00' }],
    thu: [{ from: '09:00', to: '18:00' }],
    fri: [{ from: '09:00', to: '18:00' }],
    sat: [],
    sun: [],
  },
  exceptions: [{ date: '2026-05-01', windows: [], name: 'Labour Day' }],
});

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

export const RANDOM_POLICIES: readonly [PolicyInForce, ...PolicyInForce[]] = [
  HASTY_POLICY,
  { ...DEFAULT_POLICY_IN_FORCE, unitsAway: 2 },
];

/** Settings of a company that works office hours under these policies. */
export const timeWith = (policies: readonly PolicyInForce[]): TimeSettings => ({
  policiesFor: () => policies,
  calendarFor: () => ({ id: OFFICE_ID, version: 1, calendar: OFFICE_HOURS }),
  policy: (kept: SettingVersion) =>
    policies.find(({ id, version }) => id === kept.id && version === kept.version)?.body ?? BUILT_IN_TIME.policy(kept),
  calendar: (kept) => (kept.id === OFFICE_ID ? OFFICE_HOURS : BUILT_IN_TIME.calendar(kept)),
});
