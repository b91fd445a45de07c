import { describe, expect, it } from '@jest/globals';
import { MessageBudget } from './message-budget';

const take = (budget: MessageBudget, times: number, at: number) =>
  Array.from({ length: times }, () => budget.take(at)).filter((verdict) => verdict === 'allowed').length;

describe('the budget of messages', () => {
  it('allows a burst, then a trickle', () => {
    const budget = new MessageBudget(0);
    expect(take(budget, 40, 0)).toBe(30);
    expect(take(budget, 40, 1_000)).toBe(5);
    expect(take(budget, 40, 60_000)).toBe(30);
  });

  it('ends a flood, though it gets the trickle meanwhile', () => {
    const budget = new MessageBudget(0);
    const verdicts = new Set<string>();
    for (let at = 0; at < 3_000; at += 10) verdicts.add(budget.take(at));
    expect(verdicts).toEqual(new Set(['allowed', 'refused', 'exhausted']));
  });

  it('forgives whoever keeps still for a while', () => {
    const budget = new MessageBudget(0);
    for (let round = 0; round < 5; round += 1) {
      const at = round * 60_000;
      const verdicts = Array.from({ length: 90 }, () => budget.take(at));
      expect(verdicts).not.toContain('exhausted');
    }
  });

  it('is not confused by a clock set back', () => {
    const budget = new MessageBudget(10_000);
    expect(take(budget, 40, 0)).toBe(30);
  });
});
