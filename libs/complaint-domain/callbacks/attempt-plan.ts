import { type AttemptOutcome, type Instant, plusMinutes } from '@redress/contracts';
import { type CallbackPolicyBody, DEFAULT_CALLBACK_POLICY } from './callback-policy';
import { type CallWindow, usualWindow } from './call-window';
import { hourOfDay, nextAllowed, nextHour } from './quiet-hours';

/** What an outcome leads to. */
export type Follow =
  /** The callback has done its work. */
  | 'ends'
  /** The next attempt by plan, or the end of the plan. */
  | 'next-by-plan'
  /** The next attempt in a few minutes, or the end of the plan. */
  | 'soon'
  /** Nobody calls until another number is known. */
  | 'number-wanted'
  /** The customer does not want to be called, and is not. */
  | 'declined'
  /** A window that the customer asked for. */
  | 'new-window';

/** What each outcome of an attempt leads to, whether it counts against the plan, and whether somebody was spoken to. */
export const AFTER_ATTEMPT: Readonly<
  Record<AttemptOutcome, { readonly follow: Follow; readonly counts: boolean; readonly spoke: boolean }>
> = {
  reached: { follow: 'ends', counts: true, spoke: true },
  'no-answer': { follow: 'next-by-plan', counts: true, spoke: false },
  busy: { follow: 'soon', counts: true, spoke: false },
  voicemail: { follow: 'next-by-plan', counts: true, spoke: false },
  'wrong-number': { follow: 'number-wanted', counts: true, spoke: false },
  'refused-to-talk': { follow: 'declined', counts: true, spoke: true },
  // The customer asking for another time is a contact, not a failure.
  'asked-to-call-at': { follow: 'new-window', counts: false, spoke: true },
};

/** Attempts made that count against a plan. */
export const countedAttempts = (attempts: readonly { readonly outcome: AttemptOutcome }[]): number =>
  attempts.filter(({ outcome }) => AFTER_ATTEMPT[outcome].counts).length;

/** An attempt plan and how far it has come. */
export interface PlanSoFar {
  readonly spacings: readonly number[];
  /** When attempts were made, the last one included; at least one. */
  readonly attemptedAt: readonly Instant[];
  /** No attempt at or after this; null: no end. */
  readonly expiresAt: Instant | null;
}

const spacingAfter = ({ spacings, attemptedAt }: PlanSoFar): number =>
  spacings[Math.min(attemptedAt.length, spacings.length) - 1] ?? DEFAULT_CALLBACK_POLICY.spacings[0] ?? 60;

/** The first moment from `at` on that lies in no hour of `taken` and in no quiet hours; null where a day has none. */
const firstOtherHour = (
  at: Instant,
  taken: ReadonlySet<number>,
  { quietHours }: CallbackPolicyBody,
  zone: string,
): Instant | null => {
  let candidate = nextAllowed(quietHours, at, zone);
  for (let hours = 0; hours <= 25; hours += 1) {
    if (!taken.has(hourOfDay(candidate, zone))) return candidate;
    candidate = nextAllowed(quietHours, nextHour(candidate, zone), zone);
  }
  return null;
};

/**
 * The window of the next attempt by plan (playbook §7: repeated effort at different hours): after the spacing, outside
 * quiet hours, and at an hour of the customer's day at which nobody tried yet; where every hour was tried, at another one
 * than last. Null where the callback would expire first.
 */
export const nextByPlan = (plan: PlanSoFar, policy: CallbackPolicyBody, zone: string): CallWindow | null => {
  const last = plan.attemptedAt.at(-1);
  if (last === undefined) throw new Error('a plan goes on from an attempt');
  const earliest = plusMinutes(last, spacingAfter(plan));
  const tried = new Set(plan.attemptedAt.map((at) => hourOfDay(at, zone)));
  const dueAt =
    firstOtherHour(earliest, tried, policy, zone) ??
    firstOtherHour(earliest, new Set([hourOfDay(last, zone)]), policy, zone) ??
    nextAllowed(policy.quietHours, earliest, zone);
  return beforeExpiry(dueAt, plan, policy, zone);
};

/** The window in which a busy line is tried again; null where the callback would expire first. */
export const nextSoon = (plan: PlanSoFar, policy: CallbackPolicyBody, zone: string): CallWindow | null => {
  const last = plan.attemptedAt.at(-1);
  if (last === undefined) throw new Error('a plan goes on from an attempt');
  const dueAt = nextAllowed(policy.quietHours, plusMinutes(last, policy.busyMinutes), zone);
  return beforeExpiry(dueAt, plan, policy, zone);
};

const beforeExpiry = (
  dueAt: Instant,
  { expiresAt }: PlanSoFar,
  policy: CallbackPolicyBody,
  zone: string,
): CallWindow | null => {
  if (expiresAt !== null && dueAt >= expiresAt) return null;
  const window = usualWindow(dueAt, policy, zone);
  return expiresAt !== null && window.until > expiresAt ? { dueAt, until: expiresAt } : window;
};
