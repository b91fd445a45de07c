import { Injectable } from '@nestjs/common';
import type { ApiKeyId, Instant, StaffId } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

/** What a key is checked against. */
export interface StoredApiKey {
  readonly id: ApiKeyId;
  readonly staffId: StaffId;
  readonly hash: string;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** A key as lists show it: everything but its secret. */
export interface ApiKeyRow {
  readonly id: ApiKeyId;
  readonly staffId: StaffId;
  readonly name: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
  /** Exact to the minute. */
  readonly lastUsedAt: Instant | null;
}

const ROW = `id, staff_id AS "staffId", name, created_at AS "createdAt", expires_at AS "expiresAt",
  revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;

/** Rows of API keys. */
@Injectable()
export class ApiKeyRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: ApiKeyId): Promise<StoredApiKey | null> {
    const [row] = await this.unitOfWork.read<StoredApiKey>({
      name: 'api-key-find',
      text: `SELECT id, staff_id AS "staffId", hash, expires_at AS "expiresAt", revoked_at AS "revokedAt" FROM api_key WHERE id = $1`,
      values: [id],
    });
    return row ?? null;
  }

  list(): Promise<ApiKeyRow[]> {
    return this.unitOfWork.read<ApiKeyRow>(`SELECT ${ROW} FROM api_key ORDER BY created_at DESC, id DESC LIMIT 500`);
  }

  async insert(tx: Transaction, key: ApiKeyRow, hash: string): Promise<void> {
    await tx.execute(
      'INSERT INTO api_key (id, staff_id, name, hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [key.id, key.staffId, key.name, hash, key.createdAt, key.expiresAt],
    );
  }

  /** @returns the key as it is afterwards, or null where there is no such key that was not revoked before */
  async revoke(tx: Transaction, id: ApiKeyId, at: Instant): Promise<ApiKeyRow | null> {
    const [row] = await tx.query<ApiKeyRow>(
      `UPDATE api_key SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL RETURNING ${ROW}`,
      [id, at],
    );
    return row ?? null;
  }

  /** Ends every key that acts as this person. */
  revokeAllOf(tx: Transaction, staffId: StaffId, at: Instant): Promise<number> {
    return tx.execute('UPDATE api_key SET revoked_at = $2 WHERE staff_id = $1 AND revoked_at IS NULL', [staffId, at]);
  }

  /** Writes use down at most once a minute, so that a busy key is not a hot row. */
  async touch(id: ApiKeyId, at: Instant): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE api_key SET last_used_at = $2
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`,
        [id, at],
      ),
    );
  }
}
