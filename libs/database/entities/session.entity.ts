import type { Instant, StaffId } from '@redress/contracts';
import { Entity, Index } from 'typeorm';
import { DomainKey, IdColumn, InstantColumn } from '../columns';

/** A signed-in person. Only a digest of the token is kept, so that a stolen table signs nobody in. */
@Entity('session')
@Index(['staffId'])
@Index(['expiresAt'])
export class SessionEntity {
  /** SHA-256 of the token, in hexadecimal. */
  @DomainKey('digest_text')
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
