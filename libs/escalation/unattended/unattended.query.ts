import { Injectable } from '@nestjs/common';
import type { ComplaintId, Instant, StaffId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';

/** A complaint in nobody's hands. */
export interface UnattendedRow {
  readonly id: ComplaintId;
  readonly ownerId: StaffId;
}

/** Owners who are away or gone with nobody standing in, and since when. */
export interface AwayOwner {
  readonly staffId: StaffId;
  readonly since: Instant | null;
}

/** Finds open complaints of owners in whose place nobody stands, of which nothing was told yet. */
@Injectable()
export class UnattendedQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** At most `limit` complaints of these owners, in the order of their ids, after one of them; each absence once. */
  page(owners: readonly AwayOwner[], after: ComplaintId | null, limit: number): Promise<UnattendedRow[]> {
    return this.unitOfWork.read<UnattendedRow>({
      name: 'unattended-page',
      text: `SELECT c.id, c.owner_id AS "ownerId" FROM complaint c
          JOIN unnest($1::uuid[], $2::text[]) AS away(staff_id, since) ON away.staff_id = c.owner_id
        WHERE c.status = 'open' AND NOT c.imported AND ($3::uuid IS NULL OR c.id > $3::uuid)
          AND (c.unattended IS NULL OR c.unattended ->> 'ownerId' <> c.owner_id::text
            OR (c.unattended ->> 'since') IS DISTINCT FROM away.since)
        ORDER BY c.id LIMIT $4`,
      values: [owners.map(({ staffId }) => staffId), owners.map(({ since }) => since), after, limit],
    });
  }
}
