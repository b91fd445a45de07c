import { Injectable } from '@nestjs/common';
import type {
  CallbackId,
  ComplainantId,
  ComplaintId,
  Instant,
  Level,
  PromiseId,
  PromiseKind,
  RemedyId,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { PageMark } from '@redress/directory';

/** An open promise as the ledger shows it. */
export interface PromiseRow {
  readonly id: PromiseId;
  readonly kind: PromiseKind;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly ownerId: StaffId;
  readonly complainantId: ComplainantId;
  readonly subjectId: CallbackId | RemedyId | null;
  /** What was said; null where the subject says it, or it was erased. */
  readonly words: string | null;
  readonly madeById: StaffId | null;
  readonly madeAt: Instant;
  readonly dueAt: Instant;
}

/** Promises that ended in a time, of one who answers for them, in one unit and at one level. */
export interface PromiseFigures {
  readonly staffId: StaffId;
  readonly unitId: UnitId;
  readonly level: Level;
  readonly kept: number;
  readonly broken: number;
}

/** Figures are taken of at most so many rows of staff, unit and level. */
const MOST_FIGURES = 5_000;

/** The ledger of promises over all complaints (playbook §7). */
@Injectable()
export class PromiseLedgerQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Open promises, what falls due first coming first.
   * @param units those whose complaints may be shown; null for every unit
   * @param owner only of complaints that this person owns
   */
  open(
    reader: StaffId,
    units: readonly UnitId[] | null,
    owner: StaffId | null,
    after: PageMark | null,
    limit: number,
  ): Promise<PromiseRow[]> {
    return this.unitOfWork.read<PromiseRow>({
      name: 'promises-open',
      text: `SELECT p.id, p.kind, p.complaint_id AS "complaintId", c.number, c.unit_id AS "unitId", c.owner_id AS "ownerId",
          p.complainant_id AS "complainantId", p.subject_id AS "subjectId", left(t.body, 160) AS words,
          p.made_by_id AS "madeById", p.made_at AS "madeAt", p.due_at AS "dueAt"
        FROM promise p JOIN complaint c ON c.id = p.complaint_id LEFT JOIN complaint_text t ON t.id = p.text_id
        WHERE p.state = 'open'
          AND ($1::uuid[] IS NULL OR c.unit_id = ANY ($1::uuid[]))
          AND ($2::uuid IS NULL OR c.owner_id = $2::uuid)
          AND NOT ($3::uuid = ANY (c.conflicts))
          AND ($4::timestamptz IS NULL OR (p.due_at, p.id) > ($4::timestamptz, $5::uuid))
        ORDER BY p.due_at, p.id
        LIMIT $6`,
      values: [units, owner, reader, after?.key ?? null, after?.id ?? null, limit],
    });
  }

  /** What became of promises that were due in [from, until): who answered for them, in which unit, at which level. */
  figures(units: readonly UnitId[] | null, from: Instant, until: Instant): Promise<PromiseFigures[]> {
    return this.unitOfWork.read<PromiseFigures>({
      name: 'promise-figures',
      text: `SELECT p.accountable_id AS "staffId", p.accountable_unit_id AS "unitId", p.accountable_level AS level,
          count(*) FILTER (WHERE p.state = 'kept')::integer AS kept,
          count(*) FILTER (WHERE p.state = 'broken')::integer AS broken
        FROM promise p
        WHERE p.state IN ('kept', 'broken')
          AND ($1::uuid[] IS NULL OR p.accountable_unit_id = ANY ($1::uuid[]))
          AND p.due_at >= $2 AND p.due_at < $3
        GROUP BY 1, 2, 3
        ORDER BY 2, 1, 3
        LIMIT ${MOST_FIGURES}`,
      values: [units, from, until],
    });
  }
}
