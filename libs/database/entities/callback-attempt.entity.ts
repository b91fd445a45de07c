import type { AttemptId, AttemptOutcome, CallbackId, ComplaintId, Instant, StaffId, TextId } from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** One try to reach a complainant (playbook §7). */
@Entity('callback_attempt')
@Index(['complaintId'])
@Index(['callbackId'])
export class CallbackAttemptEntity {
  @Key()
  id!: AttemptId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @IdColumn({ references: 'callback' })
  callbackId!: CallbackId;

  @Column('smallint')
  ordinal!: number;

  @DomainColumn('attempt_outcome')
  outcome!: AttemptOutcome;

  @InstantColumn()
  attemptedAt!: Instant;

  @IdColumn({ references: 'staff' })
  byId!: StaffId;

  @IdColumn({ references: 'complaint_text', nullable: true })
  noteTextId!: TextId | null;
}
