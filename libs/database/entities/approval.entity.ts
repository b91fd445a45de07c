import type {
  ApprovalId,
  ApprovalState,
  ComplaintId,
  Instant,
  Level,
  RemedyId,
  StaffId,
  TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** What was asked of a higher level for a remedy, and what came of it (playbook §6). */
@Entity('approval')
@Unique(['remedyId'])
@Check('approval_money_has_currency', `("money_amount" IS NULL) = ("money_currency" IS NULL)`)
@Check('approval_counter_has_currency', `("counter_amount" IS NULL) = ("counter_currency" IS NULL)`)
@Check('approval_delegate_has_level', `("delegate_id" IS NULL) = ("delegate_level" IS NULL)`)
@Check(
  'approval_decided_whole',
  `("decided_by_id" IS NULL) = ("decided_at" IS NULL) AND ("decided_by_id" IS NULL) = ("decided_level" IS NULL)`,
)
@Check('approval_decided_by_someone', `"state" IN ('waiting', 'withdrawn') OR "decided_by_id" IS NOT NULL`)
@Check('approval_waiting_undecided', `"state" <> 'waiting' OR "decided_by_id" IS NULL`)
@Check('approval_countered_with_offer', `"state" <> 'countered' OR "counter_amount" IS NOT NULL`)
@Check('approval_not_own', `"decided_by_id" <> "asked_by_id"`)
@Check('approval_not_delegated_to_proposer', `"delegate_id" <> "asked_by_id"`)
@Index(['complaintId'])
@Index('approval_waiting_idx', ['waitingSince', 'id'], { where: `"state" = 'waiting'` })
@Index('approval_delegated_idx', ['delegateId'], { where: `"state" = 'waiting' AND "delegate_id" IS NOT NULL` })
@Index('approval_countered_idx', ['decidedAt', 'id'], { where: `"state" = 'countered'` })
@Index('approval_decided_idx', ['decidedAt'], { where: `"decided_at" IS NOT NULL` })
export class ApprovalEntity {
  @Key()
  id!: ApprovalId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @IdColumn({ references: 'remedy' })
  remedyId!: RemedyId;

  /** The level that is asked. */
  @DomainColumn('level')
  level!: Level;

  @DomainColumn('amount', { nullable: true })
  moneyAmount!: number | null;

  @DomainColumn('currency_code', { nullable: true })
  moneyCurrency!: string | null;

  @IdColumn({ references: 'staff' })
  askedById!: StaffId;

  @InstantColumn()
  askedAt!: Instant;

  /** Since when the present level is asked. */
  @InstantColumn()
  waitingSince!: Instant;

  @DomainColumn('approval_state')
  state!: ApprovalState;

  @IdColumn({ references: 'staff', nullable: true })
  delegateId!: StaffId | null;

  @DomainColumn('level', { nullable: true })
  delegateLevel!: Level | null;

  @IdColumn({ references: 'staff', nullable: true })
  decidedById!: StaffId | null;

  @DomainColumn('level', { nullable: true })
  decidedLevel!: Level | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Instant | null;

  @DomainColumn('amount', { nullable: true })
  counterAmount!: number | null;

  @DomainColumn('currency_code', { nullable: true })
  counterCurrency!: string | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  reasonTextId!: TextId | null;
}
