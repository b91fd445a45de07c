import type { Instant, Level } from '@redress/contracts';

/** What a service desk wrote down at one moment of an incident. */
export interface IncidentEntry {
  readonly at: Instant;
  /** Main status, such as `Accepted`, `Queued` or `Completed`. */
  readonly status: string;
  /** What exactly was meant, such as `Wait - User`. */
  readonly subStatus: string;
  readonly person: string;
  readonly team: string;
}

/** One incident of another system, with all that was written down about it in the order of time. */
export interface Incident {
  readonly id: string;
  readonly country: string;
  readonly impact: string;
  readonly product: string;
  /** At least one. */
  readonly entries: readonly [IncidentEntry, ...IncidentEntry[]];
}

/** Support lines as levels (playbook §6): a team's name says its line; one that serves two lines stands at the lower. */
export const levelOfTeam = (team: string): Level => {
  if (team.includes('2nd')) return 'middle';
  return team.includes('3rd') ? 'senior' : 'frontline';
};

/** An incident waits for its user: the only pause that the rules know. */
export const waitsForCustomer = ({ subStatus }: IncidentEntry): boolean =>
  subStatus === 'Wait - User' || subStatus === 'Wait - Customer';

export const isCompleted = ({ status }: IncidentEntry): boolean => status === 'Completed';

/** Somebody of that team works on it; an entry of a queue only says where it was sent. */
export const isTakenUp = ({ status }: IncidentEntry): boolean => status !== 'Queued';
