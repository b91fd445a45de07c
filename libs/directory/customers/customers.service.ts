import { Injectable } from '@nestjs/common';
import {
  type ContactKind,
  type CustomerId,
  type CustomerKind,
  done,
  type Locale,
  type Money,
  type Refusal,
  refused,
  type Result,
  type Tier,
} from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { Clock, Ids } from '@redress/platform';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { changedFields, withoutUndefined } from '../changed-fields';
import { DirectoryDesk } from '../directory-desk';
import { type ContactRecord, CustomerRepository, type CustomerRecord } from './customer.repository';
import { normalForm } from './contact-normal-form';

/** A contact as given. */
export interface NewContact {
  readonly kind: ContactKind;
  readonly value: string;
  readonly preferred?: boolean | undefined;
}

/** A customer to be; what is left out is standard, English and the house's zone. */
export interface NewCustomer {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly tier?: Tier | undefined;
  readonly locale?: Locale | undefined;
  readonly zone?: string | undefined;
  readonly annualRevenue?: Money | null | undefined;
  readonly dealerId?: CustomerId | null | undefined;
  readonly notes?: string | null | undefined;
  readonly contacts?: readonly NewContact[] | undefined;
}

/** What may be changed of a customer; what is left out stays. */
export type CustomerAmendment = Partial<Omit<NewCustomer, 'contacts'>>;

/** Answers name the row and its version only: answers to commands are kept for a while, and must hold no personal data. */
export interface CustomerChanged {
  readonly id: CustomerId;
  readonly version: number;
}

/** Where a customer is taken to live until told otherwise, so that quiet hours mean something. */
const ZONE_OF: Readonly<Record<Locale, string>> = { en: 'UTC', 'zh-CN': 'Asia/Shanghai' };

/** Customers: putting them on file and keeping that file right. */
@Injectable()
export class Customers {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: CustomerRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Refusals: auth.not-permitted, customer.not-found or customer.not-a-dealer (the dealer). */
  async register(asking: RequestContext, customer: NewCustomer): Promise<Result<CustomerChanged>> {
    const forbidden = permit(asking.actor, 'customer.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx }) => {
      const refusal = await this.unfitDealer(tx, customer.dealerId ?? null);
      if (refusal !== null) return { ok: false, refusal };
      return done({ id: await this.registerWithin(tx, asking, customer), version: 1 });
    });
  }

  /** Puts a customer on file within a larger transaction, such as the intake of a complaint. The dealer is not checked. */
  async registerWithin(tx: Transaction, asking: RequestContext, customer: NewCustomer): Promise<CustomerId> {
    const now = this.clock.now();
    const locale = customer.locale ?? 'en';
    const id = this.ids.next<CustomerId>();
    const record: CustomerRecord = {
      id,
      version: 1,
      kind: customer.kind,
      name: customer.name,
      tier: customer.tier ?? 'standard',
      locale,
      zone: customer.zone ?? ZONE_OF[locale],
      annualRevenue: customer.annualRevenue ?? null,
      dealerId: customer.dealerId ?? null,
      notes: customer.notes ?? null,
      erasedAt: null,
    };
    this.desk.changeIn(tx, asking, now).log({ type: 'customer.registered', payload: { customerId: id } });
    await this.rows.insert(tx, record, this.contactsOf(customer.contacts ?? [], locale), now);
    return id;
  }

  /**
   * @param version of the customer that the change was made against
   * @returns refusals customer.not-found, customer.erased, request.concurrent, customer.not-a-dealer
   */
  async amend(
    asking: RequestContext,
    id: CustomerId,
    version: number,
    amendment: CustomerAmendment,
  ): Promise<Result<CustomerChanged>> {
    const forbidden = permit(asking.actor, 'customer.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, now, log }) => {
      const before = await this.rows.lock(tx, id);
      if (before === null) return refused('customer.not-found');
      if (before.erasedAt !== null) return refused('customer.erased');
      if (before.version !== version) return refused('request.concurrent');
      const after: CustomerRecord = { ...before, ...withoutUndefined(amendment) };
      const fields = changedFields(before, after);
      if (fields.length === 0) return done({ id, version });
      const refusal = await this.unfitDealer(tx, after.dealerId, id);
      if (refusal !== null) return { ok: false, refusal };
      await this.rows.update(tx, after, now);
      log({ type: 'customer.amended', payload: { customerId: id, fields } });
      return done({ id, version: version + 1 });
    });
  }

  /** The same contact given twice counts once; of each kind the first preferred one is. */
  private contactsOf(contacts: readonly NewContact[], locale: Locale): readonly ContactRecord[] {
    const records = new Map<string, ContactRecord>();
    const preferredKinds = new Set<ContactKind>();
    for (const { kind, value, preferred } of contacts) {
      const normalised = normalForm(kind, value, locale);
      const known = `${kind} ${normalised}`;
      if (records.has(known)) continue;
      const isPreferred = preferred === true && !preferredKinds.has(kind);
      if (isPreferred) preferredKinds.add(kind);
      records.set(known, { id: this.ids.next(), kind, value, normalised, preferred: isPreferred });
    }
    return [...records.values()];
  }

  private async unfitDealer(tx: Transaction, dealerId: CustomerId | null, self?: CustomerId): Promise<Refusal | null> {
    if (dealerId === null) return null;
    const kind = await this.rows.kindOf(tx, dealerId);
    if (kind === null) return { code: 'customer.not-found' };
    return kind === 'dealer' && dealerId !== self ? null : { code: 'customer.not-a-dealer' };
  }
}
