import { Injectable } from '@nestjs/common';
import type { Instant, StaffId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { SavedFilter } from './saved-filter';

const COLUMNS = 'id, name, filter, ordinal';

@Injectable()
export class SavedFilterRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  of(staffId: StaffId): Promise<SavedFilter[]> {
    return this.unitOfWork.read<SavedFilter>({
      name: 'saved-filters',
      text: `SELECT ${COLUMNS} FROM saved_filter WHERE staff_id = $1 ORDER BY ordinal, name`,
      values: [staffId],
    });
  }

  async keep(staffId: StaffId, { id, name, filter, ordinal }: SavedFilter, now: Instant): Promise<SavedFilter> {
    const [kept] = await this.unitOfWork.run((tx) =>
      tx.query<SavedFilter>({
        text: `INSERT INTO saved_filter (id, staff_id, name, filter, ordinal, created_at, updated_at)
          VALUES ($1, $2, $3, $4, $5, $6, $6)
          ON CONFLICT (staff_id, name) DO UPDATE SET filter = excluded.filter, ordinal = excluded.ordinal, updated_at = excluded.updated_at
          RETURNING ${COLUMNS}`,
        values: [id, staffId, name, JSON.stringify(filter), ordinal, now],
      }),
    );
    if (kept === undefined) throw new Error('a saved filter came back empty');
    return kept;
  }

  async forget(staffId: StaffId, id: string): Promise<boolean> {
    const gone = await this.unitOfWork.run((tx) =>
      tx.execute({ text: 'DELETE FROM saved_filter WHERE staff_id = $1 AND id = $2', values: [staffId, id] }),
    );
    return gone === 1;
  }
}
