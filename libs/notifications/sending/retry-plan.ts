/** How often a mail is tried, and how long it rests in between. */
export interface RetryPlan {
  /** Pauses after the first, second … failed try, in milliseconds; one more failure than there are pauses ends it. */
  readonly pauses: readonly number[];
  /** Whoever takes a mail has it for so long; a process that dies with it delays it by that, no more. */
  readonly leaseMilliseconds: number;
}

/** Injection token of the {@link RetryPlan}. */
export const RETRY_PLAN = Symbol('RetryPlan');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Ten tries over about two days: mail servers are down for minutes, and for weekends. */
export const MAIL_RETRY_PLAN: RetryPlan = {
  pauses: [15 * SECOND, MINUTE, 5 * MINUTE, 20 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 12 * HOUR, 24 * HOUR],
  leaseMilliseconds: 3 * MINUTE,
};
