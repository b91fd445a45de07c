import { Injectable } from '@nestjs/common';
import type { JobMap } from '@redress/contracts';
import type { JobOutcome } from '@redress/messaging';
import { NotificationSender } from '@redress/notifications';

/** Hands one mail to the mail server. */
@Injectable()
export class NotificationSendProcessor {
  constructor(private readonly sender: NotificationSender) {}

  process({ notificationId }: JobMap['notification-send']): Promise<JobOutcome> {
    return this.sender.send(notificationId);
  }
}
