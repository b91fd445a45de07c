import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@redress/complaint-domain';
import type { ApiKeyId, EventName } from '@redress/contracts';
import { Clock } from '@redress/platform';
import { DirectoryWatch } from '../snapshot/directory-watch';
import { readApiKey } from './api-key-secret';
import { Identities } from './identities';
import { LastingSignInsQuery } from './lasting-sign-ins.query';
import { sessionHasEnded } from './session-end';
import { digestOf } from './session-token';

/** A sign-in on which something lasting hangs, such as an open socket. It holds no secret. */
export interface LastingSignIn {
  readonly by:
    { readonly kind: 'session'; readonly tokenHash: string } | { readonly kind: 'key'; readonly id: ApiKeyId };
  /** The person with the rights they had when it was made. */
  readonly actor: StaffActor;
}

const CONCERNS_SIGN_INS = /^(staff|api-key)\./;

/** Sign-ins that outlast one request: made once, asked about again and again whether they still stand. */
@Injectable()
export class LastingSignIns {
  constructor(
    private readonly identities: Identities,
    private readonly query: LastingSignInsQuery,
    private readonly directory: DirectoryWatch,
    private readonly clock: Clock,
  ) {}

  async bySessionToken(token: string): Promise<LastingSignIn | null> {
    const signedIn = await this.identities.bySessionToken(token);
    return signedIn === null ? null : { by: { kind: 'session', tokenHash: digestOf(token) }, actor: signedIn.actor };
  }

  async byApiKey(key: string): Promise<LastingSignIn | null> {
    const signedIn = await this.identities.byApiKey(key);
    const parts = readApiKey(key);
    return signedIn === null || parts === null ? null : { by: { kind: 'key', id: parts.id }, actor: signedIn.actor };
  }

  /**
   * The person behind each sign-in with the rights of now; null where it has ended. Two statements, however many there
   * are, and none of it counts as use: an open page alone keeps nobody signed in.
   */
  async standing(signIns: readonly LastingSignIn[]): Promise<(StaffActor | null)[]> {
    const [sessions, keys, snapshot] = await Promise.all([
      this.query.sessions(signIns.flatMap(({ by }) => (by.kind === 'session' ? [by.tokenHash] : []))),
      this.query.apiKeys(signIns.flatMap(({ by }) => (by.kind === 'key' ? [by.id] : []))),
      this.directory.current(),
    ]);
    const now = this.clock.now();
    const alive = new Set<string>([
      ...sessions.filter((each) => !sessionHasEnded(each, this.clock.milliseconds())).map(({ tokenHash }) => tokenHash),
      ...keys
        .filter(({ expiresAt, revokedAt }) => revokedAt === null && (expiresAt === null || expiresAt > now))
        .map(({ id }) => id),
    ]);
    return signIns.map(({ by, actor }) =>
      alive.has(by.kind === 'session' ? by.tokenHash : by.id) ? snapshot.actor(actor.staffId, actor.kind, now) : null,
    );
  }

  /** Calls `listener` after a sign-in ended in this process. */
  onEnded(listener: () => void): void {
    this.identities.onEnded(listener);
  }

  /** Tells of an event of the directory, so that nothing is believed any longer that it made untrue. */
  heard(event: { readonly type: EventName }): void {
    this.directory.heard(event);
    if (CONCERNS_SIGN_INS.test(event.type)) this.identities.forgetAll();
  }
}
