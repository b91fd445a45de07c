import type { Instant } from '@redress/contracts';
import { Entity, PrimaryColumn } from 'typeorm';
import { DomainColumn, DomainKey, InstantColumn } from '../columns';

/** What a lane of the log looked like when it was anchored, once a day. A copy kept elsewhere shows whether the past was changed. */
@Entity('chain_anchor')
export class ChainAnchorEntity {
  /** `YYYY-MM-DD`, UTC. */
  @PrimaryColumn('date')
  day!: string;

  @DomainKey('lane')
  lane!: number;

  /** Events up to here are covered. */
  @DomainColumn('lane_position')
  uptoPosition!: number;

  /** SHA-256 of the anchor before it and the hashes of the events since, in order. */
  @DomainColumn('digest')
  digest!: Buffer;

  @InstantColumn()
  createdAt!: Instant;
}
