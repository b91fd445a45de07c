import type { ComplaintId, Instant, LinkKind, StaffId } from '@redress/contracts';
import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DomainKey, IdColumn, InstantColumn } from '../columns';

/** One complaint refers to another. */
@Entity('complaint_link')
@Check('complaint_link_to_another', `"complaint_id" <> "other_id"`)
@Index(['otherId'])
export class ComplaintLinkEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('complaint')
  complaintId!: ComplaintId;

  @PrimaryColumn('uuid')
  @ForeignKey('complaint')
  otherId!: ComplaintId;

  @DomainKey('link_kind')
  kind!: LinkKind;

  @InstantColumn()
  createdAt!: Instant;

  @IdColumn({ references: 'staff', nullable: true })
  createdById!: StaffId | null;
}
