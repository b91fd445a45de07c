import type { CallbackId, ClockId, ComplaintId, EscalationId, MessageId, NotificationId } from './ids';

/**
 * Jobs carry pointers, never content: the handler reloads the row, locks it and asks whether the duty still stands.
 * Queue and job names are stored text; renaming one strands what waits under the old name.
 */
export interface JobMap {
  /** Ring a callback that falls due. */
  'callback-ring': { readonly complaintId: ComplaintId; readonly callbackId: CallbackId; readonly generation: number };
  /** Note that a promised window passed without an attempt. */
  'callback-miss': { readonly complaintId: ComplaintId; readonly callbackId: CallbackId; readonly generation: number };
  /** End a callback that stayed open for too long. */
  'callback-expire': {
    readonly complaintId: ComplaintId;
    readonly callbackId: CallbackId;
    readonly generation: number;
  };
  /** Let a held message go once its undo time is over. */
  'message-release': { readonly complaintId: ComplaintId; readonly messageId: MessageId };
  /** Warn that a clock's due time comes near. */
  'clock-warn': { readonly complaintId: ComplaintId; readonly clockId: ClockId; readonly generation: number };
  /** Say that a clock's due time has passed. */
  'clock-due': { readonly complaintId: ComplaintId; readonly clockId: ClockId; readonly generation: number };
  /** Tell whoever an escalation calls, once their working hours begin. */
  'alert-ring': { readonly complaintId: ComplaintId; readonly escalationId: EscalationId };
  /** Hand one notification to the mail server. */
  'notification-send': { readonly notificationId: NotificationId };
}
export type JobName = keyof JobMap;

/** Which queue a job waits in. Bells must ring on time, so they never queue behind mail. */
export const JOB_QUEUES = {
  'callback-ring': 'bells',
  'callback-miss': 'bells',
  'callback-expire': 'bells',
  'message-release': 'bells',
  'clock-warn': 'bells',
  'clock-due': 'bells',
  'alert-ring': 'bells',
  'notification-send': 'mail',
} as const satisfies Record<JobName, string>;
export type QueueName = (typeof JOB_QUEUES)[JobName];
export const QUEUES: readonly QueueName[] = ['bells', 'mail'];

/** What a handler did with a job; a skip names its reason (architecture §4). */
export type JobResult = { readonly done: true } | { readonly skipped: string };
