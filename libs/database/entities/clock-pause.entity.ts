import type { ClockId, Instant } from '@redress/contracts';
import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../columns';

/** A time during which a clock stood still, once it is over: what a clock measured is worked out anew from these. */
@Entity('clock_pause')
@Check('clock_pause_ends_after_start', `"to_at" >= "from_at"`)
export class ClockPauseEntity {
  @ForeignKey('clock')
  @PrimaryColumn('uuid')
  clockId!: ClockId;

  @PrimaryColumn('timestamptz')
  fromAt!: Instant;

  @InstantColumn()
  toAt!: Instant;
}
