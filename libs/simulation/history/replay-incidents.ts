import { BUILT_IN_SETTINGS, type SettingsInForce } from '@redress/complaint-domain';
import type { Instant } from '@redress/contracts';
import { BUILT_IN_FACTS } from '../virtual-time/facts';
import { type VirtualCommit, VirtualDesk } from '../virtual-time/virtual-desk';
import type { Incident } from './incident';
import { IncidentCompany } from './incident-company';
import { IncidentReplay } from './incident-replay';
import type { Replayed, ReplayStore } from './replay-store';

/** Incidents written in one transaction. */
const BATCH = 100;

/** When the newest entry of any incident was made. */
const lastMoment = (incidents: readonly Incident[]): Instant | undefined =>
  incidents
    .flatMap(({ entries }) => entries.slice(-1).map(({ at }) => at))
    .toSorted()
    .at(-1);

/**
 * Lets incidents happen again one after the other, each in a time of its own, and stores what the rules made of them.
 * @param newId unique ids as the log takes them
 * @param inForce clock policy and calendar that hold in every unit
 */
export async function replayIncidents(
  incidents: readonly Incident[],
  store: ReplayStore,
  newId: () => string,
  inForce: SettingsInForce = BUILT_IN_SETTINGS,
  onProgress: (replayed: number) => void = () => undefined,
): Promise<void> {
  const until = lastMoment(incidents);
  if (until === undefined) return;
  const company = new IncidentCompany(incidents, newId);
  await store.prepare(company);
  let batch: Replayed[] = [];
  for (const [index, incident] of incidents.entries()) {
    const commits: VirtualCommit[] = [];
    const [{ at }] = incident.entries;
    const desk = new VirtualDesk(
      company.snapshot,
      { ...BUILT_IN_FACTS, inForce },
      newId,
      (commit) => commits.push(commit),
      at,
    );
    const id = new IncidentReplay(desk, company).run(incident, index + 1, until);
    batch.push({ id, incident, commits });
    if (batch.length < BATCH && index < incidents.length - 1) continue;
    await store.add(batch);
    onProgress(index + 1);
    batch = [];
  }
}
