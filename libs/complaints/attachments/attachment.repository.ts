import { Injectable } from '@nestjs/common';
import type { AttachmentId, ComplaintId, Instant, MessageDirection, StaffId } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

export interface AttachmentView {
  readonly id: AttachmentId;
  readonly direction: MessageDirection;
  /** Null once erased. */
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly createdById: StaffId | null;
  readonly createdAt: Instant;
}

export interface NewAttachment {
  readonly attachmentId: AttachmentId;
  readonly complaintId: ComplaintId;
  readonly direction: MessageDirection;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly createdById: StaffId | null;
  readonly createdAt: Instant;
}

const COLUMNS = `id, direction, file_name AS "fileName", media_type AS "mediaType", size_bytes::float8 AS "sizeBytes", sha256,
  created_by_id AS "createdById", created_at AS "createdAt"`;

@Injectable()
export class AttachmentRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(tx: Transaction, attachment: NewAttachment): Promise<void> {
    await tx.execute({
      text: `INSERT INTO attachment
        (id, complaint_id, direction, file_name, media_type, size_bytes, sha256, storage_key, created_by_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      values: [
        attachment.attachmentId,
        attachment.complaintId,
        attachment.direction,
        attachment.fileName,
        attachment.mediaType,
        attachment.sizeBytes,
        attachment.sha256,
        attachment.storageKey,
        attachment.createdById,
        attachment.createdAt,
      ],
    });
  }

  of(complaintId: ComplaintId): Promise<AttachmentView[]> {
    return this.unitOfWork.read<AttachmentView>({
      name: 'attachments',
      text: `SELECT ${COLUMNS} FROM attachment WHERE complaint_id = $1 ORDER BY created_at, id`,
      values: [complaintId],
    });
  }

  /** One attachment and where its bytes lie; null where there is none or it was erased. */
  async stored(
    complaintId: ComplaintId,
    id: AttachmentId,
  ): Promise<{ readonly attachment: AttachmentView; readonly key: string } | null> {
    const [row] = await this.unitOfWork.read<AttachmentView & { readonly key: string }>({
      name: 'attachment-stored',
      text: `SELECT ${COLUMNS}, storage_key AS key FROM attachment
        WHERE complaint_id = $1 AND id = $2 AND storage_key IS NOT NULL`,
      values: [complaintId, id],
    });
    if (row === undefined) return null;
    const { key, ...attachment } = row;
    return { attachment, key };
  }
}
