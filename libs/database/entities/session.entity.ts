import type { Instant, StaffId } from '@redress/contracts';
import { Check, Entity, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../columns';

/** A signed-in person. Only a digest of the token is kept, so that a stolen table signs nobody in. */
@Entity('session')
@Check('session_token_hash_shape', `"token_hash" ~ '^[0-9a-f]{64}$'`)
@Index(['staffId'])
@Index(['expiresAt'])
export class SessionEntity {
  /** SHA-256 of the token, in hexadecimal. */
  @PrimaryColumn('text')
  tokenHash!: string;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn()
  expiresAt!: Instant;

  @InstantColumn()
  lastSeenAt!: Instant;
}
