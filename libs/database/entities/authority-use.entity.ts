import type { CustomerId } from '@redress/contracts';
import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DomainColumn, DomainKey } from '../columns';

/** What one customer was granted in a calendar year, all complaints together (playbook §6). Never below nothing. */
@Entity('authority_use')
export class AuthorityUseEntity {
  @PrimaryColumn('uuid')
  @ForeignKey('customer')
  customerId!: CustomerId;

  @PrimaryColumn('smallint')
  year!: number;

  @DomainKey('currency_code')
  currency!: string;

  /** Minor units. */
  @DomainColumn('amount')
  used!: number;
}
