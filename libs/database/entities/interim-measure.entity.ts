import type { ComplaintId, Instant, InterimKind, InterimMeasureId, TextId } from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

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

  @DomainColumn('interim_kind')
  kind!: InterimKind;

  @IdColumn({ references: 'complaint_text' })
  textId!: TextId;

  @InstantColumn()
  takenAt!: Instant;
}
