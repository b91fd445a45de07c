import type { Instant } from '@redress/contracts';
import type { Complaint } from '../complaint';

/** What was said to the customer, and when; a message counts once it left the house. */
const contacts = (complaint: Complaint): readonly Instant[] => [
  ...complaint.messages
    .filter(({ state }) => state === 'queued' || state === 'sent')
    .map((message) => message.heldUntil),
  ...complaint.callbacks.flatMap((callback) =>
    callback.attempts.filter(({ outcome }) => outcome === 'reached').map((attempt) => attempt.attemptedAt),
  ),
  ...complaint.complainants.flatMap(({ agreement, agreedAt }) =>
    agreement === 'confirmed' && agreedAt !== null ? [agreedAt] : [],
  ),
];

/** Whether the customer had a substantive answer (playbook §5). */
export const answered = (complaint: Complaint): boolean =>
  complaint.messages.some(({ state }) => state === 'queued' || state === 'sent') ||
  complaint.callbacks.some(({ attempts }) => attempts.some(({ outcome }) => outcome === 'reached')) ||
  complaint.complainants.some(({ agreement }) => agreement === 'confirmed');

/** Whether the customer knows that we have the complaint: they spoke to a person, were mailed so, or were answered. */
export const acknowledged = (complaint: Complaint): boolean => complaint.acknowledgedAt !== null || answered(complaint);

/** When the customer last heard from us; null before that. */
export const lastContactAt = (complaint: Complaint): Instant | null =>
  contacts(complaint).reduce<Instant | null>((last, at) => (last === null || at > last ? at : last), null);
