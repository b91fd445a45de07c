import type { CallbackId, ComplainantId, MessageId, NotificationTemplate } from '@redress/contracts';

/** When the house writes by itself: each is asked of the complaint at the moment the event is dealt with. */
export const NOTICE_CONDITIONS = [
  /** Not history brought in from elsewhere, which mails nobody. */
  'not-imported',
  /** The customer spoke first; one who does not know yet of a latent complaint is not startled by a machine. */
  'customer-spoke-first',
  /** A complaint that was closed meanwhile is told of by its closing mail alone. */
  'still-open',
  /** The appointment still stands as the event made it, and lies ahead. */
  'still-booked',
] as const;
export type NoticeCondition = (typeof NOTICE_CONDITIONS)[number];

/** Whom a notice is for. In every case only complainants who are not anonymous and have an address. */
export type NoticeTo =
  | { readonly to: 'each-complainant' }
  | { readonly to: 'complainant'; readonly complainantId: ComplainantId }
  | { readonly to: 'callback'; readonly callbackId: CallbackId; readonly generation: number }
  | { readonly to: 'message'; readonly messageId: MessageId };

/** What an event makes the house tell the customer. */
export type Notice = NoticeTo & {
  readonly template: NotificationTemplate;
  readonly only: readonly NoticeCondition[];
};

export const eachComplainant: NoticeTo = { to: 'each-complainant' };
