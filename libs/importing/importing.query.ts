import { Injectable } from '@nestjs/common';
import type { ContactKind, CustomerId, Tier } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';
import type { NamedUnit } from './rows/unit-book';

/** A customer as a row describes them, and the contact they are known by. */
export interface KnownBy {
  readonly name: string;
  readonly kind: ContactKind;
  readonly normalised: string;
}

export interface KnownCustomer {
  readonly id: CustomerId;
  readonly tier: Tier;
}

/** What an import looks up. */
@Injectable()
export class ImportingQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  units(): Promise<NamedUnit[]> {
    return this.unitOfWork.read<NamedUnit>(
      `SELECT id, name, name_zh AS "nameZh", parent_id AS "parentId", active FROM unit`,
    );
  }

  /** Those of the keys that were imported before. */
  async knownKeys(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.unitOfWork.read<{ key: string }>({
      name: 'import-known-keys',
      text: 'SELECT import_key AS key FROM complaint WHERE import_key = ANY ($1::text[])',
      values: [keys],
    });
    return new Set(rows.map(({ key }) => key));
  }

  /** For each description, in their order, the customer on file with that name and that contact, or null. */
  async customers(tx: Transaction, described: readonly KnownBy[]): Promise<readonly (KnownCustomer | null)[]> {
    const rows = await tx.query<KnownCustomer & { readonly place: number }>({
      name: 'import-known-customers',
      text: `SELECT DISTINCT ON (given.place) given.place::integer AS place, customer.id, customer.tier
        FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS given (name, kind, normalised, place)
        JOIN customer_contact ON customer_contact.kind = given.kind AND customer_contact.normalised = given.normalised
        JOIN customer ON customer.id = customer_contact.customer_id AND lower(customer.name) = lower(given.name)
        WHERE customer.erased_at IS NULL
        ORDER BY given.place, customer.id`,
      values: [
        described.map(({ name }) => name),
        described.map(({ kind }) => kind),
        described.map(({ normalised }) => normalised),
      ],
    });
    const byPlace = new Map(rows.map(({ place, id, tier }) => [place, { id, tier }]));
    return described.map((_, index) => byPlace.get(index + 1) ?? null);
  }
}
