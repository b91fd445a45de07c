import { Injectable } from '@nestjs/common';
import type { ComplaintId, CustomerId, Instant } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

@Injectable()
export class PersonalDataRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Empties texts, mails and attachments of these complaints. Returns the storage keys of files to remove. */
  async erase(tx: Transaction, ids: readonly ComplaintId[], at: Instant): Promise<readonly string[]> {
    await tx.execute({
      text: `UPDATE complaint_text SET body = NULL, salt = NULL, erased_at = $2
        WHERE complaint_id = ANY ($1::uuid[]) AND erased_at IS NULL`,
      values: [ids, at],
    });
    await tx.execute({
      text: 'UPDATE notification SET recipient = NULL, subject = NULL, body = NULL WHERE complaint_id = ANY ($1::uuid[])',
      values: [ids],
    });
    const files = await tx.query<{ key: string }>({
      text: `WITH held AS (
          SELECT id, storage_key AS key FROM attachment WHERE complaint_id = ANY ($1::uuid[]) AND erased_at IS NULL FOR UPDATE)
        UPDATE attachment SET file_name = NULL, storage_key = NULL, erased_at = $2 FROM held WHERE attachment.id = held.id
        RETURNING held.key`,
      values: [ids, at],
    });
    return files.map(({ key }) => key);
  }

  /** What complaints hold of a customer, as plain data: numbers, dates, and every text. */
  of(customerId: CustomerId): Promise<readonly object[]> {
    return this.unitOfWork.read<object>({
      text: `SELECT c.number, c.received_at AS "receivedAt", c.channel, c.status, c.outcome, c.closed_at AS "closedAt",
          coalesce((SELECT json_agg(json_build_object('kind', t.kind, 'createdAt', t.created_at, 'body', t.body) ORDER BY t.created_at, t.id)
            FROM complaint_text t WHERE t.complaint_id = c.id AND t.body IS NOT NULL), '[]') AS texts,
          coalesce((SELECT json_agg(json_build_object('fileName', a.file_name, 'sizeBytes', a.size_bytes) ORDER BY a.created_at, a.id)
            FROM attachment a WHERE a.complaint_id = c.id AND a.erased_at IS NULL), '[]') AS attachments
        FROM complaint c WHERE c.id IN (SELECT complaint_id FROM complainant WHERE customer_id = $1) ORDER BY c.received_at, c.id`,
      values: [customerId],
    });
  }
}
