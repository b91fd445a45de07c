import { eventActorOf } from '@redress/complaint-domain';
import type { ComplaintId } from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';
import type { EventLog } from '@redress/messaging';
import type { VirtualCommit } from '../virtual-time/virtual-desk';
import type { Incident } from './incident';
import type { IncidentCompany } from './incident-company';

/** One incident after its replay. */
export interface Replayed {
  readonly id: ComplaintId;
  readonly incident: Pick<Incident, 'id' | 'country'>;
  readonly commits: readonly VirtualCommit[];
}

/** Puts a replayed history into the event log of a database of its own, beside a table of what the file says of it. */
export class ReplayStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  /** Tables that only a replay has: which team and level a unit stands for, and what the file says of each incident. */
  async prepare(company: IncidentCompany): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.execute(
        'CREATE TABLE replayed_team (unit_id uuid PRIMARY KEY, name text NOT NULL, level text NOT NULL)',
      );
      await tx.execute(
        'CREATE TABLE replayed_incident (complaint_id uuid PRIMARY KEY, incident text NOT NULL, country text NOT NULL)',
      );
      const { units } = company;
      await tx.execute('INSERT INTO replayed_team SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])', [
        units.map(({ id }) => id),
        units.map(({ team }) => team),
        units.map(({ level }) => level),
      ]);
    });
  }

  /** Writes some incidents in one transaction. */
  async add(replayed: readonly Replayed[]): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.execute('INSERT INTO replayed_incident SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])', [
        replayed.map(({ id }) => id),
        replayed.map(({ incident }) => incident.id),
        replayed.map(({ incident }) => incident.country),
      ]);
      for (const { id, incident, commits } of replayed) {
        for (const { before, decision, actor, at } of commits) {
          this.events.append(tx, {
            stream: 'complaint',
            streamId: id,
            events: decision.events,
            occurredAt: at,
            expected: { version: decision.complaint.version, lastSequence: before?.sequence ?? 0 },
            actor: eventActorOf(actor),
            correlationId: incident.id,
            causationId: incident.id,
          });
        }
      }
    });
  }
}
