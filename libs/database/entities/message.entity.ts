import type {
  Channel,
  ComplainantId,
  ComplaintId,
  Instant,
  MessageDirection,
  MessageId,
  MessagePurpose,
  MessageState,
  StaffId,
  TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** What was written: to the customer, by the customer, or between colleagues (an internal note). */
@Entity('message')
@Check(
  'message_outgoing_whole',
  `"direction" <> 'outgoing' OR ("channel" IS NOT NULL AND "purpose" IS NOT NULL AND "complainant_id" IS NOT NULL` +
    ` AND "held_until" IS NOT NULL AND "state" IN ('held', 'queued', 'sent', 'failed', 'cancelled'))`,
)
@Check(
  'message_incoming_whole',
  `"direction" <> 'incoming' OR ("channel" IS NOT NULL AND "complainant_id" IS NOT NULL AND "state" = 'received')`,
)
@Check(
  'message_internal_whole',
  `"direction" <> 'internal' OR ("state" = 'posted' AND "complainant_id" IS NULL AND "purpose" IS NULL)`,
)
@Index('message_complaint_idx', ['complaintId', 'createdAt', 'id'])
@Index('message_held_idx', ['heldUntil', 'id'], { where: `"state" = 'held'` })
export class MessageEntity {
  @Key()
  id!: MessageId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  /** Place among the outgoing messages; 0 for all others. */
  @Column('smallint', { default: () => '0' })
  ordinal!: number;

  @DomainColumn('message_direction')
  direction!: MessageDirection;

  @DomainColumn('channel', { nullable: true })
  channel!: Channel | null;

  @DomainColumn('message_purpose', { nullable: true })
  purpose!: MessagePurpose | null;

  @DomainColumn('message_state')
  state!: MessageState;

  /** It leaves the house at this instant unless taken back before. */
  @InstantColumn({ nullable: true })
  heldUntil!: Instant | null;

  @IdColumn({ references: 'complainant', nullable: true })
  complainantId!: ComplainantId | null;

  /** The member of staff who wrote it; null when a customer or the house did. */
  @IdColumn({ references: 'staff', nullable: true })
  authorId!: StaffId | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  subjectTextId!: TextId | null;

  @IdColumn({ references: 'complaint_text' })
  textId!: TextId;

  @DomainColumn('counting_number')
  cycle!: number;

  @InstantColumn()
  createdAt!: Instant;
}
