import { Injectable } from '@nestjs/common';
import type {
  CallbackId,
  CallbackKind,
  CallbackState,
  ComplaintId,
  Instant,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';

/** A call as an agenda shows it. */
export interface AgendaRow {
  readonly callbackId: CallbackId;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly kind: CallbackKind;
  readonly state: CallbackState;
  readonly dueAt: Instant;
  readonly until: Instant;
  /** Zone of whoever is called. */
  readonly zone: string;
  readonly customerName: string | null;
  readonly unitId: UnitId;
  /** Who is to call: the contact person, or the owner. */
  readonly responsibleId: StaffId;
  readonly promised: boolean;
  readonly missedAt: Instant | null;
  readonly attempts: number;
  readonly maxAttempts: number;
  readonly generation: number;
  readonly claimedById: StaffId | null;
  readonly claimedUntil: Instant | null;
}

/** Which calls. */
export interface AgendaFilter {
  readonly from: Instant;
  readonly until: Instant;
  /** Only calls of these people, or taken by them; null: of anybody. */
  readonly people: readonly StaffId[] | null;
  /** Only complaints of these units; null: of any. */
  readonly units: readonly UnitId[] | null;
  /** Complaints in which this person has a conflict of interest are left out. */
  readonly readerId: StaffId;
  readonly openOnly: boolean;
  readonly after: { readonly dueAt: Instant; readonly id: string } | null;
  readonly limit: number;
}

const ROWS = `SELECT cb.id AS "callbackId", cb.complaint_id AS "complaintId", c.number, cb.kind, cb.state,
    cb.due_at AS "dueAt", cb.until, coalesce(cu.zone, u.zone) AS zone, cu.name AS "customerName", c.unit_id AS "unitId",
    coalesce(c.contact_person_id, c.owner_id) AS "responsibleId", cb.promised, cb.missed_at AS "missedAt",
    (SELECT count(*)::integer FROM callback_attempt a WHERE a.callback_id = cb.id) AS attempts,
    cb.max_attempts AS "maxAttempts", cb.generation, cb.claimed_by_id AS "claimedById", cb.claimed_until AS "claimedUntil"
  FROM callback cb JOIN complaint c ON c.id = cb.complaint_id JOIN unit u ON u.id = c.unit_id
  JOIN complainant p ON p.id = cb.complainant_id LEFT JOIN customer cu ON cu.id = p.customer_id
  WHERE cb.due_at >= $1 AND cb.due_at < $2 AND (cb.due_at, cb.id) > ($3::timestamptz, $4::uuid)
    AND NOT ($5::uuid = ANY (c.conflicts))
    AND ($6::uuid[] IS NULL OR coalesce(c.contact_person_id, c.owner_id) = ANY ($6::uuid[])
      OR (cb.claimed_by_id = ANY ($6::uuid[]) AND cb.state IN ('scheduled', 'ringing', 'number-wanted')))
    AND ($7::uuid[] IS NULL OR c.unit_id = ANY ($7::uuid[]))
    AND (NOT $8::boolean OR cb.state IN ('scheduled', 'ringing', 'number-wanted'))
  ORDER BY cb.due_at, cb.id LIMIT $9`;

/** Sorts before every id of ours. */
const LEAST_ID = '00000000-0000-0000-0000-000000000000';

/** Calls of a stretch of time: one walk along the index of due times, as far as the page reaches. */
@Injectable()
export class AgendaQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  rows({ from, until, people, units, readerId, openOnly, after, limit }: AgendaFilter): Promise<AgendaRow[]> {
    return this.unitOfWork.read<AgendaRow>({
      name: 'agenda',
      text: ROWS,
      values: [from, until, after?.dueAt ?? from, after?.id ?? LEAST_ID, readerId, people, units, openOnly, limit],
    });
  }
}
