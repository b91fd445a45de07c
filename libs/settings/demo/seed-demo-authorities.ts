import { type AuthorityBody, type AuthorityLimit, DEFAULT_AUTHORITY } from '@redress/complaint-domain';
import type { Level, UnitId } from '@redress/contracts';
import { type DemoSetting, type SeedTools, storeDemoSettings } from './store-demo-settings';

/** Yuan for one complaint and for one customer in a year; euros and dollars at what they are roughly worth. */
const yuan = (perComplaint: number, perCustomerYear: number): readonly AuthorityLimit[] =>
  (
    [
      ['CNY', 1],
      ['EUR', 8],
      ['USD', 7],
    ] as const
  ).map(([currency, worth]) => ({
    currency,
    perComplaint: Math.round(perComplaint / worth) * 100,
    perCustomerYear: Math.round(perCustomerYear / worth) * 100,
  }));

const upTo = (limits: Readonly<Record<Level, readonly AuthorityLimit[]>>): AuthorityBody => {
  const { frontline, middle, senior } = DEFAULT_AUTHORITY.levels;
  return {
    levels: {
      frontline: { kinds: frontline.kinds, limits: limits.frontline },
      middle: { kinds: middle.kinds, limits: limits.middle },
      senior: { kinds: senior.kinds, limits: limits.senior },
    },
  };
};

/** The south tries out what a front line with more authority makes of it (playbook §6). */
const DEMO_AUTHORITIES: readonly DemoSetting<'authority'>[] = [
  {
    unit: 'headquarters',
    name: 'Group 集团授权',
    body: upTo({ frontline: yuan(500, 1_000), middle: yuan(5_000, 10_000), senior: yuan(100_000, 200_000) }),
  },
  {
    unit: 'south',
    name: 'South: more for the front line 南方试点：一线授权提高',
    body: upTo({ frontline: yuan(1_000, 2_000), middle: yuan(8_000, 16_000), senior: yuan(100_000, 200_000) }),
  },
];

/** Stores what each level of the demo company may grant, at headquarters and otherwise in one region. */
export const seedDemoAuthorities = (tools: SeedTools, units: ReadonlyMap<string, UnitId>): Promise<void> =>
  storeDemoSettings(tools, units, 'authority', DEMO_AUTHORITIES);
