import { Injectable } from '@nestjs/common';
import { type Instant, refused, type Result } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { Clock } from '@redress/platform';
import { Identities } from './identities';
import { LoginThrottle } from './login-throttle';
import { passwordMatches } from './passwords';
import { digestOf, newSessionToken } from './session-token';
import { SessionRepository } from './session.repository';
import type { SignedIn } from './signed-in';

/** A new session. The token is told once, to its owner. */
export interface NewSession {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly signedIn: SignedIn;
}

/** Signing in with login and password, and out again. */
@Injectable()
export class SignIn {
  constructor(
    private readonly throttle: LoginThrottle,
    private readonly sessions: SessionRepository,
    private readonly identities: Identities,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param address where the attempt comes from, as far as we can tell
   * @returns refusals auth.throttled (with the seconds to wait) and auth.wrong-credentials, which does not tell whether
   * the login exists, the password is wrong or the person has left
   */
  async signIn(login: string, password: string, address: string): Promise<Result<NewSession>> {
    const attempt = await this.throttle.attempt(login, address);
    if (!attempt.allowed) return refused('auth.throttled', { seconds: attempt.seconds });
    const credentials = await this.sessions.credentialsOf(login);
    const matches = await passwordMatches(credentials?.passwordHash ?? null, password);
    if (credentials === null || !matches || !credentials.active) return refused('auth.wrong-credentials');
    await this.throttle.succeeded(login, address);

    const token = newSessionToken();
    const now = this.clock.now();
    const expiresAt = this.identities.sessionEnd(now);
    const session = { staffId: credentials.staffId, expiresAt, lastSeenAt: now };
    await this.unitOfWork.run((tx) => this.sessions.insert(tx, digestOf(token), session));
    const signedIn = await this.identities.bySessionToken(token);
    return signedIn === null ? refused('auth.wrong-credentials') : { ok: true, value: { token, expiresAt, signedIn } };
  }

  /** Ends a session; a token that is none of ours is no error. */
  signOut(token: string): Promise<void> {
    return this.identities.signOut(token);
  }
}
