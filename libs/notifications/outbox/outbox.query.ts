import { Injectable } from '@nestjs/common';
import type {
  ComplainantId,
  ComplaintId,
  CustomerId,
  Instant,
  Locale,
  MessageId,
  NotificationId,
  NotificationState,
  NotificationTemplate,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { PageMark } from '@redress/directory';

/** A mail of the house as the outbox shows it. */
export interface OutboxRow {
  readonly id: NotificationId;
  readonly state: NotificationState;
  readonly template: NotificationTemplate;
  readonly complaintId: ComplaintId;
  readonly number: string;
  readonly unitId: UnitId;
  readonly complainantId: ComplainantId;
  readonly customerId: CustomerId | null;
  readonly messageId: MessageId | null;
  readonly locale: Locale;
  /** Null where there is no address, or it was erased. */
  readonly recipient: string | null;
  /** Null until the mail was made, and once it was erased. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
}

/** Mails in the order they came to be, newest first. */
@Injectable()
export class OutboxQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param units those whose complaints' mails may be shown; null for every unit */
  page(
    reader: StaffId,
    state: NotificationState,
    units: readonly UnitId[] | null,
    after: PageMark | null,
    limit: number,
  ): Promise<OutboxRow[]> {
    return this.unitOfWork.read<OutboxRow>({
      name: 'outbox-page',
      text: `SELECT n.id, n.state, n.template, n.complaint_id AS "complaintId", c.number, c.unit_id AS "unitId",
          n.complainant_id AS "complainantId", n.customer_id AS "customerId", n.message_id AS "messageId", n.locale,
          n.recipient, n.subject, n.body AS text, n.attempts, n.last_error AS "lastError", n.created_at AS "createdAt",
          n.sent_at AS "sentAt"
        FROM notification n JOIN complaint c ON c.id = n.complaint_id
        WHERE n.state = $1
          AND ($2::uuid[] IS NULL OR c.unit_id = ANY ($2::uuid[]))
          AND NOT ($3::uuid = ANY (c.conflicts))
          AND ($4::timestamptz IS NULL OR (n.created_at, n.id) < ($4::timestamptz, $5::uuid))
        ORDER BY n.created_at DESC, n.id DESC
        LIMIT $6`,
      values: [state, units, reader, after?.key ?? null, after?.id ?? null, limit],
    });
  }
}
