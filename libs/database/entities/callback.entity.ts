import type {
  CallbackId,
  CallbackKind,
  CallbackState,
  ComplainantId,
  ComplaintId,
  Instant,
  TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** A call or message we owe a complainant. This row holds the due time; a queue only rings the bell (architecture §4). */
@Entity('callback')
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

  @DomainColumn('callback_kind')
  kind!: CallbackKind;

  @IdColumn({ references: 'complainant' })
  complainantId!: ComplainantId;

  @InstantColumn()
  dueAt!: Instant;

  @DomainColumn('counting_number')
  maxAttempts!: number;

  @DomainColumn('counting_number')
  spacingMinutes!: number;

  /** Rises whenever the due time moves; a bell of an older generation does nothing. */
  @DomainColumn('counting_number')
  generation!: number;

  @DomainColumn('callback_state')
  state!: CallbackState;

  @InstantColumn({ nullable: true })
  rangAt!: Instant | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  topicTextId!: TextId | null;

  @DomainColumn('counting_number')
  cycle!: number;
}
