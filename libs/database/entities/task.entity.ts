import type { ComplaintId, Instant, StaffId, TaskId, TaskState, TextId } from '@redress/contracts';
import { Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** A colleague asked to help; ownership stays where it is (playbook §5). */
@Entity('task')
@Index(['complaintId'])
@Index('task_assignee_open_idx', ['assigneeId', 'dueAt', 'id'], { where: `"state" = 'open'` })
export class TaskEntity {
  @Key()
  id!: TaskId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @IdColumn({ references: 'complaint_text' })
  textId!: TextId;

  @IdColumn({ references: 'staff' })
  assigneeId!: StaffId;

  @InstantColumn({ nullable: true })
  dueAt!: Instant | null;

  @DomainColumn('task_state')
  state!: TaskState;

  @InstantColumn()
  openedAt!: Instant;

  /** Whether a dealer or station is asked. */
  @Column('boolean')
  forDealer!: boolean;
}
