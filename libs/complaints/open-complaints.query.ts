import { Injectable } from '@nestjs/common';
import type { ComplaintId, CustomerId, StaffId } from '@redress/contracts';
import type { Transaction } from '@redress/database';

/** Which complaints somebody is part of, in the order in which rows are locked. */
@Injectable()
export class OpenComplaintsQuery {
  /** Open complaints that name this person as owner, contact person, called by an escalation, handover target or helper. */
  async naming(tx: Transaction, staffId: StaffId): Promise<ComplaintId[]> {
    const rows = await tx.query<{ id: ComplaintId }>({
      text: `SELECT id FROM complaint WHERE status = 'open' AND (owner_id = $1 OR contact_person_id = $1 OR responsible_id = $1)
        UNION SELECT complaint_id FROM handover WHERE to_id = $1 AND state = 'offered'
        UNION SELECT complaint_id FROM task WHERE assignee_id = $1 AND state = 'open'
        ORDER BY id`,
      values: [staffId],
    });
    return rows.map(({ id }) => id);
  }

  /** Every complaint of a customer, closed ones too. */
  async ofCustomer(tx: Transaction, customerId: CustomerId): Promise<ComplaintId[]> {
    const rows = await tx.query<{ id: ComplaintId }>({
      text: 'SELECT DISTINCT complaint_id AS id FROM complainant WHERE customer_id = $1 ORDER BY id',
      values: [customerId],
    });
    return rows.map(({ id }) => id);
  }
}
