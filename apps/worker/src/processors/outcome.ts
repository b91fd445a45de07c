import type { ErrorCode, Instant, Result } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';

/** Two machines never agree on the time to the millisecond: a bell that came early comes again a moment later. */
const TOO_EARLY: readonly ErrorCode[] = [
  'complaint.callback-not-due',
  'complaint.clock-not-due',
  'complaint.message-not-due',
];

/**
 * What became of a command that a timer gave. A refusal is no fault: the callback ended, moved, or was rung by the
 * sweep already.
 */
export const outcomeOf = (result: Result<unknown>, soon: Instant): JobOutcome => {
  if (result.ok) return { done: true };
  const { code } = result.refusal;
  return TOO_EARLY.includes(code) ? { again: soon } : { skipped: code };
};
