import {
  CAUSE_KINDS,
  type CauseKind,
  type ComplaintId,
  type EquipmentId,
  type IssueId,
  type Outcome,
  OUTCOMES,
  ROOT_CAUSES,
  type RootCause,
  type TextId,
} from '@redress/contracts';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn, Key, OneOfColumn } from '../columns';

/** One matter within a complaint, with a category, an outcome and a cause of its own. */
@Entity('issue')
@Index(['complaintId'])
@Index(['category'])
@Index(['equipmentId'], { where: `"equipment_id" IS NOT NULL` })
export class IssueEntity {
  @Key()
  id!: IssueId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @IdColumn({ references: 'complaint_text' })
  descriptionTextId!: TextId;

  @Column('text', { nullable: true })
  @ForeignKey('category')
  category!: string | null;

  @IdColumn({ references: 'equipment', nullable: true })
  equipmentId!: EquipmentId | null;

  @OneOfColumn(OUTCOMES, { nullable: true })
  outcome!: Outcome | null;

  @OneOfColumn(CAUSE_KINDS, { nullable: true })
  causeKind!: CauseKind | null;

  @OneOfColumn(ROOT_CAUSES, { nullable: true })
  rootCause!: RootCause | null;

  @Column('boolean', { nullable: true })
  controllable!: boolean | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  findingTextId!: TextId | null;
}
