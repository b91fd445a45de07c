import { Injectable } from '@nestjs/common';
import type { ComplainantId, ComplaintId, Instant, LoggedComplaintEvent, NotificationId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { type Notice, type NoticeCondition, noticeOf } from '@redress/messaging';
import { Clock, Ids } from '@redress/platform';
import { type Addressee, type CallbackStanding, NotificationRepository } from '../notification.repository';

/** What conditions are asked about. */
interface Circumstances {
  readonly addressee: Addressee;
  readonly callback: CallbackStanding | null;
  readonly notice: Notice;
  readonly now: Instant;
}

/** When the house writes by itself; the conditions are explained where routes name them. */
const CONDITIONS: Readonly<Record<NoticeCondition, (circumstances: Circumstances) => boolean>> = {
  'not-imported': ({ addressee }) => !addressee.imported,
  'customer-spoke-first': ({ addressee }) => addressee.origin === 'customer',
  'still-open': ({ addressee }) => addressee.status === 'open',
  'still-booked': ({ callback, notice, now }) =>
    callback !== null &&
    callback.state === 'scheduled' &&
    callback.dueAt > now &&
    notice.to === 'callback' &&
    callback.generation === notice.generation,
};

/** Turns what happened into rows of mails owed, in the transaction that notes the event as dealt with. */
@Injectable()
export class NotificationPlanner {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @returns ids of the mails owed because of this event; none where it was dealt with before */
  async plan(tx: Transaction, event: LoggedComplaintEvent): Promise<readonly NotificationId[]> {
    const notice = noticeOf(event);
    if (notice === null) return [];
    const complaintId = event.streamId as ComplaintId;
    const callback = notice.to === 'callback' ? await this.notifications.callback(tx, notice.callbackId) : null;
    const only = await this.only(tx, notice, callback);
    if (only === 'nobody') return [];
    const now = this.clock.now();
    const planned: NotificationId[] = [];
    for (const addressee of await this.notifications.addressees(tx, complaintId, only)) {
      // What a person wrote is owed even without an address: it fails visibly, or waits to be taken along by hand.
      if (addressee.recipient === null && notice.template !== 'reply') continue;
      if (!notice.only.every((condition) => CONDITIONS[condition]({ addressee, callback, notice, now }))) continue;
      const id = this.ids.next<NotificationId>();
      const { complainantId, customerId, recipient, locale } = addressee;
      const messageId = notice.to === 'message' ? notice.messageId : null;
      const { template } = notice;
      const added = await this.notifications.add(tx, {
        id,
        eventId: event.id,
        template,
        complaintId,
        complainantId,
        customerId,
        messageId,
        recipient,
        locale,
        at: now,
      });
      if (added) planned.push(id);
    }
    return planned;
  }

  /** The one complainant it is for; null for all of them. */
  private async only(
    tx: Transaction,
    notice: Notice,
    callback: CallbackStanding | null,
  ): Promise<ComplainantId | null | 'nobody'> {
    switch (notice.to) {
      case 'each-complainant':
        return null;
      case 'complainant':
        return notice.complainantId;
      case 'callback':
        return callback?.complainantId ?? 'nobody';
      case 'message':
        return (await this.notifications.message(tx, notice.messageId))?.complainantId ?? 'nobody';
    }
  }
}
