import { Injectable } from '@nestjs/common';
import type {
  CallbackState,
  Channel,
  ComplainantId,
  ComplaintId,
  ComplaintStatus,
  CallbackId,
  CustomerId,
  EventId,
  Instant,
  Locale,
  MessageId,
  NotificationId,
  NotificationState,
  NotificationTemplate,
  Origin,
} from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

/** Somebody whom an event may concern, and what is asked of their complaint before they are told. */
export interface Addressee {
  readonly imported: boolean;
  readonly origin: Origin;
  readonly status: ComplaintStatus;
  readonly complainantId: ComplainantId;
  readonly customerId: CustomerId;
  readonly locale: Locale;
  /** The mail address to use; null where there is none. */
  readonly recipient: string | null;
}

export interface CallbackStanding {
  readonly complainantId: ComplainantId;
  readonly state: CallbackState;
  readonly generation: number;
  readonly dueAt: Instant;
}

export interface MessageStanding {
  readonly complainantId: ComplainantId;
  readonly channel: Channel;
}

/** A mail that the house owes. */
export interface NewNotification {
  readonly id: NotificationId;
  readonly eventId: EventId;
  readonly template: NotificationTemplate;
  readonly complaintId: ComplaintId;
  readonly complainantId: ComplainantId;
  readonly customerId: CustomerId;
  readonly messageId: MessageId | null;
  readonly recipient: string | null;
  readonly locale: Locale;
  readonly at: Instant;
}

/** How a mail stands that somebody wants to send. */
export interface NotificationStanding {
  readonly state: NotificationState;
  readonly attempts: number;
  readonly nextAttemptAt: Instant;
}

/** Mails the house owes, as rows: once each by the unique key, claimed by moving their next attempt away. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Complainants who can be told: one of them, or all who did not withdraw. Anonymous and erased ones never. */
  addressees(tx: Transaction, complaintId: ComplaintId, only: ComplainantId | null): Promise<Addressee[]> {
    return tx.query<Addressee>({
      name: 'mail-addressees',
      text: `SELECT c.imported, c.origin, c.status, p.id AS "complainantId", p.customer_id AS "customerId", cu.locale,
          mail.value AS recipient
        FROM complaint c
        JOIN complainant p ON p.complaint_id = c.id
        JOIN customer cu ON cu.id = p.customer_id AND cu.erased_at IS NULL
        LEFT JOIN LATERAL (
          SELECT value FROM customer_contact k WHERE k.customer_id = cu.id AND k.kind = 'email'
          ORDER BY k.preferred DESC, k.id LIMIT 1
        ) mail ON true
        WHERE c.id = $1 AND (p.id = $2 OR ($2::uuid IS NULL AND p.withdrawn_at IS NULL))
        ORDER BY p.ordinal`,
      values: [complaintId, only],
    });
  }

  async callback(tx: Transaction, id: CallbackId): Promise<CallbackStanding | null> {
    const [standing] = await tx.query<CallbackStanding>({
      name: 'mail-callback-standing',
      text: `SELECT complainant_id AS "complainantId", state, generation, due_at AS "dueAt" FROM callback WHERE id = $1`,
      values: [id],
    });
    return standing ?? null;
  }

  async message(tx: Transaction, id: MessageId): Promise<MessageStanding | null> {
    const [standing] = await tx.query<MessageStanding>({
      name: 'mail-message-standing',
      text: `SELECT complainant_id AS "complainantId", channel FROM message WHERE id = $1 AND direction = 'outgoing'`,
      values: [id],
    });
    return standing ?? null;
  }

  /** Whether this row is new; one that is there already, from an earlier delivery of the event, is left alone. */
  async add(tx: Transaction, notification: NewNotification): Promise<boolean> {
    const { id, eventId, template, complaintId, complainantId, customerId, messageId, recipient, locale, at } =
      notification;
    const added = await tx.execute({
      name: 'add-notification',
      text: `INSERT INTO notification (id, event_id, template, complaint_id, complainant_id, customer_id, message_id,
          recipient, locale, state, attempts, next_attempt_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'pending', 0, $10, $10)
        ON CONFLICT (event_id, template, complainant_id) DO NOTHING`,
      values: [id, eventId, template, complaintId, complainantId, customerId, messageId, recipient, locale, at],
    });
    return added === 1;
  }

  /**
   * Takes a pending mail whose time has come: until `leaseEnds` nobody else will. Should this process die meanwhile, the
   * mail is tried again then.
   * @returns how often it was tried, this time included; null where it is not to be had
   */
  async claim(id: NotificationId, now: Instant, leaseEnds: Instant): Promise<number | null> {
    return this.unitOfWork.run(async (tx) => {
      const [claimed] = await tx.query<{ attempts: number }>({
        name: 'claim-notification',
        text: `UPDATE notification SET attempts = attempts + 1, next_attempt_at = $3
          WHERE id = $1 AND state = 'pending' AND next_attempt_at <= $2 RETURNING attempts`,
        values: [id, now, leaseEnds],
      });
      return claimed?.attempts ?? null;
    });
  }

  async standing(id: NotificationId): Promise<NotificationStanding | null> {
    const [standing] = await this.unitOfWork.read<NotificationStanding>({
      name: 'notification-standing',
      text: `SELECT state, attempts, next_attempt_at AS "nextAttemptAt" FROM notification WHERE id = $1`,
      values: [id],
    });
    return standing ?? null;
  }

  /** Keeps what a mail says, so that it can be read later. Not for a customer erased meanwhile. */
  async keepText(id: NotificationId, subject: string, body: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute({
        name: 'keep-notification-text',
        text: `UPDATE notification SET subject = $2, body = $3
          WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM customer WHERE id = customer_id AND erased_at IS NOT NULL)`,
        values: [id, subject, body],
      }),
    );
  }

  /** Notes why a try failed and, where there will be another, when. */
  async noteFailure(id: NotificationId, reason: string, nextAttemptAt: Instant | null): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute({
        name: 'note-notification-failure',
        text: `UPDATE notification SET last_error = $2, next_attempt_at = coalesce($3, next_attempt_at)
          WHERE id = $1 AND state = 'pending'`,
        values: [id, reason, nextAttemptAt],
      }),
    );
  }

  /** The last mails sent to a complainant, oldest first. */
  async sentBefore(complainantId: ComplainantId, limit: number): Promise<readonly NotificationId[]> {
    const rows = await this.unitOfWork.read<{ id: NotificationId }>({
      name: 'notifications-sent',
      text: `SELECT id FROM notification WHERE complainant_id = $1 AND state = 'sent' ORDER BY sent_at DESC, id DESC LIMIT $2`,
      values: [complainantId, limit],
    });
    return rows.map(({ id }) => id).reverse();
  }
}
