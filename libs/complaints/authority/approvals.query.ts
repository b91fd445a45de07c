import { Injectable } from '@nestjs/common';
import type {
  ApprovalId,
  ApprovalState,
  ComplaintId,
  CustomerId,
  Instant,
  Level,
  Money,
  RemedyId,
  RemedyKind,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { PageMark } from '@redress/directory';

/** An approval that waits for somebody, with what it takes to decide whether to look closer. */
export interface ApprovalRow {
  readonly id: ApprovalId;
  readonly state: ApprovalState;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly ownerId: StaffId;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  readonly remedyId: RemedyId;
  readonly kind: RemedyKind;
  /** The level that is asked. */
  readonly level: Level;
  readonly money: Money | null;
  /** What was offered instead. */
  readonly counter: Money | null;
  readonly askedById: StaffId;
  readonly askedByName: string;
  readonly askedAt: Instant;
  /** Since when it waits for the present level, or for an answer to the counter-offer: the order of the list. */
  readonly since: Instant;
  readonly delegateId: StaffId | null;
}

/** How long one level took to decide in one unit. Null where nothing was decided. */
export interface DecisionTimes {
  readonly unitId: UnitId;
  readonly level: Level;
  readonly approved: number;
  readonly rejected: number;
  readonly countered: number;
  /** From asking to deciding, in minutes: half of the approvals took no longer, and nine of ten. */
  readonly medianMinutes: number;
  readonly slowMinutes: number;
}

const rowsSince = (since: string): string => `SELECT a.id, a.state, a.complaint_id AS "complaintId", c.number,
    c.unit_id AS "unitId", c.owner_id AS "ownerId", p.customer_id AS "customerId", customer.name AS "customerName",
    a.remedy_id AS "remedyId", r.kind, a.level,
    CASE WHEN a.money_amount IS NOT NULL THEN
      json_build_object('amount', a.money_amount, 'currency', a.money_currency) END AS money,
    CASE WHEN a.counter_amount IS NOT NULL THEN
      json_build_object('amount', a.counter_amount, 'currency', a.counter_currency) END AS counter,
    a.asked_by_id AS "askedById", asker.name AS "askedByName", a.asked_at AS "askedAt", ${since} AS since,
    a.delegate_id AS "delegateId"
  FROM approval a
  JOIN complaint c ON c.id = a.complaint_id
  JOIN remedy r ON r.id = a.remedy_id
  JOIN complainant p ON p.id = r.complainant_id
  JOIN staff asker ON asker.id = a.asked_by_id
  LEFT JOIN customer ON customer.id = p.customer_id`;

/** Of the page after ($2, $3), at most $4; never what is about the reader, $1. */
const paged = (since: string): string => `NOT ($1::uuid = ANY (c.conflicts))
  AND ($2::timestamptz IS NULL OR (${since}, a.id) > ($2::timestamptz, $3::uuid))
  ORDER BY ${since}, a.id LIMIT $4`;

/** Approvals over all complaints, what waits longest coming first. */
@Injectable()
export class ApprovalsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What this person may decide: asked of these levels in these units by somebody else, or delegated to them. */
  toDecide(
    reader: StaffId,
    levels: readonly Level[],
    units: readonly UnitId[],
    after: PageMark | null,
    limit: number,
  ): Promise<ApprovalRow[]> {
    return this.unitOfWork.read<ApprovalRow>({
      name: 'approvals-to-decide',
      text: `${rowsSince('a.waiting_since')} WHERE a.state = 'waiting' AND a.asked_by_id <> $1
        AND (a.delegate_id = $1 OR (a.level = ANY ($5::text[]) AND c.unit_id = ANY ($6::uuid[])))
        AND ${paged('a.waiting_since')}`,
      values: [reader, after?.key ?? null, after?.id ?? null, limit, levels, units],
    });
  }

  /** All that wait in these units; null: in every unit. */
  waiting(
    reader: StaffId,
    units: readonly UnitId[] | null,
    after: PageMark | null,
    limit: number,
  ): Promise<ApprovalRow[]> {
    return this.unitOfWork.read<ApprovalRow>({
      name: 'approvals-waiting',
      text: `${rowsSince('a.waiting_since')} WHERE a.state = 'waiting'
        AND ($5::uuid[] IS NULL OR c.unit_id = ANY ($5::uuid[])) AND ${paged('a.waiting_since')}`,
      values: [reader, after?.key ?? null, after?.id ?? null, limit, units],
    });
  }

  /** Counter-offers that whoever handles the complaint has to answer; `handlers` are the reader and whom they stand in for. */
  toAnswer(
    reader: StaffId,
    handlers: readonly StaffId[],
    after: PageMark | null,
    limit: number,
  ): Promise<ApprovalRow[]> {
    return this.unitOfWork.read<ApprovalRow>({
      name: 'approvals-to-answer',
      text: `${rowsSince('a.decided_at')} WHERE a.state = 'countered'
        AND (c.owner_id = ANY ($5::uuid[]) OR c.contact_person_id = ANY ($5::uuid[])) AND ${paged('a.decided_at')}`,
      values: [reader, after?.key ?? null, after?.id ?? null, limit, handlers],
    });
  }

  /** How long deciding took, of what was decided in a time; `units` null: in every unit. */
  times(units: readonly UnitId[] | null, from: Instant, until: Instant): Promise<DecisionTimes[]> {
    return this.unitOfWork.read<DecisionTimes>({
      name: 'approval-times',
      text: `SELECT "unitId", level,
          count(*) FILTER (WHERE state = 'approved')::integer AS approved,
          count(*) FILTER (WHERE state = 'rejected')::integer AS rejected,
          count(*) FILTER (WHERE state IN ('countered', 'withdrawn'))::integer AS countered,
          round(percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes))::integer AS "medianMinutes",
          round(percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes))::integer AS "slowMinutes"
        FROM (
          SELECT c.unit_id AS "unitId", a.decided_level AS level, a.state,
            extract(epoch FROM a.decided_at - a.asked_at) / 60 AS minutes
          FROM approval a JOIN complaint c ON c.id = a.complaint_id
          WHERE a.decided_at >= $1 AND a.decided_at < $2 AND ($3::uuid[] IS NULL OR c.unit_id = ANY ($3::uuid[]))
        ) decided
        GROUP BY "unitId", level ORDER BY "unitId", level`,
      values: [from, until, units],
    });
  }
}
