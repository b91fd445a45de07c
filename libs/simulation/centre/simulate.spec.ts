import { describe, expect, it } from '@jest/globals';
import { simulate } from './simulate';

const small = { days: 14, arrivals: 10, agents: 10, seed: 7 };

describe('a simulated centre', () => {
  const { figures, backlog } = simulate(small);

  it('registers, works and closes complaints by the rules, and none is ever forgotten', () => {
    const registered = figures.events.of('complaint.registered');
    const closed = figures.events.of('complaint.closed');
    expect(registered).toBeGreaterThan(100);
    expect(closed).toBeGreaterThan(registered / 10);
    expect(backlog).toBe(registered - closed);
    expect(figures.forgottenInAll).toBe(0);
    expect(figures.forgotten).toEqual([]);
  });

  it('lets clocks warn and break, and more break where nobody has the time', () => {
    const rate = (of: typeof figures) =>
      of.events.of('complaint.clock-breached') / of.events.of('complaint.registered');
    expect(figures.events.of('complaint.clock-warned')).toBeGreaterThan(0);
    const overloaded = simulate({ ...small, arrivals: 60 });
    expect(rate(overloaded.figures)).toBeGreaterThan(rate(figures));
    expect(overloaded.backlog).toBeGreaterThan(backlog);
  });

  it('is the same for the same seed, and another for another', () => {
    const days = (seed: number): readonly number[] => simulate({ ...small, days: 5, seed }).figures.handlingDays;
    expect(days(7)).toEqual(days(7));
    expect(days(7)).not.toEqual(days(8));
  });
});
