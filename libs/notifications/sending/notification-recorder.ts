import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { EventPayloads } from '@redress/contracts';
import { jobId } from '@redress/messaging';
import { messageOf } from '@redress/platform';
import type { MailFacts } from '../rendering/mail-facts.query';

type Told = EventPayloads['complaint.customer-notified']['result'];

/** The first pause between two tries; each is twice as long as the one before. */
const FIRST_PAUSE_MILLISECONDS = 100;
/** Together the pauses last some 50 s, well within the time for which the mail is ours alone. */
const TRIES = 10;

/**
 * Notes on the complaint what became of a mail. The event and the state of the mail's row are one commit, so the
 * timeline and the row never differ.
 */
@Injectable()
export class NotificationRecorder {
  private readonly logger = new Logger(NotificationRecorder.name);

  constructor(private readonly handling: Handling) {}

  /**
   * Holds on through a short loss of the database, because a mail that left and is not noted would leave again.
   * @throws where it stays impossible
   */
  async record({ id, complaintId, template, messageId }: MailFacts, result: Told): Promise<void> {
    const correlationId = jobId('notification-send', { notificationId: id });
    const asking = { actor: { kind: 'system', id: 'notifier' } as const, correlationId };
    for (let attempt = 1; ; attempt += 1) {
      try {
        const input = { notificationId: id, template, messageId, result };
        const recorded = await this.handling.execute(asking, complaintId, 'record-notification', input);
        if (!recorded.ok) throw new Error(`What became of mail ${id} was refused: ${recorded.refusal.code}.`);
        return;
      } catch (error) {
        if (attempt === TRIES) throw error;
        this.logger.warn(`What became of mail ${id} could not be noted yet: ${messageOf(error)}`);
        await delay(FIRST_PAUSE_MILLISECONDS * 2 ** (attempt - 1));
      }
    }
  }
}
