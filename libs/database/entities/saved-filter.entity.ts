import type { Instant, StaffId } from '@redress/contracts';
import { Check, Column, Entity, Unique } from 'typeorm';
import { IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** A list that a member of staff keeps under a name. */
@Entity('saved_filter')
@Unique(['staffId', 'name'])
@Check('saved_filter_filter_size', `octet_length("filter"::text) <= 20000`)
export class SavedFilterEntity {
  @Key()
  id!: string;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @TextColumn(200)
  name!: string;

  /** The query of the list, as the API takes it. */
  @Column('jsonb')
  filter!: object;

  /** Place in the person's own order. */
  @Column('integer', { default: 0 })
  ordinal!: number;

  @InstantColumn()
  createdAt!: Instant;

  @InstantColumn()
  updatedAt!: Instant;
}
