import type { Instant, StaffId } from '@redress/contracts';
import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DomainColumn, InstantColumn } from '../columns';

/** The secret address under which a calendar program reads somebody's agenda; one a person. Kept as a digest. */
@Entity('agenda_feed')
@Index('agenda_feed_token_key', ['tokenHash'], { unique: true })
export class AgendaFeedEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('staff')
  staffId!: StaffId;

  @DomainColumn('digest_text')
  tokenHash!: string;

  @InstantColumn()
  createdAt!: Instant;
}
