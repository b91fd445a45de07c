import { Injectable } from '@nestjs/common';
import type { Actor } from '@redress/complaint-domain';
import { type CustomerId, done, refused, type Result } from '@redress/contracts';
import { permit, permits } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { type Page, readPageMark } from '../paging/page-mark';
import { maskedContact } from './contact-normal-form';
import type { CustomerDetail, CustomerSummary } from './customer-rows';
import { type CustomerFilter, CustomersQuery } from './customers.query';

/** Those who work with customers see how to reach them; those who only look at the work (quality) see it masked. */
const shownTo = <Row extends CustomerSummary>(actor: Actor, row: Row): Row =>
  permits(actor, 'customer.write')
    ? row
    : { ...row, contacts: row.contacts.map((each) => ({ ...each, value: maskedContact(each.kind, each.value) })) };

/** Looking customers up. */
@Injectable()
export class CustomerFile {
  constructor(private readonly query: CustomersQuery) {}

  async read(asking: RequestContext, id: CustomerId): Promise<Result<CustomerDetail>> {
    const forbidden = permit(asking.actor, 'customer.read');
    if (forbidden !== null) return forbidden;
    const detail = await this.query.detail(id);
    return detail === null ? refused('customer.not-found') : done(shownTo(asking.actor, detail));
  }

  async page(
    asking: RequestContext,
    filter: CustomerFilter,
    mark: string | undefined,
    limit: number,
  ): Promise<Result<Page<CustomerSummary>>> {
    const forbidden = permit(asking.actor, 'customer.read');
    if (forbidden !== null) return forbidden;
    const after = mark === undefined ? null : readPageMark('customers', mark);
    if (mark !== undefined && after === null) return refused('page.bad-cursor');
    const page = await this.query.page(filter, after, limit);
    return done({ ...page, rows: page.rows.map((row) => shownTo(asking.actor, row)) });
  }

  /** One page of at most `limit`: who is looked for must be told more exactly rather than paged for. */
  async search(asking: RequestContext, text: string, limit: number): Promise<Result<Page<CustomerSummary>>> {
    const forbidden = permit(asking.actor, 'customer.read');
    if (forbidden !== null) return forbidden;
    const rows = await this.query.search(text, limit);
    return done({ rows: rows.map((row) => shownTo(asking.actor, row)), next: null });
  }
}
