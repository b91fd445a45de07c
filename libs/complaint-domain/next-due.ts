import { type Instant, plusMinutes } from '@redress/contracts';
import type { Complaint } from './complaint';

/** A substantive answer is promised within so many hours of receipt (playbook §5). */
export const FIRST_REPLY_HOURS = 24;

const answered = (complaint: Complaint): boolean =>
  complaint.messages.some((message) => message.state !== 'cancelled' && message.state !== 'failed') ||
  complaint.callbacks.some((callback) => callback.attempts.some((attempt) => attempt.outcome === 'reached')) ||
  complaint.complainants.some((complainant) => complainant.agreement === 'confirmed');

const earliest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>((first, instant) => (first === null || instant < first ? instant : first), null);

/**
 * What falls due next on a complaint: open callbacks, a handover on offer, tasks, remedies to deliver, and the first
 * reply while nobody has answered. Null where nothing is owed. Lists are sorted by it. History owes nothing.
 */
export const nextDueOf = (complaint: Complaint): Instant | null => {
  const callbacks = complaint.callbacks
    .filter((callback) => callback.state === 'scheduled' || callback.state === 'ringing')
    .map((callback) => callback.dueAt);
  if (complaint.status === 'closed') return earliest(callbacks);
  return earliest([
    ...callbacks,
    ...(complaint.handover === null ? [] : [complaint.handover.lapsesAt]),
    ...complaint.tasks.flatMap((task) => (task.state === 'open' && task.dueAt !== null ? [task.dueAt] : [])),
    ...complaint.remedies
      .filter((remedy) => remedy.state === 'accepted' || remedy.state === 'granted')
      .map((remedy) => remedy.dueAt),
    ...(answered(complaint) || complaint.anonymous || complaint.imported
      ? []
      : [plusMinutes(complaint.receivedAt, FIRST_REPLY_HOURS * 60)]),
  ]);
};
