import { Injectable } from '@nestjs/common';
import type { JobHandlers } from '@redress/messaging';
import { CallbackExpireProcessor } from './callback-expire.processor';
import { CallbackMissProcessor } from './callback-miss.processor';
import { AlertRingProcessor } from './alert-ring.processor';
import { CallbackRingProcessor } from './callback-ring.processor';
import { ClockDueProcessor } from './clock-due.processor';
import { ClockWarnProcessor } from './clock-warn.processor';
import { MessageReleaseProcessor } from './message-release.processor';
import { NotificationSendProcessor } from './notification-send.processor';

/** Which processor does which job: every job has one, or this does not compile. */
@Injectable()
export class Processors {
  readonly handlers: JobHandlers;

  constructor(
    alertRing: AlertRingProcessor,
    callbackRing: CallbackRingProcessor,
    callbackMiss: CallbackMissProcessor,
    callbackExpire: CallbackExpireProcessor,
    clockWarn: ClockWarnProcessor,
    clockDue: ClockDueProcessor,
    messageRelease: MessageReleaseProcessor,
    notificationSend: NotificationSendProcessor,
  ) {
    this.handlers = {
      'alert-ring': (payload) => alertRing.process(payload),
      'callback-ring': (payload) => callbackRing.process(payload),
      'callback-miss': (payload) => callbackMiss.process(payload),
      'callback-expire': (payload) => callbackExpire.process(payload),
      'clock-warn': (payload) => clockWarn.process(payload),
      'clock-due': (payload) => clockDue.process(payload),
      'message-release': (payload) => messageRelease.process(payload),
      'notification-send': (payload) => notificationSend.process(payload),
    };
  }
}
