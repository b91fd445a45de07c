import { Injectable } from '@nestjs/common';
import type { CustomerId, Instant, StaffId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { RequestContext } from './access/request-context';

/** Passes everything somebody owns on when they leave (playbook §5). Implemented by the complaints lib. */
export interface ComplaintSuccession {
  /**
   * Gives every open complaint of this person to a deputy, with its events, in the caller's transaction.
   * @returns how many complaints moved
   */
  passOn(tx: Transaction, asking: RequestContext, fromId: StaffId, toId: StaffId, at: Instant): Promise<number>;
}

/** Erases and exports what complaints hold of a customer. Implemented by the complaints lib. */
export interface PersonalDataErasure {
  /**
   * Empties the texts, messages and attachments of this customer's complaints, with their events, in the caller's
   * transaction; figures and hash chains stay whole.
   * @returns how many complaints were touched
   */
  erase(tx: Transaction, asking: RequestContext, customerId: CustomerId, at: Instant): Promise<number>;
  /** Everything held of this customer in complaints, as plain data. */
  exportOf(customerId: CustomerId): Promise<readonly object[]>;
}

/**
 * Where the complaints lib, which the directory must not import, plugs in what the directory needs of it. The module of
 * the complaints connects both when it starts.
 */
@Injectable()
export class ComplaintPorts {
  private connectedSuccession: ComplaintSuccession | null = null;
  private connectedErasure: PersonalDataErasure | null = null;

  connect(ports: { readonly succession: ComplaintSuccession; readonly erasure: PersonalDataErasure }): void {
    this.connectedSuccession = ports.succession;
    this.connectedErasure = ports.erasure;
  }

  get succession(): ComplaintSuccession {
    if (this.connectedSuccession === null)
      throw new Error('No one here can pass complaints on: connect the complaints lib.');
    return this.connectedSuccession;
  }

  get erasure(): PersonalDataErasure {
    if (this.connectedErasure === null)
      throw new Error('No one here can erase complaints: connect the complaints lib.');
    return this.connectedErasure;
  }
}
