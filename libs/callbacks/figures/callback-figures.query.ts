import { Injectable } from '@nestjs/common';
import type { Instant, StaffId, UnitId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';

/** What became of the windows that customers were told, for one agent or unit. */
export interface CallbackKeeping {
  readonly id: StaffId | UnitId;
  /** Windows that ended within the time asked for, cancelled and moved ones left out. */
  readonly promised: number;
  readonly kept: number;
  readonly missed: number;
  readonly open: number;
  /** Moved before they passed. */
  readonly moved: number;
  readonly cancelled: number;
}

/** Promised, kept and missed calls (field notes row 69): one statement over the ledger of windows. */
@Injectable()
export class CallbackFiguresQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By person or by unit, whoever missed most first. `units`: null for all. */
  keeping(
    by: 'person' | 'unit',
    from: Instant,
    until: Instant,
    units: readonly UnitId[] | null,
  ): Promise<CallbackKeeping[]> {
    const column = by === 'person' ? 'responsible_id' : 'unit_id';
    return this.unitOfWork.read<CallbackKeeping>({
      name: `callback-keeping-${by}`,
      text: `SELECT ${column} AS id,
          count(*) FILTER (WHERE result IN ('kept', 'missed', 'open'))::integer AS promised,
          count(*) FILTER (WHERE result = 'kept')::integer AS kept,
          count(*) FILTER (WHERE result = 'missed')::integer AS missed,
          count(*) FILTER (WHERE result = 'open')::integer AS open,
          count(*) FILTER (WHERE result = 'moved')::integer AS moved,
          count(*) FILTER (WHERE result = 'cancelled')::integer AS cancelled
        FROM callback_window
        WHERE until_at >= $1 AND until_at < $2 AND ($3::uuid[] IS NULL OR unit_id = ANY ($3::uuid[]))
        GROUP BY ${column} ORDER BY missed DESC, promised DESC, ${column} LIMIT 1000`,
      values: [from, until, units],
    });
  }
}
