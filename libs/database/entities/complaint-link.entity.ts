import { type ComplaintId, type Instant, LINK_KINDS, type LinkKind, type StaffId } from '@redress/contracts';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { IdColumn, InstantColumn } from '../columns';

/** One complaint refers to another. */
@Entity('complaint_link')
@Check('complaint_link_kind_known', `"kind" IN (${LINK_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check('complaint_link_to_another', `"complaint_id" <> "other_id"`)
@Index(['otherId'])
export class ComplaintLinkEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('complaint')
  complaintId!: ComplaintId;

  @PrimaryColumn('uuid')
  @ForeignKey('complaint')
  otherId!: ComplaintId;

  @PrimaryColumn('text')
  kind!: LinkKind;

  @InstantColumn()
  createdAt!: Instant;

  @IdColumn({ references: 'staff', nullable: true })
  createdById!: StaffId | null;
}
