import { Injectable } from '@nestjs/common';
import type { ContactKind, CustomerId, CustomerKind, Instant, Locale, Money, Tier } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { EquipmentRow } from './customer-rows';

/** The row of a customer, as a service changes it. */
export interface CustomerRecord {
  readonly id: CustomerId;
  readonly version: number;
  readonly kind: CustomerKind;
  readonly name: string | null;
  readonly tier: Tier;
  readonly locale: Locale;
  readonly zone: string;
  readonly annualRevenue: Money | null;
  readonly dealerId: CustomerId | null;
  readonly notes: string | null;
  readonly erasedAt: Instant | null;
}

/** A contact to be stored. */
export interface ContactRecord {
  readonly id: string;
  readonly kind: ContactKind;
  readonly value: string;
  readonly normalised: string;
  readonly preferred: boolean;
}

type StoredRow = Omit<CustomerRecord, 'annualRevenue'> & {
  readonly amount: number | null;
  readonly currency: string | null;
};

const EQUIPMENT = `id, model, serial, purchased_on AS "purchasedOn", warranty_until AS "warrantyUntil", service_package AS "servicePackage"`;

/** Writes customers, their contacts and their equipment. */
@Injectable()
export class CustomerRepository {
  /** Locks the row for the rest of the transaction. */
  async lock(tx: Transaction, id: CustomerId): Promise<CustomerRecord | null> {
    const [row] = await tx.query<StoredRow>(
      `SELECT id, version, kind, name, tier, locale, zone, annual_revenue_minor AS amount, currency, dealer_id AS "dealerId", notes,
         erased_at AS "erasedAt" FROM customer WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (row === undefined) return null;
    const { amount, currency, ...rest } = row;
    return { ...rest, annualRevenue: amount === null || currency === null ? null : { amount, currency } };
  }

  async kindOf(tx: Transaction, id: CustomerId): Promise<CustomerKind | null> {
    const [row] = await tx.query<{ kind: CustomerKind }>(
      'SELECT kind FROM customer WHERE id = $1 AND erased_at IS NULL',
      [id],
    );
    return row?.kind ?? null;
  }

  async insert(
    tx: Transaction,
    customer: CustomerRecord,
    contacts: readonly ContactRecord[],
    at: Instant,
  ): Promise<void> {
    const { id, kind, name, tier, locale, zone, annualRevenue, dealerId, notes } = customer;
    const inserted = tx.execute({
      name: 'customer-insert',
      text: `INSERT INTO customer (id, kind, name, tier, locale, zone, annual_revenue_minor, currency, dealer_id, notes, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
      values: [id, kind, name, tier, locale, zone, annualRevenue?.amount, annualRevenue?.currency, dealerId, notes, at],
    });
    await Promise.all([inserted, this.insertContacts(tx, id, contacts)]);
  }

  async insertContacts(tx: Transaction, customerId: CustomerId, contacts: readonly ContactRecord[]): Promise<void> {
    if (contacts.length === 0) return;
    await tx.execute({
      name: 'contacts-insert',
      text: `INSERT INTO customer_contact (id, customer_id, kind, value, normalised, preferred)
        SELECT id, $1, kind, value, normalised, preferred
        FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[]) AS given (id, kind, value, normalised, preferred)`,
      values: [
        customerId,
        contacts.map(({ id }) => id),
        contacts.map(({ kind }) => kind),
        contacts.map(({ value }) => value),
        contacts.map(({ normalised }) => normalised),
        contacts.map(({ preferred }) => preferred),
      ],
    });
  }

  /** Writes everything and counts the version up; the row was locked before. */
  async update(tx: Transaction, customer: CustomerRecord, at: Instant): Promise<void> {
    const { id, kind, name, tier, locale, zone, annualRevenue, dealerId, notes, erasedAt } = customer;
    await tx.execute(
      `UPDATE customer SET version = version + 1, kind = $2, name = $3, tier = $4, locale = $5, zone = $6, annual_revenue_minor = $7,
         currency = $8, dealer_id = $9, notes = $10, erased_at = $11, updated_at = $12 WHERE id = $1`,
      [
        id,
        kind,
        name,
        tier,
        locale,
        zone,
        annualRevenue?.amount,
        annualRevenue?.currency,
        dealerId,
        notes,
        erasedAt,
        at,
      ],
    );
  }

  /** Makes room for another preferred contact of a kind. */
  async preferNone(tx: Transaction, customerId: CustomerId, kind: ContactKind): Promise<void> {
    await tx.execute(
      'UPDATE customer_contact SET preferred = false WHERE customer_id = $1 AND kind = $2 AND preferred',
      [customerId, kind],
    );
  }

  /** @returns false where the customer has no such contact */
  async removeContact(tx: Transaction, customerId: CustomerId, contactId: string): Promise<boolean> {
    const removed = await tx.execute('DELETE FROM customer_contact WHERE id = $1 AND customer_id = $2', [
      contactId,
      customerId,
    ]);
    return removed > 0;
  }

  async insertEquipment(tx: Transaction, customerId: CustomerId, equipment: EquipmentRow): Promise<void> {
    const { id, model, serial, purchasedOn, warrantyUntil, servicePackage } = equipment;
    await tx.execute(
      `INSERT INTO equipment (id, customer_id, model, serial, purchased_on, warranty_until, service_package)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, customerId, model, serial, purchasedOn, warrantyUntil, servicePackage],
    );
  }

  async lockEquipment(tx: Transaction, customerId: CustomerId, id: string): Promise<EquipmentRow | null> {
    const [row] = await tx.query<EquipmentRow>(
      `SELECT ${EQUIPMENT} FROM equipment WHERE id = $1 AND customer_id = $2 FOR UPDATE`,
      [id, customerId],
    );
    return row ?? null;
  }

  async updateEquipment(tx: Transaction, equipment: EquipmentRow): Promise<void> {
    const { id, model, serial, purchasedOn, warrantyUntil, servicePackage } = equipment;
    await tx.execute(
      'UPDATE equipment SET model = $2, serial = $3, purchased_on = $4, warranty_until = $5, service_package = $6 WHERE id = $1',
      [id, model, serial, purchasedOn, warrantyUntil, servicePackage],
    );
  }

  /** Takes away what names or reaches the customer; what complaints point at stays, without its serial number. */
  async erasePersonalRows(tx: Transaction, customerId: CustomerId): Promise<void> {
    await Promise.all([
      tx.execute('DELETE FROM customer_contact WHERE customer_id = $1', [customerId]),
      tx.execute('UPDATE equipment SET serial = NULL WHERE customer_id = $1', [customerId]),
    ]);
  }
}
