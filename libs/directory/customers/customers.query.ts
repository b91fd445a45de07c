import { Injectable } from '@nestjs/common';
import type { CustomerId, CustomerKind, Money, Tier } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { type Page, pageOf, type PageMark } from '../paging/page-mark';
import { likeText } from '../staff/staff.query';
import type { CustomerDetail, CustomerSummary } from './customer-rows';

/** Which customers a list shows. */
export interface CustomerFilter {
  readonly kind?: CustomerKind | undefined;
  readonly tier?: Tier | undefined;
  /** Those who belong to this dealer. */
  readonly dealerId?: CustomerId | undefined;
}

const CONTACTS = `coalesce((SELECT json_agg(json_build_object('id', k.id, 'kind', k.kind, 'value', k.value, 'preferred', k.preferred)
    ORDER BY k.preferred DESC, k.kind, k.id) FROM customer_contact k WHERE k.customer_id = c.id), '[]') AS contacts`;

const OPEN_COMPLAINTS = `(SELECT count(*)::int FROM complaint o WHERE o.customer_id = c.id AND o.status = 'open') AS "openComplaints"`;

const SUMMARY = `c.id, c.kind, c.name, c.tier, c.dealer_id AS "dealerId", ${CONTACTS}, ${OPEN_COMPLAINTS}`;

const EQUIPMENT = `coalesce((SELECT json_agg(json_build_object('id', e.id, 'model', e.model, 'serial', e.serial,
    'purchasedOn', e.purchased_on, 'warrantyUntil', e.warranty_until, 'servicePackage', e.service_package)
    ORDER BY e.id) FROM equipment e WHERE e.customer_id = c.id), '[]') AS equipment`;

/** A search finds no more than this of each kind, so that its cost follows the page and not the table. */
const MOST_CANDIDATES = 200;

type DetailRow = Omit<CustomerDetail, 'annualRevenue'> & {
  readonly annualRevenueMinor: number | null;
  readonly currency: string | null;
};

const moneyOf = (amount: number | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

/** Reads customers. */
@Injectable()
export class CustomersQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async detail(id: CustomerId): Promise<CustomerDetail | null> {
    const [row] = await this.unitOfWork.read<DetailRow>({
      name: 'customer-detail',
      text: `SELECT ${SUMMARY}, c.version, c.locale, c.zone, c.annual_revenue_minor AS "annualRevenueMinor", c.currency, c.notes,
          c.erased_at AS "erasedAt", c.created_at AS "createdAt", c.updated_at AS "updatedAt", ${EQUIPMENT}
        FROM customer c WHERE c.id = $1`,
      values: [id],
    });
    if (row === undefined) return null;
    const { annualRevenueMinor, currency, ...rest } = row;
    return { ...rest, annualRevenue: moneyOf(annualRevenueMinor, currency) };
  }

  /** Newest first, from a mark on. */
  async page(filter: CustomerFilter, after: PageMark | null, limit: number): Promise<Page<CustomerSummary>> {
    const rows = await this.unitOfWork.read<CustomerSummary>(
      `SELECT ${SUMMARY} FROM customer c
       WHERE c.erased_at IS NULL
         AND ($1::text IS NULL OR c.kind = $1)
         AND ($2::text IS NULL OR c.tier = $2)
         AND ($3::uuid IS NULL OR c.dealer_id = $3)
         AND ($4::uuid IS NULL OR c.id < $4)
       ORDER BY c.id DESC LIMIT $5`,
      [filter.kind ?? null, filter.tier ?? null, filter.dealerId ?? null, after?.id ?? null, limit + 1],
    );
    return pageOf('customers', rows, limit, ({ id }) => ({ key: '', id }));
  }

  /**
   * Customers by what a caller can tell: the beginning of a name or a serial number, a mail address, a phone number or
   * its last digits (four or more). Each way is answered by an index of its own.
   */
  async search(text: string, limit: number): Promise<CustomerSummary[]> {
    const words = text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
    const digits = /^[\d\s()+.-]+$/.test(words) ? words.replace(/\D/g, '') : '';
    const beginning = `${likeText(words)}%`;
    return this.unitOfWork.read<CustomerSummary>({
      name: 'customer-search',
      text: `WITH found AS (
          (SELECT k.customer_id AS id FROM customer_contact k
            WHERE k.kind = 'phone' AND length($2) >= 4 AND reverse(k.normalised) LIKE reverse($2) || '%' LIMIT ${MOST_CANDIDATES})
          UNION
          (SELECT k.customer_id FROM customer_contact k WHERE k.kind IN ('email', 'messaging') AND k.normalised = $3 LIMIT ${MOST_CANDIDATES})
          UNION
          (SELECT n.id FROM customer n WHERE lower(n.name) LIKE $1 LIMIT ${MOST_CANDIDATES})
          UNION
          (SELECT e.customer_id FROM equipment e WHERE e.serial IS NOT NULL AND lower(e.serial) LIKE $1 LIMIT ${MOST_CANDIDATES})
        )
        SELECT ${SUMMARY} FROM found JOIN customer c USING (id) WHERE c.erased_at IS NULL
        ORDER BY lower(c.name), c.id LIMIT $4`,
      values: [beginning, digits, words, limit],
    });
  }
}
