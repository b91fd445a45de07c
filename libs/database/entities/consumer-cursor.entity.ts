import type { Instant } from '@redress/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DomainColumn, DomainKey, InstantColumn, TextColumn } from '../columns';

/** How far a consumer of the event log has come in one lane. Events themselves are never marked. */
@Entity('consumer_cursor')
export class ConsumerCursorEntity {
  @PrimaryColumn('text')
  consumer!: string;

  @DomainKey('lane')
  lane!: number;

  /** The last position dealt with. */
  @DomainColumn('lane_position')
  position!: number;

  /** How often the next event has failed. */
  @Column('integer', { default: 0 })
  attempts!: number;

  /** Nobody tries the next event before this. */
  @InstantColumn({ nullable: true })
  retryAt!: Instant | null;

  @TextColumn(2_000, { nullable: true })
  lastError!: string | null;

  @InstantColumn({ otherwise: 'now()' })
  updatedAt!: Instant;
}
