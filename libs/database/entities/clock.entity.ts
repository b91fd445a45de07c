import type { ClockFamily, ClockId, ClockKind, ClockResult, ComplaintId, Instant, Span } from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** One duty and when it must be done. This row is the truth; a queue only rings the bell (architecture §4). */
@Entity('clock')
@Check('clock_ended_has_result', `("ended_at" IS NULL) = ("result" IS NULL)`)
@Check('clock_pauses_only_per_level', `"paused_at" IS NULL OR ("family" = 'level' AND "ended_at" IS NULL)`)
@Check('clock_broken_once_due', `"breached_at" >= "due_at"`)
@Index('clock_warn_idx', ['warnAt', 'id'], {
  where:
    `"warn_at" IS NOT NULL AND "warned_at" IS NULL AND "breached_at" IS NULL` +
    ` AND "paused_at" IS NULL AND "ended_at" IS NULL`,
})
@Index('clock_due_idx', ['dueAt', 'id'], {
  where: `"breached_at" IS NULL AND "paused_at" IS NULL AND "ended_at" IS NULL`,
})
@Index('clock_broken_idx', ['dueAt', 'id'], { where: `"breached_at" IS NOT NULL AND "ended_at" IS NULL` })
export class ClockEntity {
  @Key()
  id!: ClockId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @DomainColumn('clock_kind')
  kind!: ClockKind;

  /** What the duty is about: a handover, a task, a step, a level; null where the complaint itself is. */
  @TextColumn(100, { nullable: true })
  subjectId!: string | null;

  @DomainColumn('clock_family')
  family!: ClockFamily;

  @InstantColumn()
  startedAt!: Instant;

  /** The length that the policy gave; null where the due time came with the duty. */
  @Column('jsonb', { nullable: true })
  span!: Span | null;

  @InstantColumn()
  dueAt!: Instant;

  @InstantColumn({ nullable: true })
  warnAt!: Instant | null;

  @InstantColumn({ nullable: true })
  pausedAt!: Instant | null;

  /** Rises whenever the due time moves; a bell of an older generation does nothing. */
  @DomainColumn('counting_number')
  generation!: number;

  @InstantColumn({ nullable: true })
  warnedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  breachedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  endedAt!: Instant | null;

  @DomainColumn('clock_result', { nullable: true })
  result!: ClockResult | null;
}
