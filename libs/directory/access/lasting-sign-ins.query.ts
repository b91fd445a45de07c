import { Injectable } from '@nestjs/common';
import type { ApiKeyId, Instant } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import type { StoredSession } from './session.repository';

export interface SessionNow extends Pick<StoredSession, 'expiresAt' | 'lastSeenAt'> {
  readonly tokenHash: string;
}

export interface ApiKeyNow {
  readonly id: ApiKeyId;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** Looks at many sessions and keys at once, without counting as a use of them. */
@Injectable()
export class LastingSignInsQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async sessions(tokenHashes: readonly string[]): Promise<SessionNow[]> {
    if (tokenHashes.length === 0) return [];
    return this.unitOfWork.read<SessionNow>({
      name: 'sessions-now',
      text: `SELECT token_hash AS "tokenHash", expires_at AS "expiresAt", last_seen_at AS "lastSeenAt"
        FROM session WHERE token_hash = ANY ($1::text[])`,
      values: [tokenHashes],
    });
  }

  async apiKeys(ids: readonly ApiKeyId[]): Promise<ApiKeyNow[]> {
    if (ids.length === 0) return [];
    return this.unitOfWork.read<ApiKeyNow>({
      name: 'api-keys-now',
      text: `SELECT id, expires_at AS "expiresAt", revoked_at AS "revokedAt" FROM api_key WHERE id = ANY ($1::uuid[])`,
      values: [ids],
    });
  }
}
