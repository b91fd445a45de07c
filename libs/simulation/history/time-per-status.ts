import { millisecondsOf } from '@redress/contracts';
import type { Incident } from './incident';

/** How long incidents stood in one status, all together. */
export interface StatusTime {
  readonly status: string;
  readonly entries: number;
  readonly hours: number;
}

/** Time from each entry to the next, by status; the last entry of an incident ends it. Longest first. */
export const timePerStatus = (incidents: readonly Pick<Incident, 'entries'>[]): readonly StatusTime[] => {
  const times = new Map<string, { entries: number; milliseconds: number }>();
  for (const { entries } of incidents) {
    entries.forEach(({ status, subStatus, at }, index) => {
      const next = entries[index + 1]?.at ?? at;
      const name = `${status}/${subStatus}`;
      const sofar = times.get(name) ?? { entries: 0, milliseconds: 0 };
      times.set(name, {
        entries: sofar.entries + 1,
        milliseconds: sofar.milliseconds + millisecondsOf(next) - millisecondsOf(at),
      });
    });
  }
  return [...times]
    .map(([status, { entries, milliseconds }]) => ({ status, entries, hours: milliseconds / 3_600_000 }))
    .toSorted((one, other) => other.hours - one.hours);
};
