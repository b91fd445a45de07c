import { type ComplaintId, type Instant, TEXT_KINDS, type TextId, type TextKind } from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, OneOfColumn, TextColumn } from '../columns';

/**
 * What people wrote, apart from everything else so that it can be erased while the log's chain stays whole. An event
 * carries the digest; without body and salt nobody can tell what the digest was made of (architecture §3).
 */
@Entity('complaint_text')
@Check(
  'complaint_text_erased_whole',
  `("body" IS NULL) = ("erased_at" IS NOT NULL) AND ("salt" IS NULL) = ("erased_at" IS NOT NULL)`,
)
@Check('complaint_text_digest_shape', `"digest" ~ '^[0-9a-f]{64}$'`)
@Check('complaint_text_salt_length', `octet_length("salt") = 16`)
@Index(['complaintId'])
export class ComplaintTextEntity {
  @Key()
  id!: TextId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @OneOfColumn(TEXT_KINDS)
  kind!: TextKind;

  /** Null once erased. */
  @TextColumn(200_000, { nullable: true })
  body!: string | null;

  /** Random; erased together with the body. */
  @Column('bytea', { nullable: true })
  salt!: Buffer | null;

  /** SHA-256 of salt and body, in hexadecimal. */
  @Column('text')
  digest!: string;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn({ nullable: true })
  erasedAt!: Instant | null;
}
