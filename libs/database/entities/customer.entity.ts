import {
  CUSTOMER_KINDS,
  type CustomerId,
  type CustomerKind,
  type Instant,
  type Locale,
  LOCALES,
  type Tier,
  TIERS,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { BigNumberColumn, IdColumn, InstantColumn, Key, OneOfColumn, TextColumn } from '../columns';

/** Who may complain: a person, a company, a dealer (playbook §11). Erasing empties the row and keeps it. */
@Entity('customer')
@Check('customer_named_until_erased', `"name" IS NOT NULL OR "erased_at" IS NOT NULL`)
@Check('customer_revenue_not_negative', `"annual_revenue_minor" BETWEEN 0 AND 9007199254740991`)
@Check('customer_revenue_has_currency', `("annual_revenue_minor" IS NULL) = ("currency" IS NULL)`)
@Check('customer_currency_shape', `"currency" ~ '^[A-Z]{3}$'`)
@Check('customer_not_own_dealer', `"dealer_id" <> "id"`)
@Index(['dealerId'])
@Index('customer_name_prefix_idx', { synchronize: false })
export class CustomerEntity {
  @Key()
  id!: CustomerId;

  @Column('integer', { default: 1 })
  version!: number;

  @OneOfColumn(CUSTOMER_KINDS)
  kind!: CustomerKind;

  /** Null once erased. */
  @TextColumn(200, { nullable: true })
  name!: string | null;

  @OneOfColumn(TIERS)
  tier!: Tier;

  @OneOfColumn(LOCALES)
  locale!: Locale;

  /** IANA time zone: quiet hours and callback windows are the customer's (playbook §7). */
  @TextColumn(64)
  zone!: string;

  /** Minor units of `currency`. */
  @BigNumberColumn({ nullable: true })
  annualRevenueMinor!: number | null;

  /** ISO 4217. */
  @Column('text', { nullable: true })
  currency!: string | null;

  @IdColumn({ references: 'customer', nullable: true })
  dealerId!: CustomerId | null;

  @TextColumn(4000, { nullable: true })
  notes!: string | null;

  @InstantColumn({ nullable: true })
  erasedAt!: Instant | null;

  @InstantColumn({ otherwise: 'now()' })
  createdAt!: Instant;

  @InstantColumn({ otherwise: 'now()' })
  updatedAt!: Instant;
}
