import type { Actor } from '@redress/complaint-domain';

/** The key under which one command is done once, however often it is sent (architecture §3). */
export interface CommandKey {
  /** Method and pattern of the route, such as `POST /api/v1/complaints`. */
  readonly route: string;
  /** What the client chose. */
  readonly key: string;
  /** Digest of path and body: the same key with another request is refused. */
  readonly requestHash: string;
}

/** Who asks, on whose cause, and under which key: handed to every service beside its own arguments. */
export interface RequestContext {
  readonly actor: Actor;
  readonly correlationId: string;
  /** Left out where the client sent no `Idempotency-Key`. */
  readonly idempotency?: CommandKey;
}
