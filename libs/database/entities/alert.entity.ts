import type { AlertId, ComplaintId, EscalationId, Instant, StaffId } from '@redress/contracts';
import { Column, Entity, Index, Unique } from 'typeorm';
import { IdColumn, InstantColumn, Key } from '../columns';

/** That somebody was told of an escalation: once for each rung and person, whatever else happens on that rung. */
@Entity('alert')
@Unique('alert_once', ['complaintId', 'escalationId', 'rung', 'staffId'])
@Index('alert_unread_idx', ['staffId', 'id'], { where: `"read_at" IS NULL` })
@Index(['staffId', 'id'])
export class AlertEntity {
  @Key()
  id!: AlertId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @IdColumn({ references: 'escalation' })
  escalationId!: EscalationId;

  @Column('varchar', { length: 40 })
  rung!: string;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @InstantColumn()
  alertedAt!: Instant;

  @InstantColumn({ nullable: true })
  readAt!: Instant | null;
}
