import type { ComplaintId, Instant, TextId, TextKind } from '@redress/contracts';
import { Check, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/**
 * What people wrote, apart from everything else so that it can be erased while the log's chain stays whole. An event
 * carries the digest; without body and salt nobody can tell what the digest was made of (architecture §3).
 */
@Entity('complaint_text')
@Check(
  'complaint_text_erased_whole',
  `("body" IS NULL) = ("erased_at" IS NOT NULL) AND ("salt" IS NULL) = ("erased_at" IS NOT NULL)`,
)
@Index(['complaintId'])
export class ComplaintTextEntity {
  @Key()
  id!: TextId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @DomainColumn('text_kind')
  kind!: TextKind;

  /** Null once erased. */
  @TextColumn(200_000, { nullable: true })
  body!: string | null;

  /** Random; erased together with the body. */
  @DomainColumn('salt', { nullable: true })
  salt!: Buffer | null;

  /** SHA-256 of salt and body, in hexadecimal. */
  @DomainColumn('digest_text')
  digest!: string;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn({ nullable: true })
  erasedAt!: Instant | null;
}
