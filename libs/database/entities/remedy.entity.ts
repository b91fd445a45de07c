import {
  type ComplainantId,
  type ComplaintId,
  type Instant,
  type IssueId,
  REMEDY_KINDS,
  REMEDY_STATES,
  type RemedyId,
  type RemedyKind,
  type RemedyState,
  type StaffId,
  type TextId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { BigNumberColumn, IdColumn, InstantColumn, Key, OneOfColumn } from '../columns';

/** What is given to make it good (playbook §1, step 4). Money is whole minor units with its currency. */
@Entity('remedy')
@Check('remedy_money_not_negative', `"money_amount" BETWEEN 0 AND 9007199254740991`)
@Check('remedy_money_has_currency', `("money_amount" IS NULL) = ("money_currency" IS NULL)`)
@Check('remedy_money_currency_shape', `"money_currency" ~ '^[A-Z]{3}$'`)
@Check('remedy_cost_not_negative', `"cost_amount" BETWEEN 0 AND 9007199254740991`)
@Check('remedy_cost_has_currency', `("cost_amount" IS NULL) = ("cost_currency" IS NULL)`)
@Check('remedy_cost_currency_shape', `"cost_currency" ~ '^[A-Z]{3}$'`)
@Check('remedy_fulfilled_has_date', `("state" = 'fulfilled') = ("fulfilled_at" IS NOT NULL)`)
@Check('remedy_granted_by_someone', `"state" <> 'granted' OR "granted_by_id" IS NOT NULL`)
@Index(['complaintId'])
export class RemedyEntity {
  @Key()
  id!: RemedyId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @OneOfColumn(REMEDY_KINDS)
  kind!: RemedyKind;

  @BigNumberColumn({ nullable: true })
  moneyAmount!: number | null;

  @Column('text', { nullable: true })
  moneyCurrency!: string | null;

  @BigNumberColumn({ nullable: true })
  costAmount!: number | null;

  @Column('text', { nullable: true })
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

  @InstantColumn()
  dueAt!: Instant;

  @OneOfColumn(REMEDY_STATES)
  state!: RemedyState;

  @InstantColumn({ nullable: true })
  fulfilledAt!: Instant | null;

  @Column('integer')
  cycle!: number;
}
