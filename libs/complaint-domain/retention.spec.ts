import { describe, expect, it } from '@jest/globals';
import {
  churnLoss,
  churnRate,
  costOfDelay,
  customersLost,
  estimatedDissatisfied,
  expectedLoss,
  HANDLINGS,
  MATTERS,
  REPURCHASE,
  revenueAtRisk,
} from './retention';

/** Whole currency units to minor ones. */
const minor = (amount: number) => amount * 100;

describe('churn (playbook §10, worked examples)', () => {
  it('3,000 at the start, 500 won, 3,300 at the end: 200 lost, 6.06 %', () => {
    const counts = { start: 3_000, gained: 500, end: 3_300 };
    expect(customersLost(counts)).toBe(200);
    expect((churnRate(counts) * 100).toFixed(2)).toBe('6.06');
  });

  it('half of them at 100,000, half at 200,000, margin 5 %: a loss of 1,500,000', () => {
    const groups = [
      { customers: 100, revenuePerCustomer: minor(100_000) },
      { customers: 100, revenuePerCustomer: minor(200_000) },
    ];
    expect(churnLoss(groups, 0.05)).toBe(minor(1_500_000));
  });

  it('300,000 at the start, 50,000 won, 320,000 at the end: 30,000 lost, 9.375 %, at 1,000 a head and 3 % a loss of 900,000', () => {
    const counts = { start: 300_000, gained: 50_000, end: 320_000 };
    expect(customersLost(counts)).toBe(30_000);
    expect(churnRate(counts) * 100).toBe(9.375);
    expect(churnLoss([{ customers: customersLost(counts), revenuePerCustomer: minor(1_000) }], 0.03)).toBe(
      minor(900_000),
    );
  });

  it('counts are whole numbers, and somebody must be left', () => {
    expect(() => customersLost({ start: -1, gained: 0, end: 0 })).toThrow(RangeError);
    expect(() => customersLost({ start: 1, gained: 0.5, end: 1 })).toThrow(RangeError);
    expect(() => customersLost({ start: 1, gained: 0, end: Number.NaN })).toThrow(RangeError);
    expect(() => churnRate({ start: 10, gained: 0, end: 0 })).toThrow(RangeError);
  });

  it('nobody lost costs nothing; half a minor unit rounds to a whole one', () => {
    expect(churnLoss([], 0.05)).toBe(0);
    expect(churnLoss([{ customers: 1, revenuePerCustomer: 1 }], 0.5)).toBe(1);
    expect(Number.isInteger(churnLoss([{ customers: 3, revenuePerCustomer: 333 }], 0.07))).toBe(true);
  });
});

describe('repurchase by how the matter was handled (playbook §10)', () => {
  it.each([
    ['not-complained', 37, 9],
    ['not-solved', 46, 19],
    ['solved', 70, 54],
    ['solved-quickly', 95, 82],
  ] as const)('%s: %d %% of small and %d %% of large matters buy again', (handling, small, large) => {
    expect(REPURCHASE[handling]).toEqual({ small: small / 100, large: large / 100 });
    expect(expectedLoss(minor(1_000), 'small', handling)).toBe(minor(10 * (100 - small)));
    expect(expectedLoss(minor(1_000), 'large', handling)).toBe(minor(10 * (100 - large)));
  });

  it('so an open complaint has revenue at risk, and speed a price', () => {
    expect(revenueAtRisk(minor(100_000), 'small')).toBe(minor(49_000));
    expect(revenueAtRisk(minor(100_000), 'large')).toBe(minor(63_000));
    expect(costOfDelay(minor(100_000), 'small')).toBe(minor(25_000));
    expect(costOfDelay(minor(100_000), 'large')).toBe(minor(28_000));
  });

  it('another print has 74 % for a small matter solved: a setting', () => {
    const print = { ...REPURCHASE, solved: { small: 0.74, large: 0.54 } };
    expect(expectedLoss(minor(100_000), 'small', 'solved', print)).toBe(minor(26_000));
    expect(costOfDelay(minor(100_000), 'small', print)).toBe(minor(21_000));
    expect(revenueAtRisk(minor(100_000), 'small', print)).toBe(minor(49_000));
  });

  it('every step of better handling keeps more customers, and a small matter more than a large one', () => {
    for (const matter of MATTERS) {
      const shares = HANDLINGS.map((handling) => REPURCHASE[handling][matter]);
      expect(shares).toEqual([...shares].sort((one, other) => one - other));
    }
    for (const handling of HANDLINGS) expect(REPURCHASE[handling].small).toBeGreaterThan(REPURCHASE[handling].large);
  });
});

describe('what one complaint stands for (playbook §8)', () => {
  it('some 27 dissatisfied customers', () => {
    expect(estimatedDissatisfied(1)).toBe(27);
    expect(estimatedDissatisfied(40)).toBe(1_080);
  });
});
