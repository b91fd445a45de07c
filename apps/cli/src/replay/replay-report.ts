import { type Incident, type OwnershipFigures, type ReplayFiguresQuery, teamMovesOf } from '@redress/simulation';

const COUNTRIES = 8;

const cells = (values: readonly (string | number)[]): string =>
  values.map((value, index) => (index === 0 ? String(value).padEnd(30) : String(value).padStart(12))).join('');

const HEADING = cells(['', 'incidents', 'moves', 'higher', 'A-B-A', 'any return']);
const row = (name: string, figures: OwnershipFigures): string =>
  cells([
    name,
    figures.incidents,
    figures.ownershipChanges,
    figures.touchHigherLevel,
    figures.withImmediateReturn,
    figures.withReturn,
  ]);

/** Counted straight from the file, to be held against what the event log says. */
const straight = (
  incidents: readonly Incident[],
): OwnershipFigures & { readonly neverAccepted: number; readonly returnsNeverAccepted: number } => {
  const moves = incidents.map(teamMovesOf);
  const how = (counts: (move: (typeof moves)[number]) => boolean): number => moves.filter(counts).length;
  return {
    incidents: moves.length,
    ownershipChanges: moves.reduce((sum, move) => sum + move.moves, 0),
    touchHigherLevel: how(({ touchesHigherLevel }) => touchesHigherLevel),
    withImmediateReturn: how(({ immediateReturns }) => immediateReturns > 0),
    withReturn: how(({ returns }) => returns > 0),
    neverAccepted: moves.reduce((sum, move) => sum + move.neverAccepted, 0),
    returnsNeverAccepted: moves.reduce((sum, move) => sum + move.returnsNeverAccepted, 0),
  };
};

/** What a replay tells, as lines for a terminal. */
export async function linesOf(incidents: readonly Incident[], query: ReplayFiguresQuery): Promise<string[]> {
  const counted = straight(incidents);
  const told = await query.ownership();
  const levels = await query.ownershipByLevel();
  const countries = await query.ownershipByCountry(COUNTRIES);
  return [
    '',
    'Ownership from team to team',
    HEADING,
    row('counted from the file', counted),
    row('told by the event log', told),
    ...levels.map((figures) => row(`  first team ${figures.level}`, figures)),
    ...countries.map((figures) => row(`  country ${figures.country}`, figures)),
    '',
    `Handovers that nobody took up, which our rule would have stopped: ${counted.neverAccepted} of ${counted.ownershipChanges} moves, ` +
      `among them ${counted.returnsNeverAccepted} that made a return.`,
  ];
}
