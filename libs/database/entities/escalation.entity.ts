import type {
  ChangeOfScene,
  ClockKind,
  ComplaintId,
  EscalationCause,
  EscalationId,
  EscalationState,
  Instant,
  Level,
  SettingId,
  StaffId,
} from '@redress/contracts';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** A rung of a ladder that fired: who must act, and until when they acknowledge it (playbook §6). */
@Entity('escalation')
@Check('escalation_deadline_after_start', `"acknowledge_by" > "escalated_at"`)
@Check('escalation_acknowledged_by_somebody', `("acknowledged_at" IS NULL) = ("acknowledged_by_id" IS NULL)`)
@Check('escalation_acknowledged_has_date', `("state" = 'acknowledged') <= ("acknowledged_at" IS NOT NULL)`)
@Unique('escalation_rung_once_a_cycle', ['complaintId', 'cycle', 'rung'])
@Index('escalation_one_open', ['complaintId'], { unique: true, where: `"state" = 'open'` })
@Index('escalation_open_idx', ['acknowledgeBy', 'id'], { where: `"state" = 'open'` })
@Index('escalation_alert_idx', ['alertAt', 'id'], { where: `"state" = 'open' AND "alerted_at" IS NULL` })
@Index('escalation_responsible_idx', ['responsibleId'], { where: `"state" = 'open'` })
export class EscalationEntity {
  @Key()
  id!: EscalationId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  /** The version of the ladder it fired under; the built-in one has no row. */
  @IdColumn()
  ladderId!: SettingId;

  @Column('integer')
  ladderVersion!: number;

  @Column('varchar', { length: 40 })
  rung!: string;

  @DomainColumn('escalation_cause')
  trigger!: EscalationCause;

  @DomainColumn('clock_kind', { nullable: true })
  clock!: ClockKind | null;

  @DomainColumn('level')
  fromLevel!: Level;

  @DomainColumn('level')
  level!: Level;

  @IdColumn({ references: 'staff' })
  responsibleId!: StaffId;

  /** The absent colleague in whose place they act. */
  @IdColumn({ references: 'staff', nullable: true })
  standsInForId!: StaffId | null;

  @DomainColumn('change_of_scene', { nullable: true })
  change!: ChangeOfScene | null;

  @InstantColumn()
  escalatedAt!: Instant;

  @InstantColumn()
  acknowledgeBy!: Instant;

  /** When they are told; null: at once. */
  @InstantColumn({ nullable: true })
  alertAt!: Instant | null;

  @InstantColumn({ nullable: true })
  alertedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  acknowledgedAt!: Instant | null;

  @IdColumn({ references: 'staff', nullable: true })
  acknowledgedById!: StaffId | null;

  @DomainColumn('escalation_state')
  state!: EscalationState;

  @DomainColumn('counting_number')
  cycle!: number;
}
