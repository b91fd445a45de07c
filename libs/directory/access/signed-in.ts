import type { StaffActor } from '@redress/complaint-domain';
import type { Instant, Locale } from '@redress/contracts';

/** A person, or a key acting as one, whose credentials were checked. */
export interface SignedIn {
  readonly actor: StaffActor;
  readonly login: string;
  readonly name: string;
  readonly locale: Locale;
  readonly zone: string;
  /** Null for an API key without an end. */
  readonly expiresAt: Instant | null;
}
