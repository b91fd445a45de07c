import {
  type ComplaintId,
  type Instant,
  INTERIM_KINDS,
  type InterimKind,
  type InterimMeasureId,
  type TextId,
} from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, Key, OneOfColumn } from '../columns';

/** What was done at once, in whatever step: urgent restoration, safety (playbook §1). */
@Entity('interim_measure')
@Index(['complaintId'])
export class InterimMeasureEntity {
  @Key()
  id!: InterimMeasureId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @OneOfColumn(INTERIM_KINDS)
  kind!: InterimKind;

  @IdColumn({ references: 'complaint_text' })
  textId!: TextId;

  @InstantColumn()
  takenAt!: Instant;
}
