import type { ContactKind, CustomerId } from '@redress/contracts';
import { Column, Entity, Index, Unique } from 'typeorm';
import { DomainColumn, IdColumn, Key, TextColumn } from '../columns';

/** A way to reach a customer. Erasing a customer deletes these rows. */
@Entity('customer_contact')
@Unique(['customerId', 'kind', 'normalised'])
@Index('customer_contact_one_preferred', ['customerId', 'kind'], { unique: true, where: `"preferred"` })
@Index(['kind', 'normalised'])
@Index('customer_contact_phone_tail_idx', { synchronize: false })
export class CustomerContactEntity {
  @Key()
  id!: string;

  @IdColumn({ references: 'customer' })
  customerId!: CustomerId;

  @DomainColumn('contact_kind')
  kind!: ContactKind;

  /** As given. */
  @TextColumn(500)
  value!: string;

  /** As searched: E.164 for a phone number, lower case for a mail address. */
  @TextColumn(500)
  normalised!: string;

  /** At most one of a kind. */
  @Column('boolean', { default: false })
  preferred!: boolean;
}
