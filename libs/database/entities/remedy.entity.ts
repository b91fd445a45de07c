import type {
  ComplainantId,
  ComplaintId,
  Instant,
  IssueId,
  RemedyId,
  RemedyKind,
  RemedyState,
  StaffId,
  TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** What is given to make it good (playbook §1, step 4). Money is whole minor units with its currency. */
@Entity('remedy')
@Check('remedy_money_has_currency', `("money_amount" IS NULL) = ("money_currency" IS NULL)`)
@Check('remedy_cost_has_currency', `("cost_amount" IS NULL) = ("cost_currency" IS NULL)`)
@Check('remedy_fulfilled_has_date', `("state" = 'fulfilled') = ("fulfilled_at" IS NOT NULL)`)
@Check('remedy_granted_by_someone', `"state" <> 'granted' OR "granted_by_id" IS NOT NULL`)
@Check('remedy_granted_has_date', `("granted_by_id" IS NULL) = ("granted_at" IS NULL)`)
@Index(['complaintId'])
export class RemedyEntity {
  @Key()
  id!: RemedyId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @DomainColumn('remedy_kind')
  kind!: RemedyKind;

  @DomainColumn('amount', { nullable: true })
  moneyAmount!: number | null;

  @DomainColumn('currency_code', { nullable: true })
  moneyCurrency!: string | null;

  @DomainColumn('amount', { nullable: true })
  costAmount!: number | null;

  @DomainColumn('currency_code', { nullable: true })
  costCurrency!: string | null;

  @IdColumn({ references: 'complainant' })
  complainantId!: ComplainantId;

  @IdColumn({ references: 'issue', nullable: true })
  issueId!: IssueId | null;

  @IdColumn({ references: 'complaint_text' })
  textId!: TextId;

  @IdColumn({ references: 'staff' })
  responsibleId!: StaffId;

  @IdColumn({ references: 'staff' })
  proposedById!: StaffId;

  @IdColumn({ references: 'staff', nullable: true })
  grantedById!: StaffId | null;

  @InstantColumn({ nullable: true })
  grantedAt!: Instant | null;

  @InstantColumn()
  dueAt!: Instant;

  @DomainColumn('remedy_state')
  state!: RemedyState;

  @InstantColumn({ nullable: true })
  fulfilledAt!: Instant | null;

  @DomainColumn('counting_number')
  cycle!: number;
}
