import { Injectable } from '@nestjs/common';
import type { JobHandlers } from '@redress/messaging';
import { CallbackRingProcessor } from './callback-ring.processor';
import { HandoverLapseProcessor } from './handover-lapse.processor';
import { MessageReleaseProcessor } from './message-release.processor';
import { NotificationSendProcessor } from './notification-send.processor';

/** Which processor does which job: every job has one, or this does not compile. */
@Injectable()
export class Processors {
  readonly handlers: JobHandlers;

  constructor(
    callbackRing: CallbackRingProcessor,
    handoverLapse: HandoverLapseProcessor,
    messageRelease: MessageReleaseProcessor,
    notificationSend: NotificationSendProcessor,
  ) {
    this.handlers = {
      'callback-ring': (payload) => callbackRing.process(payload),
      'handover-lapse': (payload) => handoverLapse.process(payload),
      'message-release': (payload) => messageRelease.process(payload),
      'notification-send': (payload) => notificationSend.process(payload),
    };
  }
}
