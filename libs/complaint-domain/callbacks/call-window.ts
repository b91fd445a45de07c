import { type Instant, millisecondsOf, plusMinutes, type Refusal } from '@redress/contracts';
import { refuse } from '../decision';
import type { CallbackPolicyBody } from './callback-policy';
import { nextAllowed, nextQuiet, type QuietHours } from './quiet-hours';

/** When a customer expects our call: [dueAt, until). */
export interface CallWindow {
  readonly dueAt: Instant;
  readonly until: Instant;
}

export const isCallWindow = (found: CallWindow | Refusal): found is CallWindow => 'until' in found;

const earlier = (one: Instant, other: Instant | null): Instant => (other === null || one < other ? one : other);

/** The window that policy gives to a moment outside quiet hours: its usual length, cut where quiet hours begin. */
export const usualWindow = (dueAt: Instant, policy: CallbackPolicyBody, zone: string): CallWindow => ({
  dueAt,
  until: earlier(plusMinutes(dueAt, policy.windowMinutes), nextQuiet(policy.quietHours, dueAt, zone)),
});

/** The first start from `at` on for a window of this length, or for a shorter one where no day has room for it. */
const nextStart = (quiet: QuietHours, at: Instant, milliseconds: number, zone: string): Instant => {
  const first = nextAllowed(quiet, at, zone);
  let start = first;
  for (let days = 0; days < 3; days += 1) {
    const end = nextQuiet(quiet, start, zone);
    if (end === null || millisecondsOf(end) - millisecondsOf(start) >= milliseconds) return start;
    start = nextAllowed(quiet, end, zone);
  }
  return first;
};

/**
 * The window asked for, its end by policy where none is named; or why the customer cannot be promised it: it lies in the
 * past, is inverted, or reaches into their quiet hours. The last refusal tells the next start that would do.
 */
export const agreedWindow = (
  asked: { readonly dueAt: Instant; readonly until?: Instant | undefined },
  { now, policy, zone }: { readonly now: Instant; readonly policy: CallbackPolicyBody; readonly zone: string },
): CallWindow | Refusal => {
  const { dueAt, until } = asked;
  if (dueAt <= now) return refuse('complaint.due-in-past');
  if (until !== undefined && until <= dueAt) return refuse('complaint.callback-window-inverted');
  const { quietHours } = policy;
  const quietAt = nextQuiet(quietHours, dueAt, zone);
  const isFree = quietAt === null || (until === undefined ? quietAt > dueAt : quietAt >= until);
  if (quietHours === null || isFree) return until === undefined ? usualWindow(dueAt, policy, zone) : { dueAt, until };
  const length = until === undefined ? 1 : millisecondsOf(until) - millisecondsOf(dueAt);
  return refuse('complaint.callback-quiet-hours', {
    next: nextStart(quietHours, dueAt, length, zone),
    from: quietHours.from,
    to: quietHours.to,
    zone,
  });
};
