import type { ApiKeyId, Instant, StaffId } from '@redress/contracts';
import { Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** A key with which a program acts as the member of staff it belongs to. Shown once, kept as a digest. */
@Entity('api_key')
@Index(['staffId'])
export class ApiKeyEntity {
  @Key()
  id!: ApiKeyId;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @TextColumn(200)
  name!: string;

  /** SHA-256 of the secret, in hexadecimal. */
  @DomainColumn('digest_text')
  hash!: string;

  @InstantColumn({ otherwise: 'now()' })
  createdAt!: Instant;

  @InstantColumn({ nullable: true })
  expiresAt!: Instant | null;

  @InstantColumn({ nullable: true })
  revokedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  lastUsedAt!: Instant | null;
}
