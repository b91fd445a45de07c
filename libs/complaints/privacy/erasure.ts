import { Injectable } from '@nestjs/common';
import { decide } from '@redress/complaint-domain';
import type { CustomerId, Instant } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { PersonalDataErasure, RequestContext } from '@redress/directory';
import { AttachmentStore } from '../attachments/attachment-store';
import { ComplaintRepository } from '../complaint.repository';
import { CommandDesk } from '../handling/command-desk';
import { DecisionContexts } from '../handling/decision-contexts';
import { OpenComplaintsQuery } from '../open-complaints.query';
import { PersonalDataRepository } from './personal-data.repository';

/** Empties what complaints hold of a customer; ids, codes, figures and the hash chain stay whole (architecture §6). */
@Injectable()
export class Erasure implements PersonalDataErasure {
  constructor(
    private readonly desk: CommandDesk,
    private readonly complaints: ComplaintRepository,
    private readonly contexts: DecisionContexts,
    private readonly open: OpenComplaintsQuery,
    private readonly personalData: PersonalDataRepository,
    private readonly store: AttachmentStore,
  ) {}

  async erase(tx: Transaction, asking: RequestContext, customerId: CustomerId, at: Instant): Promise<number> {
    const house: RequestContext = { actor: { kind: 'system', id: 'privacy' }, correlationId: asking.correlationId };
    const ids = await this.open.ofCustomer(tx, customerId);
    for (const id of ids) {
      const complaint = await this.complaints.load(tx, id, { lock: true });
      if (complaint === null) continue;
      const context = { ...this.contexts.forStaff(house, complaint, []), now: at };
      const decision = decide(complaint, 'erase-personal-data', { customerId }, context);
      if (!decision.accepted) throw new Error(`complaint ${complaint.number} was not erased: ${decision.refusal.code}`);
      await this.desk.commit(tx, house, [{ before: complaint, decision }]);
    }
    const files = await this.personalData.erase(tx, ids, at);
    tx.afterCommit(() => {
      for (const key of files) void this.store.removeQuietly(key);
    });
    return ids.length;
  }

  exportOf(customerId: CustomerId): Promise<readonly object[]> {
    return this.personalData.of(customerId);
  }
}
