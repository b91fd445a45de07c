import { Injectable } from '@nestjs/common';
import type { CallbackId, ComplaintId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';

/** Which bell a callback has now. */
@Injectable()
export class CallbackGenerationQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(id: CallbackId): Promise<{ readonly complaintId: ComplaintId; readonly generation: number } | null> {
    const [row] = await this.unitOfWork.read<{ complaintId: ComplaintId; generation: number }>({
      name: 'callback-generation',
      text: 'SELECT complaint_id AS "complaintId", generation FROM callback WHERE id = $1',
      values: [id],
    });
    return row ?? null;
  }
}
