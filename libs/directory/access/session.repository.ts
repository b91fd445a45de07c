import { Injectable } from '@nestjs/common';
import type { Instant, StaffId } from '@redress/contracts';
import { type Transaction, UnitOfWork } from '@redress/database';

/** A session as it is stored. */
export interface StoredSession {
  readonly staffId: StaffId;
  readonly expiresAt: Instant;
  readonly lastSeenAt: Instant;
}

/** What a sign-in is checked against. */
export interface StoredCredentials {
  readonly staffId: StaffId;
  readonly passwordHash: string;
  readonly active: boolean;
}

/** Rows of sessions, and the one look at a password's hash. */
@Injectable()
export class SessionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async credentialsOf(login: string): Promise<StoredCredentials | null> {
    const [row] = await this.unitOfWork.read<StoredCredentials>({
      name: 'credentials',
      text: `SELECT id AS "staffId", password_hash AS "passwordHash", active FROM staff WHERE lower(login) = lower($1)`,
      values: [login],
    });
    return row ?? null;
  }

  async find(tokenHash: string): Promise<StoredSession | null> {
    const [row] = await this.unitOfWork.read<StoredSession>({
      name: 'session-find',
      text: `SELECT staff_id AS "staffId", expires_at AS "expiresAt", last_seen_at AS "lastSeenAt" FROM session WHERE token_hash = $1`,
      values: [tokenHash],
    });
    return row ?? null;
  }

  async insert(tx: Transaction, tokenHash: string, session: StoredSession): Promise<void> {
    await tx.execute(
      'INSERT INTO session (token_hash, staff_id, created_at, expires_at, last_seen_at) VALUES ($1, $2, $3, $4, $3)',
      [tokenHash, session.staffId, session.lastSeenAt, session.expiresAt],
    );
  }

  async touch(tokenHash: string, seenAt: Instant): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute('UPDATE session SET last_seen_at = $2 WHERE token_hash = $1 AND last_seen_at < $2', [
        tokenHash,
        seenAt,
      ]),
    );
  }

  async delete(tokenHash: string): Promise<void> {
    await this.unitOfWork.run((tx) => tx.execute('DELETE FROM session WHERE token_hash = $1', [tokenHash]));
  }

  /** Signs somebody out everywhere. */
  deleteOfStaff(tx: Transaction, staffId: StaffId): Promise<number> {
    return tx.execute('DELETE FROM session WHERE staff_id = $1', [staffId]);
  }

  /** Sweeps out sessions that ended by themselves. */
  deleteEnded(tx: Transaction, now: Instant, idleSince: Instant): Promise<number> {
    return tx.execute('DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2', [now, idleSince]);
  }
}
