import type { CustomerId, CustomerKind, Instant, Locale, Tier } from '@redress/contracts';
import { Check, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** Who may complain: a person, a company, a dealer (playbook §11). Erasing empties the row and keeps it. */
@Entity('customer')
@Check('customer_named_until_erased', `"name" IS NOT NULL OR "erased_at" IS NOT NULL`)
@Check('customer_revenue_has_currency', `("annual_revenue_minor" IS NULL) = ("currency" IS NULL)`)
@Check('customer_not_own_dealer', `"dealer_id" <> "id"`)
@Index(['dealerId'])
@Index('customer_name_prefix_idx', { synchronize: false })
export class CustomerEntity {
  @Key()
  id!: CustomerId;

  @DomainColumn('counting_number', { otherwise: '1' })
  version!: number;

  @DomainColumn('customer_kind')
  kind!: CustomerKind;

  /** Null once erased. */
  @TextColumn(200, { nullable: true })
  name!: string | null;

  @DomainColumn('tier')
  tier!: Tier;

  @DomainColumn('locale')
  locale!: Locale;

  /** IANA time zone: quiet hours and callback windows are the customer's (playbook §7). */
  @TextColumn(64)
  zone!: string;

  /** Minor units of `currency`. */
  @DomainColumn('amount', { nullable: true })
  annualRevenueMinor!: number | null;

  /** ISO 4217. */
  @DomainColumn('currency_code', { nullable: true })
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
