import type { ComplaintId, FactId, FactSource, TextId } from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, Key } from '../columns';

/** What was established about the matter (playbook §1, step 2). */
@Entity('fact')
@Index(['complaintId'])
export class FactEntity {
  @Key()
  id!: FactId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @IdColumn({ references: 'complaint_text' })
  textId!: TextId;

  @DomainColumn('fact_source')
  source!: FactSource;

  @Column('boolean')
  confirmed!: boolean;
}
