import { Injectable } from '@nestjs/common';
import type {
  CallbackId,
  CallbackKind,
  CallbackLinkId,
  CallbackState,
  ComplainantId,
  ComplaintId,
  CustomerId,
  Instant,
  UnitId,
} from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

/** A callback as far as a link to it needs. */
export interface LinkedCallback {
  readonly callbackId: CallbackId;
  readonly complaintId: ComplaintId;
  readonly complainantId: ComplainantId;
  readonly customerId: CustomerId | null;
  readonly unitId: UnitId;
  readonly kind: CallbackKind;
  readonly state: CallbackState;
  readonly dueAt: Instant;
  readonly until: Instant;
  readonly expiresAt: Instant | null;
  readonly zone: string;
  readonly unitZone: string;
}

const CALLBACK = `cb.id AS "callbackId", cb.complaint_id AS "complaintId", cb.complainant_id AS "complainantId",
  p.customer_id AS "customerId", c.unit_id AS "unitId", cb.kind, cb.state, cb.due_at AS "dueAt", cb.until,
  cb.expires_at AS "expiresAt", coalesce(cu.zone, u.zone) AS zone, u.zone AS "unitZone"
  FROM callback cb JOIN complaint c ON c.id = cb.complaint_id JOIN unit u ON u.id = c.unit_id
  JOIN complainant p ON p.id = cb.complainant_id LEFT JOIN customer cu ON cu.id = p.customer_id`;

/** Rows of the links by which customers move their calls. */
@Injectable()
export class CallbackLinkRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What a link opens, while it stands; null for one that was revoked, has run out, or never was. */
  async opened(id: CallbackLinkId, tokenHash: string, now: Instant): Promise<LinkedCallback | null> {
    const [row] = await this.unitOfWork.read<LinkedCallback>({
      name: 'callback-link-open',
      text: `SELECT ${CALLBACK} JOIN callback_link l ON l.callback_id = cb.id
        WHERE l.id = $1 AND l.token_hash = $2 AND l.revoked_at IS NULL AND l.expires_at > $3`,
      values: [id, tokenHash, now],
    });
    return row ?? null;
  }

  /** A callback of a complaint, or null. */
  async callback(id: CallbackId): Promise<LinkedCallback | null> {
    const [row] = await this.unitOfWork.read<LinkedCallback>({
      name: 'callback-linked',
      text: `SELECT ${CALLBACK} WHERE cb.id = $1`,
      values: [id],
    });
    return row ?? null;
  }

  /** The link of a callback that stands, its end put off to `expiresAt`; null where there is none. */
  async standing(tx: Transaction, callbackId: CallbackId, expiresAt: Instant): Promise<CallbackLinkId | null> {
    const [row] = await tx.query<{ id: CallbackLinkId }>({
      name: 'callback-link-standing',
      text: `UPDATE callback_link SET expires_at = greatest(expires_at, $2) WHERE callback_id = $1 AND revoked_at IS NULL
        RETURNING id`,
      values: [callbackId, expiresAt],
    });
    return row?.id ?? null;
  }

  async insert(
    tx: Transaction,
    link: {
      readonly id: CallbackLinkId;
      readonly callbackId: CallbackId;
      readonly tokenHash: string;
      readonly createdAt: Instant;
      readonly expiresAt: Instant;
    },
  ): Promise<void> {
    await tx.execute({
      name: 'callback-link-add',
      text: `INSERT INTO callback_link (id, callback_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      values: [link.id, link.callbackId, link.tokenHash, link.createdAt, link.expiresAt],
    });
  }

  /** @returns whether there was one */
  async revoke(tx: Transaction, callbackId: CallbackId, at: Instant): Promise<boolean> {
    const changed = await tx.execute({
      name: 'callback-link-revoke',
      text: 'UPDATE callback_link SET revoked_at = $2 WHERE callback_id = $1 AND revoked_at IS NULL',
      values: [callbackId, at],
    });
    return changed > 0;
  }
}
