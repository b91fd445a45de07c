import type { CallbackId, CallbackWindowResult, ComplaintId, Instant, StaffId, UnitId } from '@redress/contracts';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DomainColumn, DomainKey, IdColumn, InstantColumn } from '../columns';

/** A window that a customer was told, and what became of it: the ledger behind the figures of kept and missed calls. */
@Entity('callback_window')
@Check('callback_window_settled_has_date', `("result" = 'open') = ("settled_at" IS NULL)`)
@Index(['complaintId'])
@Index('callback_window_unit_idx', ['unitId', 'untilAt'])
@Index('callback_window_responsible_idx', ['responsibleId', 'untilAt'])
@Index('callback_window_one_open', ['callbackId'], { unique: true, where: `"result" = 'open'` })
export class CallbackWindowEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('callback')
  callbackId!: CallbackId;

  @DomainKey('counting_number')
  generation!: number;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  /** The complaint's unit, and who was to call, when the window was told and again when it was settled. */
  @IdColumn({ references: 'unit' })
  unitId!: UnitId;

  @IdColumn({ references: 'staff' })
  responsibleId!: StaffId;

  @InstantColumn()
  fromAt!: Instant;

  @InstantColumn()
  untilAt!: Instant;

  @DomainColumn('callback_window_result')
  result!: CallbackWindowResult;

  @InstantColumn({ nullable: true })
  settledAt!: Instant | null;
}
