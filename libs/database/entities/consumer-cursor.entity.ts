import type { Instant } from '@redress/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { BigNumberColumn, InstantColumn, TextColumn } from '../columns';

/** How far a consumer of the event log has come in one lane. Events themselves are never marked. */
@Entity('consumer_cursor')
@Check('consumer_cursor_position_not_negative', `"position" >= 0 AND "attempts" >= 0 AND "lane" BETWEEN 0 AND 7`)
export class ConsumerCursorEntity {
  @PrimaryColumn('text')
  consumer!: string;

  @PrimaryColumn('smallint')
  lane!: number;

  /** The last position dealt with. */
  @BigNumberColumn()
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
