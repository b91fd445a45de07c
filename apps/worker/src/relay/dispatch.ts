import { Injectable } from '@nestjs/common';
import type { ComplaintId, LoggedEvent, NotificationId } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { type EventConsumer, isComplaintEvent, type JobOrder, jobOrdersOf } from '@redress/messaging';
import { NotificationPlanner } from '@redress/notifications';
import { Clock } from '@redress/platform';
import { Bells } from './bells';

/** Under this name the relay keeps its place in the log. */
export const DISPATCH = 'dispatch';

/**
 * Sends every event where the routes table says: mails owed become rows in the transaction that moves the consumer's
 * place, so each comes to be once; bells are set when that is committed. A crash in between loses bells and no row, and
 * the sweep rings from the rows.
 */
@Injectable()
export class Dispatch implements EventConsumer {
  readonly name = DISPATCH;
  readonly startsAt = 'beginning';

  constructor(
    private readonly planner: NotificationPlanner,
    private readonly bells: Bells,
    private readonly clock: Clock,
  ) {}

  async handle(event: LoggedEvent, tx: Transaction): Promise<void> {
    if (!isComplaintEvent(event)) return;
    const orders = [...jobOrdersOf(event, event.streamId as ComplaintId)];
    for (const id of await this.planner.plan(tx, event)) orders.push(this.sending(id));
    if (orders.length > 0) tx.afterCommit(() => this.bells.send(orders));
  }

  private sending(notificationId: NotificationId): JobOrder {
    return {
      order: 'schedule',
      job: { name: 'notification-send', payload: { notificationId }, at: this.clock.now() },
    };
  }
}
