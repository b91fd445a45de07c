import { Inject, Injectable } from '@nestjs/common';
import type { StaffActor } from '@redress/complaint-domain';
import { type Instant, instantOf, millisecondsOf, type StaffId } from '@redress/contracts';
import { Clock, type Config, CONFIG } from '@redress/platform';
import { DirectoryWatch } from '../snapshot/directory-watch';
import { readApiKey, secretMatches } from './api-key-secret';
import { ApiKeyRepository } from './api-key.repository';
import { Remembered } from './remembered';
import { digestOf, looksLikeSessionToken } from './session-token';
import { sessionHasEnded } from './session-end';
import { SessionRepository, type StoredSession } from './session.repository';
import type { SignedIn } from './signed-in';

/** Use is written down at most this often, so that a busy session is not a hot row. */
const TOUCH_MILLISECONDS = 60_000;

/** An answer of the session or key table is believed so long; signing out here is noticed here at once. */
const BELIEVED_MILLISECONDS = 5_000;
const MOST_REMEMBERED = 20_000;

interface KnownKey {
  readonly staffId: StaffId;
  readonly expiresAt: Instant | null;
}

/**
 * Who stands behind a session cookie or an API key. What was found is remembered for a few seconds, together with the
 * directory's own cache, so that most requests of somebody signed in cost no query; a session ended in another process,
 * or a key revoked there, works on for as long at most.
 */
@Injectable()
export class Identities {
  private readonly sessions: Remembered<StoredSession>;
  private readonly keys: Remembered<KnownKey>;
  private readonly endListeners: (() => void)[] = [];

  constructor(
    private readonly sessionRows: SessionRepository,
    private readonly keyRows: ApiKeyRepository,
    private readonly directory: DirectoryWatch,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.sessions = new Remembered(BELIEVED_MILLISECONDS, MOST_REMEMBERED, clock);
    this.keys = new Remembered(BELIEVED_MILLISECONDS, MOST_REMEMBERED, clock);
  }

  /** Null for a token that is not ours, has ended, or belongs to somebody no longer in service. */
  async bySessionToken(token: string): Promise<SignedIn | null> {
    if (!looksLikeSessionToken(token)) return null;
    const tokenHash = digestOf(token);
    const session = this.sessions.get(tokenHash) ?? (await this.sessionRows.find(tokenHash));
    if (session === null || sessionHasEnded(session, this.clock.milliseconds())) return null;
    this.sessions.set(tokenHash, await this.touched(tokenHash, session));
    return this.signedIn(session.staffId, 'staff', session.expiresAt);
  }

  /** Null for a key that is not ours, was revoked, has ended, or belongs to somebody no longer in service. */
  async byApiKey(text: string): Promise<SignedIn | null> {
    const parts = readApiKey(text);
    if (parts === null) return null;
    const digest = digestOf(text);
    const known = this.keys.get(digest) ?? (await this.knownKey(digest, parts));
    if (known === null || (known.expiresAt !== null && known.expiresAt <= this.clock.now())) return null;
    return this.signedIn(known.staffId, 'machine', known.expiresAt);
  }

  /** Ends a session; in this process at once, elsewhere within {@link BELIEVED_MILLISECONDS}. */
  async signOut(token: string): Promise<void> {
    if (!looksLikeSessionToken(token)) return;
    const tokenHash = digestOf(token);
    await this.sessionRows.delete(tokenHash);
    this.sessions.forget(tokenHash);
    this.tellEnded();
  }

  /** Nothing remembered is true any more: somebody left, a key was revoked. */
  forgetAll(): void {
    this.sessions.forgetAll();
    this.keys.forgetAll();
    this.tellEnded();
  }

  /** Calls `listener` after sign-ins ended in this process, so that what hangs on them ends at once. */
  onEnded(listener: () => void): void {
    this.endListeners.push(listener);
  }

  /** The first moment after which a session begun now has ended, whatever is done with it. */
  sessionEnd(now: Instant): Instant {
    return instantOf(millisecondsOf(now) + this.config.sessionHours * 3_600_000);
  }

  private tellEnded(): void {
    for (const listener of this.endListeners) listener();
  }

  private async touched(tokenHash: string, session: StoredSession): Promise<StoredSession> {
    const now = this.clock.now();
    if (millisecondsOf(now) - millisecondsOf(session.lastSeenAt) < TOUCH_MILLISECONDS) return session;
    await this.sessionRows.touch(tokenHash, now);
    return { ...session, lastSeenAt: now };
  }

  private async knownKey(
    digest: string,
    { id, secret }: NonNullable<ReturnType<typeof readApiKey>>,
  ): Promise<KnownKey | null> {
    const stored = await this.keyRows.find(id);
    if (stored === null || stored.revokedAt !== null || !secretMatches(secret, stored.hash)) return null;
    const known = { staffId: stored.staffId, expiresAt: stored.expiresAt };
    this.keys.set(digest, known);
    await this.keyRows.touch(id, this.clock.now());
    return known;
  }

  private async signedIn(id: StaffId, kind: StaffActor['kind'], expiresAt: Instant | null): Promise<SignedIn | null> {
    const snapshot = await this.directory.current();
    const actor = snapshot.actor(id, kind, this.clock.now());
    const member = snapshot.member(id);
    if (actor === null || member === undefined) return null;
    const { login, name, locale, zone } = member;
    return { actor, login, name, locale, zone, expiresAt };
  }
}
