import { Injectable } from '@nestjs/common';
import type { Instant, StaffId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { ApiKeyRepository } from './api-key.repository';
import { Identities } from './identities';
import { SessionRepository } from './session.repository';

/** Takes away what somebody is signed in with, in the transaction that gives the reason. */
@Injectable()
export class SignOuts {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly keys: ApiKeyRepository,
    private readonly identities: Identities,
  ) {}

  /** Ends every session; keys work on. For a changed password. */
  async sessionsOf(tx: Transaction, staffId: StaffId): Promise<void> {
    await this.sessions.deleteOfStaff(tx, staffId);
    tx.afterCommit(() => this.identities.forgetAll());
  }

  /** Ends every session and revokes every key. For somebody who leaves. */
  async everythingOf(tx: Transaction, staffId: StaffId, at: Instant): Promise<void> {
    await this.keys.revokeAllOf(tx, staffId, at);
    await this.sessionsOf(tx, staffId);
  }
}
