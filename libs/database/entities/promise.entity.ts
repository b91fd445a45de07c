import type {
  CallbackId,
  ComplainantId,
  ComplaintId,
  Instant,
  Level,
  PromiseId,
  PromiseKind,
  PromiseState,
  RemedyId,
  StaffId,
  TextId,
  UnitId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** Anything said to a customer with a time on it (playbook §7). */
@Entity('promise')
@Check('promise_ended_is_answered_for', `("state" = 'open') = ("accountable_id" IS NULL)`)
@Check(
  'promise_accountable_as_a_whole',
  `("accountable_id" IS NULL) = ("accountable_unit_id" IS NULL) AND ("accountable_id" IS NULL) = ("accountable_level" IS NULL)`,
)
@Check('promise_kept_has_date', `"state" <> 'kept' OR "kept_at" IS NOT NULL`)
@Check('promise_kept_after_open', `"kept_at" IS NULL OR "state" IN ('kept', 'broken')`)
@Index('promise_open_due_idx', ['dueAt', 'id'], { where: `"state" = 'open'` })
@Index('promise_one_open_of_a_subject', ['subjectId'], { unique: true, where: `"state" = 'open'` })
@Index(['complaintId'])
@Index('promise_accountable_ended_idx', ['accountableUnitId', 'dueAt', 'id'], {
  where: `"state" IN ('kept', 'broken')`,
})
export class PromiseEntity {
  @Key()
  id!: PromiseId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @DomainColumn('promise_kind')
  kind!: PromiseKind;

  /** The callback or remedy it is about. */
  @IdColumn({ nullable: true })
  subjectId!: CallbackId | RemedyId | null;

  @IdColumn({ references: 'complainant' })
  complainantId!: ComplainantId;

  @IdColumn({ references: 'complaint_text', nullable: true })
  textId!: TextId | null;

  /** Null where the house itself made it. */
  @IdColumn({ references: 'staff', nullable: true })
  madeById!: StaffId | null;

  @InstantColumn()
  madeAt!: Instant;

  @InstantColumn()
  dueAt!: Instant;

  @DomainColumn('counting_number')
  generation!: number;

  @DomainColumn('promise_state')
  state!: PromiseState;

  @InstantColumn({ nullable: true })
  keptAt!: Instant | null;

  /** Who answers for what became of it, with unit and level as they were then. */
  @IdColumn({ references: 'staff', nullable: true })
  accountableId!: StaffId | null;

  @IdColumn({ references: 'unit', nullable: true })
  accountableUnitId!: UnitId | null;

  @DomainColumn('level', { nullable: true })
  accountableLevel!: Level | null;

  @DomainColumn('counting_number')
  cycle!: number;
}
