import { Injectable } from '@nestjs/common';
import type {
  CallbackId,
  CallbackKind,
  Channel,
  ComplainantId,
  ComplaintId,
  EventPayloads,
  Instant,
  Locale,
  MessageId,
  MessagePurpose,
  NewComplaintEvent,
  NotificationId,
  NotificationTemplate,
  OwnershipKind,
  RemedyKind,
  RemedyState,
  StaffId,
  TextId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';

/** What every mail is made of. */
export interface MailFacts {
  readonly id: NotificationId;
  readonly template: NotificationTemplate;
  readonly complaintId: ComplaintId;
  readonly complainantId: ComplainantId;
  readonly messageId: MessageId | null;
  readonly recipient: string | null;
  readonly locale: Locale;
  readonly number: string;
  readonly cycle: number;
  readonly receivedAt: Instant;
  readonly nextDueAt: Instant | null;
  readonly ownerId: StaffId;
  readonly ownerKind: OwnershipKind;
  readonly agreement: { readonly problemTextId: TextId; readonly outcomeWantedTextId: TextId } | null;
  readonly refusalTextId: TextId | null;
  readonly mergedIntoNumber: string | null;
  /** Null once the customer was erased. */
  readonly customerName: string | null;
  readonly zone: string;
  /** The event that made the house write. */
  readonly event: {
    [N in NewComplaintEvent['type']]: { readonly type: N; readonly payload: EventPayloads[N] };
  }[NewComplaintEvent['type']];
}

/** A colleague and their unit, as a customer may know them. */
export interface PersonFacts {
  readonly id: StaffId;
  readonly name: string;
  readonly unit: string;
  readonly unitZh: string | null;
}

export interface RemedyFacts {
  readonly kind: RemedyKind;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly text: string | null;
  readonly dueAt: Instant;
  readonly state: RemedyState;
}

export interface CallbackFacts {
  readonly kind: CallbackKind;
}

export interface MessageFacts {
  readonly channel: Channel;
  readonly purpose: MessagePurpose;
  readonly authorId: StaffId | null;
  /** Null once erased. */
  readonly body: string | null;
}

type FactsRow = Omit<MailFacts, 'event'> & { readonly envelope: string };

/** Reads what mails say. Rows, as they stand when the mail is made; what changed hands comes from the event. */
@Injectable()
export class MailFactsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(id: NotificationId): Promise<MailFacts | null> {
    const [row] = await this.unitOfWork.read<FactsRow>({
      name: 'mail-facts',
      text: `SELECT n.id, n.template, n.complaint_id AS "complaintId", n.complainant_id AS "complainantId",
          n.message_id AS "messageId", n.recipient, n.locale, c.number, c.cycle, c.received_at AS "receivedAt",
          c.next_due_at AS "nextDueAt", c.owner_id AS "ownerId", c.owner_kind AS "ownerKind", c.agreement,
          c.refusal_text_id AS "refusalTextId", merged.number AS "mergedIntoNumber", cu.name AS "customerName",
          coalesce(cu.zone, u.zone) AS zone, e.envelope
        FROM notification n
        JOIN complaint c ON c.id = n.complaint_id
        JOIN unit u ON u.id = c.unit_id
        JOIN event_log e ON e.id = n.event_id
        LEFT JOIN customer cu ON cu.id = n.customer_id
        LEFT JOIN complaint merged ON merged.id = c.merged_into_id
        WHERE n.id = $1`,
      values: [id],
    });
    if (row === undefined) return null;
    const { envelope, ...facts } = row;
    return { ...facts, event: JSON.parse(envelope) as MailFacts['event'] };
  }

  async person(id: StaffId): Promise<PersonFacts> {
    const [person] = await this.unitOfWork.read<PersonFacts>({
      name: 'mail-person',
      text: `SELECT s.id, s.name, u.name AS unit, u.name_zh AS "unitZh"
        FROM staff s JOIN unit u ON u.id = s.unit_id WHERE s.id = $1`,
      values: [id],
    });
    if (person === undefined) throw new Error(`There is no member of staff ${id}.`);
    return person;
  }

  /** What was written under an id; null once erased. */
  async text(id: TextId): Promise<string | null> {
    const [row] = await this.unitOfWork.read<{ body: string | null }>({
      name: 'mail-text',
      text: 'SELECT body FROM complaint_text WHERE id = $1',
      values: [id],
    });
    return row?.body ?? null;
  }

  /** Remedies of one complainant in the present cycle that stand, in the order they were proposed. */
  remedies({ complaintId, complainantId, cycle }: MailFacts, states: readonly RemedyState[]): Promise<RemedyFacts[]> {
    return this.unitOfWork.read<RemedyFacts>({
      name: 'mail-remedies',
      text: `SELECT r.kind, r.money_amount AS amount, r.money_currency AS currency, t.body AS text, r.due_at AS "dueAt", r.state
        FROM remedy r JOIN complaint_text t ON t.id = r.text_id
        WHERE r.complaint_id = $1 AND r.complainant_id = $2 AND r.cycle = $3 AND r.state = ANY ($4::text[])
        ORDER BY r.ordinal`,
      values: [complaintId, complainantId, cycle, states],
    });
  }

  async callback(id: CallbackId): Promise<CallbackFacts> {
    const [row] = await this.unitOfWork.read<CallbackFacts>({
      name: 'mail-callback',
      text: 'SELECT kind FROM callback WHERE id = $1',
      values: [id],
    });
    if (row === undefined) throw new Error(`There is no callback ${id}.`);
    return row;
  }

  async message(id: MessageId): Promise<MessageFacts> {
    const [row] = await this.unitOfWork.read<MessageFacts>({
      name: 'mail-message',
      text: `SELECT m.channel, m.purpose, m.author_id AS "authorId", t.body
        FROM message m JOIN complaint_text t ON t.id = m.text_id WHERE m.id = $1`,
      values: [id],
    });
    if (row === undefined) throw new Error(`There is no message ${id}.`);
    return row;
  }
}
