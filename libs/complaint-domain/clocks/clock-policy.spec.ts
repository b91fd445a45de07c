import { describe, expect, it } from '@jest/globals';
import type { SettingId } from '@redress/contracts';
import {
  choosePolicy,
  type ClockPolicyBody,
  DEFAULT_CLOCK_POLICY,
  DEFAULT_POLICY_IN_FORCE,
  type PolicyConditions,
  type PolicyFacts,
  type PolicyInForce,
} from './clock-policy';
import { faultsOfClockPolicy, MOST_CATEGORIES } from './policy-faults';

const facts: PolicyFacts = { tier: 'vip', categories: ['gearbox'], severity: 3, channel: 'phone', regulated: true };
const policy = (id: string, conditions: PolicyConditions, unitsAway = 0): PolicyInForce => ({
  id: id as SettingId,
  version: 1,
  unitsAway,
  body: { ...DEFAULT_CLOCK_POLICY, conditions },
});
const chosen = (...policies: PolicyInForce[]): string => choosePolicy(policies, facts).id;

describe('the choice of a policy', () => {
  it('falls to the built-in one where none fits', () => {
    expect(chosen()).toBe(DEFAULT_POLICY_IN_FORCE.id);
    expect(chosen(policy('other', { tiers: ['b'] }))).toBe(DEFAULT_POLICY_IN_FORCE.id);
  });

  it.each<[string, PolicyConditions, boolean]>([
    ['tier', { tiers: ['a', 'vip'] }, true],
    ['another tier', { tiers: ['a'] }, false],
    ['category', { categories: ['engine', 'gearbox'] }, true],
    ['another category', { categories: ['engine'] }, false],
    ['severity', { severities: [3, 4] }, true],
    ['another severity', { severities: [1] }, false],
    ['channel', { channels: ['phone'] }, true],
    ['another channel', { channels: ['web'] }, false],
    ['a regulated product', { regulated: true }, true],
    ['a product that is not regulated', { regulated: false }, false],
    ['all at once', { tiers: ['vip'], categories: ['gearbox'], severities: [3], channels: ['phone'] }, true],
    ['all but one', { tiers: ['vip'], categories: ['gearbox'], severities: [3], channels: ['web'] }, false],
  ])('goes by %s', (_, conditions, fits) => {
    expect(chosen(policy('this', conditions))).toBe(fits ? 'this' : DEFAULT_POLICY_IN_FORCE.id);
  });

  it('what is not known fits no condition about it', () => {
    const unknown: PolicyFacts = { ...facts, tier: null, severity: null, categories: [] };
    for (const conditions of [{ tiers: ['vip'] }, { severities: [3] }, { categories: ['gearbox'] }] as const)
      expect(choosePolicy([policy('this', conditions)], unknown).id).toBe(DEFAULT_POLICY_IN_FORCE.id);
  });

  it('the nearest unit first, then the one that asks for most, then the one set up first', () => {
    const general = policy('general', {});
    const specific = policy('specific', { tiers: ['vip'], severities: [3] });
    const far = policy('far', { tiers: ['vip'], severities: [3], channels: ['phone'] }, 2);
    expect(chosen(general, far)).toBe('general');
    expect(chosen(far, general, specific)).toBe('specific');
    expect(chosen(policy('b', { tiers: ['vip'] }), policy('a', { channels: ['phone'] }))).toBe('a');
    expect(chosen(policy('a', { channels: ['phone'] }), policy('b', { tiers: ['vip'] }))).toBe('a');
  });
});

describe('faults of a policy', () => {
  const faults = (change: Partial<ClockPolicyBody>) =>
    faultsOfClockPolicy({ ...DEFAULT_CLOCK_POLICY, ...change }).map(({ code, path }) => `${code} ${path}`);
  const span = { unit: 'minutes', amount: 60 } as const;

  it('the built-in one has none', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Partial<ClockPolicyBody>, readonly string[]]>([
    [
      'spans that are none',
      { silence: { unit: 'minutes', amount: 0 }, waitingLimit: { unit: 'weeks', amount: 1.5 } },
      ['field.range waitingLimit.amount', 'field.range silence.amount'],
    ],
    [
      'a warning after the due time',
      { terms: [{ kind: 'resolution', span, warnPercent: 100 }] },
      ['field.range terms[0].warnPercent'],
    ],
    [
      'one thing told twice',
      {
        terms: [
          { kind: 'resolution', span, warnPercent: null },
          { kind: 'resolution', span, warnPercent: 50 },
        ],
      },
      ['term.duplicate terms[1]'],
    ],
    [
      'a step that is not named, or named where there is none',
      {
        terms: [
          { kind: 'step', span, warnPercent: null },
          { kind: 'level', step: 'agree', span, warnPercent: null },
        ],
      },
      ['term.step terms[0].step', 'term.step terms[1].step', 'term.level terms[1].level'],
    ],
    ['a condition that nothing meets', { conditions: { tiers: [] } }, ['condition.empty conditions.tiers']],
    ['one told twice', { conditions: { channels: ['web', 'web'] } }, ['condition.duplicate conditions.channels']],
    [
      'too many categories',
      { conditions: { categories: Array.from({ length: MOST_CATEGORIES + 1 }, (_, index) => `c${index}`) } },
      ['field.size conditions.categories'],
    ],
  ])('%s', (_, change, expected) => {
    expect(faults(change)).toEqual(expected);
  });
});
