import type { ComplaintId, Instant, OwnershipKind, StaffId } from '@redress/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { DomainColumn, DomainKey, IdColumn, InstantColumn } from '../columns';

/**
 * Who owned a complaint from when to when. Each tenure refers to the one before it by number **and by the instant at
 * which that one ended**, so the database itself refuses both a gap and an overlap: at every instant after first
 * contact there is exactly one owner (playbook §5).
 */
@Entity('ownership')
@Check('ownership_follows_predecessor', `"previous_tenure" IS NOT DISTINCT FROM NULLIF("tenure" - 1, 0)`)
@Check('ownership_ends_after_start', `"ended_at" >= "started_at"`)
@Unique(['complaintId', 'tenure', 'endedAt'])
@ForeignKey('ownership', ['complaintId', 'previousTenure', 'startedAt'], ['complaintId', 'tenure', 'endedAt'], {
  name: 'ownership_starts_where_predecessor_ended',
})
@Index('ownership_one_open', ['complaintId'], { unique: true, where: `"ended_at" IS NULL` })
@Index(['staffId', 'startedAt'])
export class OwnershipEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('complaint')
  complaintId!: ComplaintId;

  /** 1, 2, 3 … within the complaint. */
  @DomainKey('counting_number')
  tenure!: number;

  @Column('integer', { nullable: true })
  previousTenure!: number | null;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @DomainColumn('ownership_kind')
  kind!: OwnershipKind;

  @InstantColumn()
  startedAt!: Instant;

  /** Null while it lasts. */
  @InstantColumn({ nullable: true })
  endedAt!: Instant | null;
}
