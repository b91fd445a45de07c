import { Injectable } from '@nestjs/common';
import type {
  AlertId,
  ClockKind,
  ComplaintId,
  EscalationCause,
  EscalationId,
  EscalationState,
  Instant,
  Level,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { PageMark } from '@redress/directory';

/** An alert as the person who was told sees it. */
export interface AlertRow {
  readonly id: AlertId;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly escalationId: EscalationId;
  readonly rung: string;
  readonly trigger: EscalationCause;
  readonly clock: ClockKind | null;
  readonly level: Level;
  /** What has become of the escalation meanwhile. */
  readonly state: EscalationState;
  readonly acknowledgeBy: Instant;
  readonly alertedAt: Instant;
  readonly readAt: Instant | null;
}

/** Unread alerts are counted up to here: whoever has more needs no exact figure. */
export const MOST_COUNTED = 100;

const COLUMNS = `a.id, a.complaint_id AS "complaintId", c.number, c.unit_id AS "unitId", a.escalation_id AS "escalationId",
  a.rung, e.trigger, e.clock, e.level, e.state, e.acknowledge_by AS "acknowledgeBy", a.alerted_at AS "alertedAt",
  a.read_at AS "readAt"`;

const branch = (condition: string, after: string): string => `(SELECT ${COLUMNS} FROM alert a
    JOIN complaint c ON c.id = a.complaint_id JOIN escalation e ON e.id = a.escalation_id
    WHERE a.staff_id = $1 AND a.read_at ${condition} AND NOT ($1::uuid = ANY (c.conflicts)) AND ${after}
    ORDER BY a.id DESC LIMIT $4)`;

/** Alerts of one person: what is unread first, of each the newest first. */
@Injectable()
export class AlertQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** At most `limit` rows after the mark; its key is `unread` or `read`. */
  page(staffId: StaffId, after: PageMark | null, limit: number): Promise<AlertRow[]> {
    const unread = branch('IS NULL', `$2::text IS DISTINCT FROM 'read' AND ($3::uuid IS NULL OR a.id < $3)`);
    const read = branch('IS NOT NULL', `($2::text IS DISTINCT FROM 'read' OR a.id < $3)`);
    return this.unitOfWork.read<AlertRow>({
      name: 'alerts-page',
      text: `SELECT * FROM (${unread} UNION ALL ${read}) found
        ORDER BY ("readAt" IS NOT NULL), id DESC LIMIT $4`,
      values: [staffId, after?.key ?? null, after?.id ?? null, limit],
    });
  }

  /** How many are unread, up to {@link MOST_COUNTED}. */
  async unread(staffId: StaffId): Promise<number> {
    const [row] = await this.unitOfWork.read<{ unread: number }>({
      name: 'alerts-unread',
      text: `SELECT count(*)::integer AS unread
        FROM (SELECT 1 FROM alert WHERE staff_id = $1 AND read_at IS NULL LIMIT ${MOST_COUNTED}) counted`,
      values: [staffId],
    });
    return row?.unread ?? 0;
  }

  /** Marks an alert of this person as read; a second time changes nothing. False where they have no such alert. */
  async markRead(staffId: StaffId, id: AlertId, at: Instant): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const rows = await tx.query({
        name: 'alert-read',
        text: `UPDATE alert SET read_at = coalesce(read_at, $3) WHERE id = $2 AND staff_id = $1 RETURNING id`,
        values: [staffId, id, at],
      });
      return rows.length > 0;
    });
  }
}
