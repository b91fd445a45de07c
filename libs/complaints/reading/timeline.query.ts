import { Injectable } from '@nestjs/common';
import type { ComplaintId, LoggedComplaintEvent, MessageId, TextId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { EventLog, isComplaintEvent } from '@redress/messaging';
import { byId } from './by-id';
import type { ComplainantCard, MessageView } from './complaint-view';

interface TextRow {
  readonly id: TextId;
  readonly body: string | null;
}

/** Few complaints have more texts, so one trip to the database is mostly enough. */
const USUAL_TEXTS = 60;

/** What a complaint's screens read besides its state. */
@Injectable()
export class TimelineQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
  ) {}

  /** Events before a sequence, newest first. */
  async entries(id: ComplaintId, before: number | null, limit: number): Promise<LoggedComplaintEvent[]> {
    const events = await this.events.readStreamBackwards(id, before, limit);
    return events.filter(isComplaintEvent);
  }

  /** Texts of a complaint: all, but where there are very many. */
  textsOf(id: ComplaintId): Promise<TextRow[]> {
    return this.unitOfWork.read<TextRow>({
      name: 'texts-of',
      text: `SELECT id, body FROM complaint_text WHERE complaint_id = $1 LIMIT ${USUAL_TEXTS}`,
      values: [id],
    });
  }

  /** Bodies of texts by id; null once erased. Those among `known` are not asked for again. */
  async texts(ids: readonly TextId[], known: readonly TextRow[] = []): Promise<Record<TextId, string | null>> {
    const bodies = new Map(known.map(({ id, body }) => [id, body]));
    const unknown = new Set(ids.filter((id) => !bodies.has(id)));
    if (unknown.size > 0) {
      const rows = await this.unitOfWork.read<TextRow>({
        name: 'text-bodies',
        text: 'SELECT id, body FROM complaint_text WHERE id = ANY ($1::uuid[])',
        values: [[...unknown]],
      });
      for (const { id, body } of rows) bodies.set(id, body);
    }
    return byId(
      [...new Set(ids)].flatMap((id): [TextId, string | null][] => {
        const body = bodies.get(id);
        return body === undefined ? [] : [[id, body]];
      }),
    );
  }

  /** Numbers of other complaints that events refer to. */
  async numbers(ids: readonly ComplaintId[]): Promise<ReadonlyMap<ComplaintId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.unitOfWork.read<{ id: ComplaintId; number: string }>({
      name: 'complaint-numbers',
      text: 'SELECT id, number FROM complaint WHERE id = ANY ($1::uuid[])',
      values: [ids],
    });
    return new Map(rows.map(({ id, number }) => [id, number]));
  }

  async complainants(id: ComplaintId): Promise<ComplainantCard[]> {
    return this.unitOfWork.read<ComplainantCard>({
      name: 'complainant-cards',
      text: `SELECT c.id AS "customerId", c.name, c.tier FROM complainant p JOIN customer c ON c.id = p.customer_id
        WHERE p.complaint_id = $1 ORDER BY p.ordinal`,
      values: [id],
    });
  }

  /** Messages and notes, newest first, before a message. */
  async messages(id: ComplaintId, before: MessageId | null, limit: number): Promise<MessageView[]> {
    return this.unitOfWork.read<MessageView>({
      name: 'complaint-messages',
      text: `SELECT m.id, m.direction, m.channel, m.purpose, m.state, m.complainant_id AS "complainantId",
          m.author_id AS "authorId", m.held_until AS "heldUntil", m.created_at AS "createdAt", t.body
        FROM message m JOIN complaint_text t ON t.id = m.text_id
        WHERE m.complaint_id = $1
          AND ($2::uuid IS NULL OR (m.created_at, m.id) < (SELECT b.created_at, b.id FROM message b WHERE b.id = $2))
        ORDER BY m.created_at DESC, m.id DESC LIMIT $3`,
      values: [id, before, limit],
    });
  }

  /** Notes who read a confidential complaint (architecture §6). */
  async recordReading(id: ComplaintId, staffId: string, correlationId: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute({
        text: 'INSERT INTO read_log (complaint_id, staff_id, read_at, correlation_id) VALUES ($1, $2, now(), $3)',
        values: [id, staffId, correlationId],
      }),
    );
  }
}
