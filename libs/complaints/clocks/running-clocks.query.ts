import { Injectable } from '@nestjs/common';
import type { ClockFamily, ClockId, ClockKind, ComplaintId, Instant, Level, StaffId, UnitId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { PageMark } from '@redress/directory';

/** A running clock as the list over all complaints shows it. */
export interface RunningClock {
  readonly id: ClockId;
  readonly kind: ClockKind;
  readonly family: ClockFamily;
  readonly subjectId: string | null;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly level: Level;
  readonly ownerId: StaffId;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly warnedAt: Instant | null;
  readonly breachedAt: Instant | null;
}

/** broken: the due time passed; soon: the due time comes, nearest first. */
export const CLOCK_STANDINGS = ['broken', 'soon'] as const;
export type ClockStanding = (typeof CLOCK_STANDINGS)[number];

/** What a list of clocks is narrowed to. */
export interface ClockListFilter {
  readonly standing: ClockStanding;
  readonly kind: ClockKind | null;
  readonly dueBefore: Instant | null;
  /** Those whose complaints may be shown; null for every unit. */
  readonly units: readonly UnitId[] | null;
  readonly owner: StaffId | null;
}

const STANDING: Readonly<Record<ClockStanding, string>> = {
  broken: 'clock.breached_at IS NOT NULL AND clock.ended_at IS NULL',
  soon: 'clock.breached_at IS NULL AND clock.paused_at IS NULL AND clock.ended_at IS NULL',
};

/** Clocks that run, over all complaints, in the order in which they fall due. */
@Injectable()
export class RunningClocksQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(
    reader: StaffId,
    { standing, kind, dueBefore, units, owner }: ClockListFilter,
    after: PageMark | null,
    limit: number,
  ): Promise<RunningClock[]> {
    return this.unitOfWork.read<RunningClock>({
      name: `clocks-${standing}`,
      text: `SELECT clock.id, clock.kind, clock.family, clock.subject_id AS "subjectId",
          clock.complaint_id AS "complaintId", c.number, c.unit_id AS "unitId", c.level, c.owner_id AS "ownerId",
          clock.started_at AS "startedAt", clock.due_at AS "dueAt", clock.warned_at AS "warnedAt",
          clock.breached_at AS "breachedAt"
        FROM clock JOIN complaint c ON c.id = clock.complaint_id
        WHERE ${STANDING[standing]}
          AND ($1::uuid[] IS NULL OR c.unit_id = ANY ($1::uuid[]))
          AND ($2::uuid IS NULL OR c.owner_id = $2::uuid)
          AND NOT ($3::uuid = ANY (c.conflicts))
          AND ($4::text IS NULL OR clock.kind = $4::text)
          AND clock.due_at < $5::timestamptz
          AND (clock.due_at, clock.id) > ($6::timestamptz, $7::uuid)
        ORDER BY clock.due_at, clock.id LIMIT $8`,
      values: [
        units,
        owner,
        reader,
        kind,
        dueBefore ?? 'infinity',
        after?.key ?? '-infinity',
        after?.id ?? '00000000-0000-0000-0000-000000000000',
        limit,
      ],
    });
  }
}
