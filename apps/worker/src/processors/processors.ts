import { Injectable } from '@nestjs/common';
import type { JobHandlers } from '@redress/messaging';
import { ComplaintBellProcessor } from './complaint-bell.processor';
import { NotificationSendProcessor } from './notification-send.processor';

/** Which processor does which job: every job has one, or this does not compile. */
@Injectable()
export class Processors {
  readonly handlers: JobHandlers;

  constructor(bell: ComplaintBellProcessor, notificationSend: NotificationSendProcessor) {
    this.handlers = {
      'alert-ring': (payload) => bell.process({ name: 'alert-ring', payload }),
      'callback-ring': (payload) => bell.process({ name: 'callback-ring', payload }),
      'callback-miss': (payload) => bell.process({ name: 'callback-miss', payload }),
      'callback-expire': (payload) => bell.process({ name: 'callback-expire', payload }),
      'clock-warn': (payload) => bell.process({ name: 'clock-warn', payload }),
      'clock-due': (payload) => bell.process({ name: 'clock-due', payload }),
      'message-release': (payload) => bell.process({ name: 'message-release', payload }),
      'notification-send': (payload) => notificationSend.process(payload),
    };
  }
}
