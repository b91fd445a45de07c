import type { AttachmentId, ComplaintId, Instant, MessageDirection, MessageId, StaffId } from '@redress/contracts';
import { Check, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** A file on a complaint; its bytes lie outside the database and the web root, under `storageKey`. */
@Entity('attachment')
@Check(
  'attachment_erased_whole',
  `("file_name" IS NULL) = ("erased_at" IS NOT NULL) AND ("storage_key" IS NULL) = ("erased_at" IS NOT NULL)`,
)
@Index(['complaintId'])
@Index(['messageId'], { where: `"message_id" IS NOT NULL` })
export class AttachmentEntity {
  @Key()
  id!: AttachmentId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @IdColumn({ references: 'message', nullable: true })
  messageId!: MessageId | null;

  @DomainColumn('message_direction')
  direction!: MessageDirection;

  /** Null once erased. */
  @TextColumn(255, { nullable: true })
  fileName!: string | null;

  @TextColumn(255)
  mediaType!: string;

  @DomainColumn('amount')
  sizeBytes!: number;

  @DomainColumn('digest_text')
  sha256!: string;

  /** Null once erased. */
  @TextColumn(255, { nullable: true })
  storageKey!: string | null;

  /** The member of staff who added it; null when a customer or the house did. */
  @IdColumn({ references: 'staff', nullable: true })
  createdById!: StaffId | null;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn({ nullable: true })
  erasedAt!: Instant | null;
}
