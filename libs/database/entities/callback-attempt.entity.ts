import {
  ATTEMPT_OUTCOMES,
  type AttemptId,
  type AttemptOutcome,
  type CallbackId,
  type ComplaintId,
  type Instant,
  type StaffId,
  type TextId,
} from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, OneOfColumn } from '../columns';

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

  @OneOfColumn(ATTEMPT_OUTCOMES)
  outcome!: AttemptOutcome;

  @InstantColumn()
  attemptedAt!: Instant;

  @IdColumn({ references: 'staff' })
  byId!: StaffId;

  @IdColumn({ references: 'complaint_text', nullable: true })
  noteTextId!: TextId | null;
}
