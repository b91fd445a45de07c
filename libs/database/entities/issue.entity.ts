import type { CauseKind, ComplaintId, EquipmentId, IssueId, Outcome, RootCause, TextId } from '@redress/contracts';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { DomainColumn, IdColumn, Key } from '../columns';

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

  @DomainColumn('outcome', { nullable: true })
  outcome!: Outcome | null;

  @DomainColumn('cause_kind', { nullable: true })
  causeKind!: CauseKind | null;

  @DomainColumn('root_cause', { nullable: true })
  rootCause!: RootCause | null;

  @Column('boolean', { nullable: true })
  controllable!: boolean | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  findingTextId!: TextId | null;
}
