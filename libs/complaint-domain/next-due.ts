import type { Instant } from '@redress/contracts';
import { isOpen } from './callbacks/open-callbacks';
import type { Complaint } from './complaint';

/** A substantive answer is promised within so many hours of receipt (playbook §5); a policy may set another time. */
export const FIRST_REPLY_HOURS = 24;

const earliest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((first, instant) => (first === null || instant < first ? instant : first), null);

/**
 * What falls due next on a complaint: open callbacks, remedies to deliver, and every clock that is not paused. Null
 * where nothing is owed: closed without care to come, or history that nobody works on. Lists are sorted by it.
 */
export const nextDueOf = (complaint: Complaint): Instant | null => {
  const callbacks = complaint.callbacks.filter(isOpen).map((callback) => callback.dueAt);
  if (complaint.status === 'closed') return earliest(callbacks);
  return earliest([
    ...callbacks,
    ...complaint.clocks.filter(({ pausedAt }) => pausedAt === null).map(({ dueAt }) => dueAt),
    ...complaint.remedies
      .filter((remedy) => remedy.state === 'accepted' || remedy.state === 'granted')
      .map((remedy) => remedy.dueAt),
  ]);
};
