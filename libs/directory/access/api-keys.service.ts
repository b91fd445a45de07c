import { Injectable } from '@nestjs/common';
import { type ApiKeyId, done, type Instant, refused, type Result, type StaffId } from '@redress/contracts';
import { Ids } from '@redress/platform';
import { DirectoryDesk } from '../directory-desk';
import { DirectoryWatch } from '../snapshot/directory-watch';
import { newApiKeySecret, writeApiKey } from './api-key-secret';
import { ApiKeyRepository, type ApiKeyRow } from './api-key.repository';
import { Identities } from './identities';
import { permit } from './permit';
import type { RequestContext } from './request-context';
import { digestOf } from './session-token';

/** A key to be. */
export interface NewApiKey {
  /** Whom it acts as, with all their rights. */
  readonly staffId: StaffId;
  readonly name: string;
  readonly expiresAt?: Instant | undefined;
}

/** A key just issued. The text is told this once and kept nowhere. */
export type IssuedApiKey = ApiKeyRow & { readonly key: string };

/** Keys with which programs act as a member of staff. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly rows: ApiKeyRepository,
    private readonly directory: DirectoryWatch,
    private readonly identities: Identities,
    private readonly ids: Ids,
  ) {}

  async list(asking: RequestContext): Promise<Result<readonly ApiKeyRow[]>> {
    return permit(asking.actor, 'directory.write') ?? done(await this.rows.list());
  }

  /**
   * Not done once per Idempotency-Key: keeping the answer would keep the secret. Sent twice, two keys are issued, and
   * the one not wanted can be revoked. Refusals: staff.not-found, staff.left.
   */
  async issue(asking: RequestContext, { staffId, name, expiresAt }: NewApiKey): Promise<Result<IssuedApiKey>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    const member = (await this.directory.current()).member(staffId);
    if (member === undefined) return refused('staff.not-found');
    if (!member.active) return refused('staff.left');
    const secret = newApiKeySecret(this.ids.next<ApiKeyId>());
    const { actor, correlationId } = asking;
    return this.desk.carryOut({ actor, correlationId }, async ({ tx, now, log }) => {
      const row: ApiKeyRow = {
        id: secret.id,
        staffId,
        name,
        createdAt: now,
        expiresAt: expiresAt ?? null,
        revokedAt: null,
        lastUsedAt: null,
      };
      await this.rows.insert(tx, row, digestOf(secret.secret));
      log({ type: 'api-key.issued', payload: { apiKeyId: row.id, staffId } });
      return done({ ...row, key: writeApiKey(secret) });
    });
  }

  /** Refusal: api-key.not-found, also for one revoked before. */
  async revoke(asking: RequestContext, id: ApiKeyId): Promise<Result<ApiKeyRow>> {
    const forbidden = permit(asking.actor, 'directory.write');
    if (forbidden !== null) return forbidden;
    return this.desk.carryOut(asking, async ({ tx, now, log }) => {
      const row = await this.rows.revoke(tx, id, now);
      if (row === null) return refused('api-key.not-found');
      log({
        type: 'api-key.revoked',
        payload: { apiKeyId: id, staffId: row.staffId },
      });
      tx.afterCommit(() => this.identities.forgetAll());
      return done(row);
    });
  }
}
