import {
  type BreachFigures,
  type Incident,
  type OwnershipFigures,
  type ReplayFiguresQuery,
  teamMovesOf,
  timePerStatus,
} from '@redress/simulation';

const COUNTRIES = 8;
const STATUSES = 8;
const NAME_WIDTH = 34;

const count = (value: number): string => value.toLocaleString('en');
const row = (name: string, ...values: readonly (string | number)[]): string =>
  name.padEnd(NAME_WIDTH) +
  values.map((value) => (typeof value === 'number' ? count(value) : value).padStart(12)).join('');

const ownershipRow = (name: string, figures: OwnershipFigures): string =>
  row(
    name,
    figures.incidents,
    figures.ownershipChanges,
    figures.touchHigherLevel,
    figures.withImmediateReturn,
    figures.withReturn,
  );

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

/** One row for each name, one column for each kind of clock. */
const breachTable = (figures: readonly BreachFigures[], names: readonly string[], what: string): string[] => {
  const kinds = [...new Set(figures.map(({ kind }) => kind))].toSorted();
  const of = (name: string, kind: string): number =>
    figures.find((each) => each.name === name && each.kind === kind)?.breaches ?? 0;
  return [
    row(what, ...kinds),
    ...names.map((name) => row(`  ${name}`, ...kinds.map((kind) => of(name, kind)))),
    row(
      '  warned before',
      ...kinds.map((kind) => figures.reduce((sum, each) => sum + (each.kind === kind ? each.warnings : 0), 0)),
    ),
  ];
};

/** What a replay tells, as lines for a terminal. */
export async function linesOf(incidents: readonly Incident[], query: ReplayFiguresQuery): Promise<string[]> {
  const counted = straight(incidents);
  const told = await query.ownership();
  const levels = await query.ownershipByLevel();
  const countries = await query.ownershipByCountry(COUNTRIES);
  const waiting = await query.waiting();
  const funnel = await query.funnel();
  return [
    '',
    row('Ownership from team to team', 'incidents', 'moves', 'higher line', 'A-B-A', 'any return'),
    ownershipRow('counted from the file', counted),
    ownershipRow('told by the event log', told),
    ...levels.map((figures) => ownershipRow(`  first team ${figures.level}`, figures)),
    ...countries.map((figures) => ownershipRow(`  country ${figures.country}`, figures)),
    '',
    `Of ${count(counted.ownershipChanges)} moves ${count(counted.neverAccepted)} led to a team that never took the ` +
      `incident up: a handover needs an acceptance, so our rule would have stopped them, and with them ` +
      `${count(counted.returnsNeverAccepted)} returns.`,
    '',
    ...breachTable(
      await query.breachesByLevel(),
      levels.map(({ level }) => level),
      'Clocks broken, by first team',
    ),
    ...breachTable(
      await query.breachesByCountry(),
      countries.map(({ country }) => country),
      'Clocks broken, by country',
    ),
    '',
    row('Level funnel', 'complaints', 'share'),
    ...funnel.map(({ level, complaints }) =>
      row(`  ${level}`, complaints, `${((complaints / incidents.length) * 100).toFixed(1)} %`),
    ),
    '',
    row('Waiting for the user', waiting.waits, `${count(Math.round(waiting.hours))} h`),
    row('Time per status (file)', 'entries', 'hours'),
    ...timePerStatus(incidents)
      .slice(0, STATUSES)
      .map(({ status, entries, hours }) => row(`  ${status}`, entries, Math.round(hours))),
  ];
}
