import type { ComplaintId, HandoverId, HandoverState, Instant, StaffId, TextId, UnitId } from '@redress/contracts';
import { Check, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** An offer to take over a complaint; until it is accepted the old owner stays accountable (playbook §5). */
@Entity('handover')
@Check('handover_to_someone_else', `"from_id" <> "to_id"`)
@Check('handover_lapses_after_offer', `"lapses_at" > "offered_at"`)
@Index('handover_one_offered', ['complaintId'], { unique: true, where: `"state" = 'offered'` })
@Index(['complaintId'])
@Index('handover_offered_to_idx', ['toId'], { where: `"state" = 'offered'` })
export class HandoverEntity {
  @Key()
  id!: HandoverId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @IdColumn({ references: 'staff' })
  fromId!: StaffId;

  @IdColumn({ references: 'staff' })
  toId!: StaffId;

  @IdColumn({ references: 'unit' })
  toUnitId!: UnitId;

  @IdColumn({ references: 'complaint_text' })
  reasonTextId!: TextId;

  @InstantColumn()
  offeredAt!: Instant;

  @InstantColumn()
  lapsesAt!: Instant;

  @DomainColumn('handover_state')
  state!: HandoverState;
}
