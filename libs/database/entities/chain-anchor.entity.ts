import type { Instant } from '@redress/contracts';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { BigNumberColumn, InstantColumn } from '../columns';

/** What a lane of the log looked like at the end of a day. A copy kept elsewhere shows whether the past was changed. */
@Entity('chain_anchor')
@Check('chain_anchor_lane_known', `"lane" BETWEEN 0 AND 7 AND "upto_position" >= 0`)
@Check('chain_anchor_digest_length', `octet_length("digest") = 32`)
export class ChainAnchorEntity {
  /** `YYYY-MM-DD`, UTC. */
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('smallint')
  lane!: number;

  /** Events up to here are covered. */
  @BigNumberColumn()
  uptoPosition!: number;

  /** SHA-256 of the anchor before it and the hashes of the events since, in order. */
  @Column('bytea')
  digest!: Buffer;

  @InstantColumn()
  createdAt!: Instant;
}
