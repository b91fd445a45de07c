import { type Instant, millisecondsOf } from '@redress/contracts';
import { BUILT_IN_FACTS } from '../virtual-time/facts';
import { settingsOf } from '../virtual-time/given-settings';
import { VirtualDesk } from '../virtual-time/virtual-desk';
import { Centre, OFFICE_HOURS } from './centre';
import { CentreCompany } from './centre-company';
import { CentreFigures } from './centre-figures';
import { Chance } from './chance';

/** A Monday, so that years can be compared. */
const START = '2026-01-05T00:00:00.000Z' as Instant;

/** What is simulated. */
export interface Simulation {
  readonly days: number;
  /** Complaints a day. */
  readonly arrivals: number;
  readonly agents: number;
  /** The same seed gives the same year. */
  readonly seed: number;
}

/** What it came to. */
export interface Simulated {
  readonly figures: CentreFigures;
  /** Complaints open at the end. */
  readonly backlog: number;
}

/** Short ids that tell their order: in memory nothing else is needed. */
const counting = (): (() => string) => {
  let last = 0;
  return () => `s${(last += 1)}`;
};

/** Simulates a contact centre by the rules alone, in virtual time. @param onDay after each day, with the backlog */
export const simulate = (
  { days, arrivals, agents, seed }: Simulation,
  onDay: (day: number, backlog: number) => void = () => undefined,
): Simulated => {
  const chance = new Chance(seed);
  const newId = counting();
  const company = new CentreCompany(agents, millisecondsOf(START), days, newId, chance);
  const figures = new CentreFigures();
  const desk: VirtualDesk = new VirtualDesk(
    company.snapshot,
    { ...BUILT_IN_FACTS, inForce: settingsOf({ calendar: OFFICE_HOURS }) },
    newId,
    (commit) => {
      figures.take(commit);
      centre.follow(commit.decision.complaint, commit.decision.events);
    },
    START,
  );
  const centre: Centre = new Centre(desk, company, chance, figures, { start: START, days, arrivalsPerDay: arrivals });
  centre.run((day) => onDay(day, centre.backlog));
  return { figures, backlog: centre.backlog };
};
