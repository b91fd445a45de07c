import {
  CALLBACK_KINDS,
  CALLBACK_STATES,
  type CallbackId,
  type CallbackKind,
  type CallbackState,
  type ComplainantId,
  type ComplaintId,
  type Instant,
  type TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, OneOfColumn } from '../columns';

/** A call or message we owe a complainant. This row holds the due time; a queue only rings the bell (architecture §4). */
@Entity('callback')
@Check('callback_plan_positive', `"max_attempts" > 0 AND "spacing_minutes" > 0 AND "generation" > 0 AND "cycle" > 0`)
@Check('callback_ringing_has_rung', `"state" <> 'ringing' OR "rang_at" IS NOT NULL`)
@Index('callback_one_open_of_a_kind', ['complaintId', 'complainantId', 'kind'], {
  unique: true,
  where: `"state" IN ('scheduled', 'ringing')`,
})
@Index(['complaintId'])
@Index('callback_scheduled_due_idx', ['dueAt', 'id'], { where: `"state" = 'scheduled'` })
export class CallbackEntity {
  @Key()
  id!: CallbackId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @OneOfColumn(CALLBACK_KINDS)
  kind!: CallbackKind;

  @IdColumn({ references: 'complainant' })
  complainantId!: ComplainantId;

  @InstantColumn()
  dueAt!: Instant;

  @Column('integer')
  maxAttempts!: number;

  @Column('integer')
  spacingMinutes!: number;

  /** Rises whenever the due time moves; a bell of an older generation does nothing. */
  @Column('integer')
  generation!: number;

  @OneOfColumn(CALLBACK_STATES)
  state!: CallbackState;

  @InstantColumn({ nullable: true })
  rangAt!: Instant | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  topicTextId!: TextId | null;

  @Column('integer')
  cycle!: number;
}
