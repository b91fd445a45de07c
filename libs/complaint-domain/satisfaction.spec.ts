import { describe, expect, it } from '@jest/globals';
import {
  customerEffortScore,
  customerSatisfactionMeasure,
  customerSatisfactionShare,
  netPromoterScore,
} from './satisfaction';

describe('CSM (playbook §9, worked examples)', () => {
  it.each([
    ['A', [60, 0, 30, -60, -30, 60], 10],
    ['B', [90, 30, -30, -60, 90, 0], 20],
    ['C', [30, 0, 60, 30, 60, -30], 25],
    ['D', [0, 60, -30, 90, 30, 90], 40],
  ] as const)('%s: %j → %d', (_, items, measure) => {
    expect(customerSatisfactionMeasure(items)).toBe(measure);
  });

  it('stays on its scale', () => {
    expect(customerSatisfactionMeasure([-90, -90])).toBe(-90);
    expect(customerSatisfactionMeasure([90])).toBe(90);
  });

  it('of nothing asked is nothing', () => {
    expect(() => customerSatisfactionMeasure([])).toThrow(RangeError);
  });
});

describe('the usual scores beside it', () => {
  it('CSAT: the share of fours and fives', () => {
    expect(customerSatisfactionShare([1, 2, 3, 4, 5])).toBe(0.4);
    expect(customerSatisfactionShare([4, 5])).toBe(1);
    expect(() => customerSatisfactionShare([])).toThrow(RangeError);
  });

  it('NPS: promoters less detractors; seven and eight are neither', () => {
    expect(netPromoterScore([10, 9, 8, 7, 6, 0])).toBe(0);
    expect(netPromoterScore([9, 9, 7, 6])).toBe(25);
    expect(netPromoterScore([10])).toBe(100);
    expect(netPromoterScore([6])).toBe(-100);
    expect(() => netPromoterScore([])).toThrow(RangeError);
  });

  it('CES: the mean', () => {
    expect(customerEffortScore([1, 7, 4])).toBe(4);
    expect(() => customerEffortScore([])).toThrow(RangeError);
  });
});
