import type { ApiKeyId, Instant, StaffId } from '@redress/contracts';
import { Check, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** A key with which a program acts as the member of staff it belongs to. Shown once, kept as a digest. */
@Entity('api_key')
@Check('api_key_hash_shape', `"hash" ~ '^[0-9a-f]{64}$'`)
@Index(['staffId'])
export class ApiKeyEntity {
  @Key()
  id!: ApiKeyId;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @TextColumn(200)
  name!: string;

  /** SHA-256 of the secret, in hexadecimal. */
  @TextColumn(64)
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
