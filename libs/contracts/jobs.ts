import type { CallbackId, ComplaintId, HandoverId, MessageId, NotificationId } from './ids';

/**
 * Jobs carry pointers, never content: the handler reloads the row, locks it and asks whether the duty still stands.
 * Queue and job names are stored text; renaming one strands what waits under the old name.
 */
export interface JobMap {
  /** Ring a callback that falls due. */
  'callback-ring': { readonly complaintId: ComplaintId; readonly callbackId: CallbackId; readonly generation: number };
  /** Let an offered handover lapse that nobody answered. */
  'handover-lapse': { readonly complaintId: ComplaintId; readonly handoverId: HandoverId };
  /** Let a held message go once its undo time is over. */
  'message-release': { readonly complaintId: ComplaintId; readonly messageId: MessageId };
  /** Hand one notification to the mail server. */
  'notification-send': { readonly notificationId: NotificationId };
}
export type JobName = keyof JobMap;

/** Which queue a job waits in. Bells must ring on time, so they never queue behind mail. */
export const JOB_QUEUES = {
  'callback-ring': 'bells',
  'handover-lapse': 'bells',
  'message-release': 'bells',
  'notification-send': 'mail',
} as const satisfies Record<JobName, string>;
export type QueueName = (typeof JOB_QUEUES)[JobName];
export const QUEUES: readonly QueueName[] = ['bells', 'mail'];

/** What a handler did with a job; a skip names its reason (architecture §4). */
export type JobResult = { readonly done: true } | { readonly skipped: string };
