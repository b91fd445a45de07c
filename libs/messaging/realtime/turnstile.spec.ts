import { describe, expect, it } from '@jest/globals';
import { Turnstile } from './turnstile';

describe('a turnstile', () => {
  it('lets so many through at a time, in order, whether they succeed or not', async () => {
    const turnstile = new Turnstile(2);
    const entered: number[] = [];
    const leave: (() => void)[] = [];
    let inside = 0;
    let most = 0;
    const passing = [0, 1, 2, 3, 4].map((each) =>
      turnstile.pass(async () => {
        entered.push(each);
        inside += 1;
        most = Math.max(most, inside);
        await new Promise<void>((resolve) => leave.push(resolve));
        inside -= 1;
        if (each === 1) throw new Error('stumbled');
      }),
    );
    const settled = Promise.allSettled(passing);
    for (let turn = 0; turn < 5; turn += 1) {
      while (leave.length <= turn) await Promise.resolve();
      leave[turn]?.();
    }
    const outcomes = await settled;
    expect(entered).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});
