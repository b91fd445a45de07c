import type { Instant, UnitId } from '@redress/contracts';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DomainColumn } from '../columns';

/** How many of the calls that a unit can promise within one slot are promised. */
@Entity('callback_slot')
@Check('callback_slot_never_overbooked', `"used" >= 0 AND "used" <= "capacity"`)
export class CallbackSlotEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('unit')
  unitId!: UnitId;

  @PrimaryColumn('timestamptz')
  startsAt!: Instant;

  @DomainColumn('counting_number')
  minutes!: number;

  @DomainColumn('counting_number')
  capacity!: number;

  @Column('integer')
  used!: number;
}
