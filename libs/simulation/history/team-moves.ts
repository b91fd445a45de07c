import { type Incident, isTakenUp, levelOfTeam } from './incident';

/** How an incident went from team to team. */
export interface TeamMoves {
  /** Teams in their order; the same team twice in a row is one. */
  readonly teams: readonly string[];
  readonly moves: number;
  /** Moves back to the team just before (A-B-A). */
  readonly immediateReturns: number;
  /** Moves to any team that had it before. */
  readonly returns: number;
  /** Moves to a team that never took it up before it went on: nobody would have accepted the handover. */
  readonly neverAccepted: number;
  /** Returns that only happened because the team in between never took it up. */
  readonly returnsNeverAccepted: number;
  readonly touchesHigherLevel: boolean;
}

interface Stay {
  readonly team: string;
  taken: boolean;
}

/** Counted from what the other system wrote down, without any rule of ours. */
export const teamMovesOf = ({ entries }: Pick<Incident, 'entries'>): TeamMoves => {
  const stays: Stay[] = [];
  for (const entry of entries) {
    const last = stays.at(-1);
    if (last?.team === entry.team) last.taken ||= isTakenUp(entry);
    else stays.push({ team: entry.team, taken: isTakenUp(entry) });
  }
  const seen = new Set<string>();
  const counted = { immediateReturns: 0, returns: 0, neverAccepted: 0, returnsNeverAccepted: 0 };
  stays.forEach(({ team, taken }, place) => {
    const [twoBefore, before] = [stays[place - 2], stays[place - 1]];
    const isImmediate = twoBefore?.team === team;
    if (isImmediate) counted.immediateReturns += 1;
    if (seen.has(team)) counted.returns += 1;
    if (place > 0 && !taken) counted.neverAccepted += 1;
    if (isImmediate && before?.taken === false) counted.returnsNeverAccepted += 1;
    seen.add(team);
  });
  return {
    teams: stays.map(({ team }) => team),
    moves: stays.length - 1,
    ...counted,
    touchesHigherLevel: stays.some(({ team }) => levelOfTeam(team) !== 'frontline'),
  };
};
