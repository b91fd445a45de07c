import { Injectable } from '@nestjs/common';
import { type CustomerId, done, type Instant, refused, type Result } from '@redress/contracts';
import { Clock } from '@redress/platform';
import { permit } from '../access/permit';
import type { RequestContext } from '../access/request-context';
import { ComplaintPorts } from '../complaint-ports';
import { DirectoryDesk } from '../directory-desk';
import type { CustomerDetail } from './customer-rows';
import { CustomerRepository } from './customer.repository';
import { CustomersQuery } from './customers.query';

/** What was erased. */
export interface Erased {
  readonly customerId: CustomerId;
  readonly complaints: number;
}

/** Everything held of one customer, as plain data. */
export interface PersonalDataExport {
  readonly exportedAt: Instant;
  readonly customer: CustomerDetail;
  readonly complaints: readonly object[];
}

/** A customer's right to have their data, and to have it gone. */
@Injectable()
export class CustomerPrivacy {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: CustomerRepository,
    private readonly query: CustomersQuery,
    private readonly ports: ComplaintPorts,
    private readonly clock: Clock,
  ) {}

  /**
   * Empties the customer's row, drops contacts, and erases what their complaints hold of them, in one commit. Figures,
   * events and hash chains stay whole. Refusals: customer.not-found, customer.erased.
   */
  async erase(asking: RequestContext, id: CustomerId): Promise<Result<Erased>> {
    const forbidden = permit(asking.actor, 'customer.privacy');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, now, log }) => {
      const customer = await this.rows.lock(tx, id);
      if (customer === null) return refused('customer.not-found');
      if (customer.erasedAt !== null) return refused('customer.erased');
      const complaints = await this.ports.erasure.erase(tx, asking, id, now);
      await this.rows.erasePersonalRows(tx, id);
      await this.rows.update(tx, { ...customer, name: null, notes: null, erasedAt: now }, now);
      log({ type: 'customer.erased', payload: { customerId: id, complaints } });
      return done({ customerId: id, complaints });
    });
  }

  /** Refusal: customer.not-found. */
  async exportOf(asking: RequestContext, id: CustomerId): Promise<Result<PersonalDataExport>> {
    const forbidden = permit(asking.actor, 'customer.privacy');
    if (forbidden !== null) return forbidden;
    const customer = await this.query.detail(id);
    if (customer === null) return refused('customer.not-found');
    return done({ exportedAt: this.clock.now(), customer, complaints: await this.ports.erasure.exportOf(id) });
  }
}
