import type { ComplaintId, Instant, StaffId } from '@redress/contracts';
import { Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../columns';

/** Who read a confidential complaint (architecture §6). */
@Entity('read_log')
@Index(['complaintId', 'readAt'])
@Index(['staffId', 'readAt'])
export class ReadLogEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id!: number;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @IdColumn({ references: 'staff' })
  staffId!: StaffId;

  @InstantColumn()
  readAt!: Instant;

  @TextColumn(100)
  correlationId!: string;
}
