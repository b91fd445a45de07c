import { Injectable } from '@nestjs/common';
import { type CustomerId, done, type EquipmentId, refused, type Result } from '@redress/contracts';
import { violatedUnique } from '@redress/database';
import { Ids } from '@redress/platform';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { changedFields, withoutUndefined } from '../changed-fields';
import type { Change } from '../directory-change';
import { DirectoryDesk } from '../directory-desk';
import { normalForm } from './contact-normal-form';
import type { EquipmentRow } from './customer-rows';
import { CustomerRepository, type CustomerRecord } from './customer.repository';
import type { NewContact } from './customers.service';

/** Equipment as given. */
export interface NewEquipment {
  readonly model: string;
  readonly serial?: string | null | undefined;
  readonly purchasedOn?: string | null | undefined;
  readonly warrantyUntil?: string | null | undefined;
  readonly servicePackage?: string | null | undefined;
}

/** Names the row that was added or changed, and the customer's new version. */
export interface BelongingChanged {
  readonly customerId: CustomerId;
  readonly version: number;
  readonly id: string;
}

/** What belongs to a customer: ways to reach them, and equipment of ours. Each change counts the customer's version up. */
@Injectable()
export class CustomerBelongings {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: CustomerRepository,
    private readonly ids: Ids,
  ) {}

  /** Refusals: customer.not-found, customer.erased, contact.known. */
  async addContact(
    asking: RequestContext,
    customerId: CustomerId,
    contact: NewContact,
  ): Promise<Result<BelongingChanged>> {
    try {
      return await this.change(asking, customerId, 'contacts', async ({ tx }, customer) => {
        const { kind, value, preferred = false } = contact;
        if (preferred) await this.rows.preferNone(tx, customerId, kind);
        const id = this.ids.next();
        const normalised = normalForm(kind, value, customer.locale);
        await this.rows.insertContacts(tx, customerId, [{ id, kind, value, normalised, preferred }]);
        return done(id);
      });
    } catch (error) {
      if (violatedUnique(error) === 'customer_contact_customer_id_kind_normalised_key') return refused('contact.known');
      throw error;
    }
  }

  /** Refusals: customer.not-found, customer.erased, contact.not-found. */
  removeContact(asking: RequestContext, customerId: CustomerId, contactId: string): Promise<Result<BelongingChanged>> {
    return this.change(asking, customerId, 'contacts', async ({ tx }) =>
      (await this.rows.removeContact(tx, customerId, contactId)) ? done(contactId) : refused('contact.not-found'),
    );
  }

  /** Refusals: customer.not-found, customer.erased. */
  addEquipment(asking: RequestContext, customerId: CustomerId, given: NewEquipment): Promise<Result<BelongingChanged>> {
    return this.change(asking, customerId, 'equipment', async ({ tx }) => {
      const id = this.ids.next<EquipmentId>();
      await this.rows.insertEquipment(tx, customerId, {
        id,
        model: given.model,
        serial: given.serial ?? null,
        purchasedOn: given.purchasedOn ?? null,
        warrantyUntil: given.warrantyUntil ?? null,
        servicePackage: given.servicePackage ?? null,
      });
      return done(id);
    });
  }

  /** Refusals: customer.not-found, customer.erased, equipment.not-found. */
  amendEquipment(
    asking: RequestContext,
    customerId: CustomerId,
    equipmentId: EquipmentId,
    amendment: Partial<NewEquipment>,
  ): Promise<Result<BelongingChanged>> {
    return this.change(asking, customerId, 'equipment', async ({ tx }) => {
      const before = await this.rows.lockEquipment(tx, customerId, equipmentId);
      if (before === null) return refused('equipment.not-found');
      const after: EquipmentRow = { ...before, ...withoutUndefined(amendment) };
      if (changedFields(before, after).length > 0) await this.rows.updateEquipment(tx, after);
      return done(equipmentId);
    });
  }

  /** Locks the customer, does the work, counts the version up and logs which part changed. */
  private async change(
    asking: RequestContext,
    customerId: CustomerId,
    part: 'contacts' | 'equipment',
    work: (change: Change, customer: CustomerRecord) => Promise<Result<string>>,
  ): Promise<Result<BelongingChanged>> {
    const forbidden = permit(asking.actor, 'customer.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async (change) => {
      const customer = await this.rows.lock(change.tx, customerId);
      if (customer === null) return refused('customer.not-found');
      if (customer.erasedAt !== null) return refused('customer.erased');
      const result = await work(change, customer);
      if (!result.ok) return result;
      await this.rows.update(change.tx, customer, change.now);
      change.log({ type: 'customer.amended', payload: { customerId, fields: [part] } });
      return done({ customerId, version: customer.version + 1, id: result.value });
    });
  }
}
