import type { CallbackId, CallbackLinkId, Instant } from '@redress/contracts';
import { Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** A link by which a customer chooses or moves the time of a call, without signing in. Kept as a digest. */
@Entity('callback_link')
@Index('callback_link_token_key', ['tokenHash'], { unique: true })
@Index('callback_link_one_standing', ['callbackId'], { unique: true, where: `"revoked_at" IS NULL` })
export class CallbackLinkEntity {
  @Key()
  id!: CallbackLinkId;

  @IdColumn({ references: 'callback' })
  callbackId!: CallbackId;

  /** SHA-256 of the token, in hexadecimal. */
  @DomainColumn('digest_text')
  tokenHash!: string;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn()
  expiresAt!: Instant;

  @InstantColumn({ nullable: true })
  revokedAt!: Instant | null;
}
