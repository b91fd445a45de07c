import { Injectable } from '@nestjs/common';
import { type CallbackSurroundings, type DecisionContext, USUAL_CALLBACKS } from '@redress/complaint-domain';
import type { AttachmentId, Channel, ComplainantId, ComplaintId, ComplaintStatus } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

/** Facts from outside the complaint that a few rules ask for. */
@Injectable()
export class DecisionFactsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Addresses on file, as channels, for each complainant who has any. */
  async reachableBy(
    tx: Transaction,
    complaintId: ComplaintId,
  ): Promise<ReadonlyMap<ComplainantId, readonly Channel[]>> {
    const rows = await tx.query<{ id: ComplainantId; kinds: readonly string[] }>({
      name: 'reachable-complainants',
      text: `SELECT p.id, array_agg(DISTINCT k.kind) AS kinds FROM complainant p
        JOIN customer_contact k ON k.customer_id = p.customer_id WHERE p.complaint_id = $1 GROUP BY p.id`,
      values: [complaintId],
    });
    return new Map(rows.map(({ id, kinds }) => [id, kinds.includes('email') ? ['email' as const] : []]));
  }

  /** The zones by which callbacks of a complaint are made; within a transaction where one is given. */
  async callbackZones(
    complaintId: ComplaintId,
    tx?: Transaction,
  ): Promise<Pick<CallbackSurroundings, 'unitZone' | 'zones'>> {
    const statement = {
      name: 'callback-zones',
      text: `SELECT p.id, coalesce(cu.zone, u.zone) AS zone, u.zone AS "unitZone" FROM complaint c
        JOIN unit u ON u.id = c.unit_id JOIN complainant p ON p.complaint_id = c.id
        LEFT JOIN customer cu ON cu.id = p.customer_id WHERE c.id = $1`,
      values: [complaintId],
    };
    type Row = { readonly id: ComplainantId; readonly zone: string; readonly unitZone: string };
    const rows = await (tx === undefined ? this.unitOfWork.read<Row>(statement) : tx.query<Row>(statement));
    return {
      unitZone: rows[0]?.unitZone ?? USUAL_CALLBACKS.unitZone,
      zones: new Map(rows.map(({ id, zone }) => [id, zone])),
    };
  }

  async attachments(tx: Transaction, complaintId: ComplaintId): Promise<ReadonlySet<AttachmentId>> {
    const rows = await tx.query<{ id: AttachmentId }>({
      name: 'attachment-ids',
      text: 'SELECT id FROM attachment WHERE complaint_id = $1',
      values: [complaintId],
    });
    return new Set(rows.map(({ id }) => id));
  }

  /** What the choice of a policy goes by and the complaint's state does not hold. */
  async onFile(tx: Transaction, id: ComplaintId): Promise<DecisionContext['onFile']> {
    const [row] = await tx.query<DecisionContext['onFile']>({
      name: 'complaint-on-file',
      text: 'SELECT tier, cardinality(regulatory_flags) > 0 AS regulated FROM complaint WHERE id = $1',
      values: [id],
    });
    return row ?? { tier: null, regulated: false };
  }

  /** Another complaint by id, or null. */
  async other(tx: Transaction, id: ComplaintId): Promise<DecisionContext['other']> {
    const [row] = await tx.query<{ id: ComplaintId; status: ComplaintStatus }>({
      name: 'other-complaint',
      text: 'SELECT id, status FROM complaint WHERE id = $1',
      values: [id],
    });
    return row ?? null;
  }
}
