import {
  type Channel,
  CHANNELS,
  type ComplainantId,
  type ComplaintId,
  type Instant,
  MESSAGE_DIRECTIONS,
  MESSAGE_PURPOSES,
  MESSAGE_STATES,
  type MessageDirection,
  type MessageId,
  type MessagePurpose,
  type MessageState,
  type StaffId,
  type TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, OneOfColumn } from '../columns';

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

  @OneOfColumn(MESSAGE_DIRECTIONS)
  direction!: MessageDirection;

  @OneOfColumn(CHANNELS, { nullable: true })
  channel!: Channel | null;

  @OneOfColumn(MESSAGE_PURPOSES, { nullable: true })
  purpose!: MessagePurpose | null;

  @OneOfColumn(MESSAGE_STATES)
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

  @Column('integer')
  cycle!: number;

  @InstantColumn()
  createdAt!: Instant;
}
