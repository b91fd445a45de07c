import { Injectable } from '@nestjs/common';
import type {
  ChangeOfScene,
  ClockKind,
  ComplaintId,
  EscalationCause,
  EscalationId,
  Instant,
  Level,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { PageMark } from '@redress/directory';

/** An escalation that waits to be acknowledged. */
export interface EscalationRow {
  readonly id: EscalationId;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly ownerId: StaffId;
  readonly rung: string;
  readonly trigger: EscalationCause;
  readonly clock: ClockKind | null;
  readonly level: Level;
  readonly responsibleId: StaffId;
  readonly standsInForId: StaffId | null;
  readonly change: ChangeOfScene | null;
  readonly escalatedAt: Instant;
  readonly acknowledgeBy: Instant;
}

/** How many complaints of a unit, received in a time, reached each level (playbook §6). */
export interface FunnelRow {
  readonly unitId: UnitId;
  readonly received: number;
  readonly middle: number;
  readonly senior: number;
}

/** Units in one funnel at most. */
const MOST_UNITS = 5_000;

/** Escalations over all complaints. */
@Injectable()
export class EscalationsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Those that wait, what must be acknowledged first coming first.
   * @param units those whose complaints may be shown; null for every unit
   * @param responsible only what calls one of these people; null for everybody
   */
  waiting(
    reader: StaffId,
    units: readonly UnitId[] | null,
    responsible: readonly StaffId[] | null,
    after: PageMark | null,
    limit: number,
  ): Promise<EscalationRow[]> {
    return this.unitOfWork.read<EscalationRow>({
      name: 'escalations-waiting',
      text: `SELECT e.id, e.complaint_id AS "complaintId", c.number, c.unit_id AS "unitId", c.owner_id AS "ownerId",
          e.rung, e.trigger, e.clock, e.level, e.responsible_id AS "responsibleId",
          e.stands_in_for_id AS "standsInForId", e.change, e.escalated_at AS "escalatedAt",
          e.acknowledge_by AS "acknowledgeBy"
        FROM escalation e JOIN complaint c ON c.id = e.complaint_id
        WHERE e.state = 'open'
          AND ($1::uuid[] IS NULL OR c.unit_id = ANY ($1::uuid[]))
          AND ($2::uuid[] IS NULL OR e.responsible_id = ANY ($2::uuid[]))
          AND NOT ($3::uuid = ANY (c.conflicts))
          AND ($4::timestamptz IS NULL OR (e.acknowledge_by, e.id) > ($4::timestamptz, $5::uuid))
        ORDER BY e.acknowledge_by, e.id
        LIMIT $6`,
      values: [units, responsible, reader, after?.key ?? null, after?.id ?? null, limit],
    });
  }

  /**
   * The funnel of complaints received in [from, until): a level counts as reached once the complaint stood there, whatever
   * became of it.
   */
  funnel(units: readonly UnitId[] | null, from: Instant, until: Instant): Promise<FunnelRow[]> {
    return this.unitOfWork.read<FunnelRow>({
      name: 'escalation-funnel',
      text: `SELECT c.unit_id AS "unitId", count(*)::integer AS received,
          count(*) FILTER (WHERE c.highest_level <> 'frontline')::integer AS middle,
          count(*) FILTER (WHERE c.highest_level = 'senior')::integer AS senior
        FROM complaint c
        WHERE c.received_at >= $2 AND c.received_at < $3
          AND ($1::uuid[] IS NULL OR c.unit_id = ANY ($1::uuid[]))
        GROUP BY c.unit_id ORDER BY c.unit_id LIMIT ${MOST_UNITS}`,
      values: [units, from, until],
    });
  }
}
