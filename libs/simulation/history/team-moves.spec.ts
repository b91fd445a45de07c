import { describe, expect, it } from '@jest/globals';
import { instantOf } from '@redress/contracts';
import type { IncidentEntry } from './incident';
import { teamMovesOf } from './team-moves';

const MORNING = Date.UTC(2026, 2, 2, 8);
const entry = (team: string, hour: number, status = 'Accepted'): IncidentEntry => ({
  at: instantOf(MORNING + hour * 3_600_000),
  status,
  subStatus: 'In Progress',
  person: 'Ann',
  team,
});
const movesOf = (...teams: readonly [string, ...string[]]) => {
  const [first, ...rest] = teams.map((team, hour) =>
    team.endsWith('?') ? entry(team.slice(0, -1), hour, 'Queued') : entry(team, hour),
  );
  if (first === undefined) throw new Error('an incident begins somewhere');
  return teamMovesOf({ entries: [first, ...rest] });
};

describe('the moves of an incident from team to team', () => {
  it('takes the same team twice in a row for one stay', () => {
    expect(movesOf('A', 'A', 'A')).toMatchObject({ teams: ['A'], moves: 0, returns: 0, touchesHigherLevel: false });
  });

  it('tells an immediate return from a later one', () => {
    expect(movesOf('A', 'B', 'A')).toMatchObject({ moves: 2, immediateReturns: 1, returns: 1 });
    expect(movesOf('A', 'B', 'C', 'A')).toMatchObject({ moves: 3, immediateReturns: 0, returns: 1 });
    expect(movesOf('A', 'B', 'A', 'B')).toMatchObject({ immediateReturns: 2, returns: 2 });
  });

  it('knows by a queue that nobody took up what nobody would have accepted', () => {
    expect(movesOf('A', 'B?', 'A')).toMatchObject({ neverAccepted: 1, returnsNeverAccepted: 1 });
    expect(movesOf('A', 'B?', 'B', 'A')).toMatchObject({ neverAccepted: 0, returnsNeverAccepted: 0 });
    expect(movesOf('A', 'B?', 'C')).toMatchObject({ neverAccepted: 1, returnsNeverAccepted: 0 });
  });

  it('reads the level from the support line in the name of a team', () => {
    expect(movesOf('A', 'B 2nd').touchesHigherLevel).toBe(true);
    expect(movesOf('A 3rd').touchesHigherLevel).toBe(true);
    expect(movesOf('A', 'B').touchesHigherLevel).toBe(false);
  });
});
