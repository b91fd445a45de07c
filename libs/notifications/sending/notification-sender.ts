import { Inject, Injectable, Logger } from '@nestjs/common';
import { instantOf, type NotificationId } from '@redress/contracts';
import { ConcurrentWrite, DatabaseUnavailable, isConnectionFailure, sqlState } from '@redress/database';
import type { JobOutcome } from '@redress/messaging';
import { Clock, messageOf } from '@redress/platform';
import { NotificationRepository } from '../notification.repository';
import type { MailFacts } from '../rendering/mail-facts.query';
import { MailDesk, type ReadyMail } from './mail-desk';
import { MailRefused, MailTransport } from './mail-transport';
import { NotificationRecorder } from './notification-recorder';
import { RETRY_PLAN, type RetryPlan } from './retry-plan';

const LONGEST_REASON = 500;

const isDatabaseFault = (error: unknown): boolean =>
  error instanceof DatabaseUnavailable ||
  error instanceof ConcurrentWrite ||
  isConnectionFailure(error) ||
  sqlState(error) !== undefined;

/**
 * Sends mails the house owes. A mail is claimed before it leaves and noted as sent afterwards; a process that dies in
 * between leaves the claim to run out, and the mail goes once more. So a mail leaves at least once, and twice only then.
 */
@Injectable()
export class NotificationSender {
  private readonly logger = new Logger(NotificationSender.name);

  constructor(
    private readonly notifications: NotificationRepository,
    private readonly desk: MailDesk,
    private readonly transport: MailTransport,
    private readonly recorder: NotificationRecorder,
    private readonly clock: Clock,
    @Inject(RETRY_PLAN) private readonly plan: RetryPlan,
  ) {}

  /** Tries to send one mail. Throws only where the database fails; whatever is wrong with the mail is noted on its row. */
  async send(id: NotificationId): Promise<JobOutcome> {
    const attempt = await this.notifications.claim(id, this.clock.now(), this.later(this.plan.leaseMilliseconds));
    if (attempt === null) return this.notToBeHad(id);
    const facts = await this.desk.read(id);
    if (facts === null) return { skipped: 'notification.unknown' };
    let ready: ReadyMail;
    try {
      ready = await this.desk.prepare(facts);
    } catch (error) {
      // Erased meanwhile, or a template at fault: that is this mail's alone. A lost database concerns them all.
      if (isDatabaseFault(error)) throw error;
      return this.giveUp(facts, error);
    }
    return this.deliver(ready, attempt);
  }

  private async deliver({ facts, mail, byMail }: ReadyMail, attempt: number): Promise<JobOutcome> {
    if (!byMail || !this.transport.available) {
      await this.recorder.record(facts, 'outbox');
      return { done: true };
    }
    if (mail === null) return this.giveUp(facts, new Error('there is no mail address'));
    try {
      await this.transport.send(mail);
    } catch (error) {
      if (error instanceof MailRefused) return this.giveUp(facts, error);
      return this.tryLater(facts, attempt, error);
    }
    await this.recorder.record(facts, 'sent');
    return { done: true };
  }

  private async tryLater(facts: MailFacts, attempt: number, error: unknown): Promise<JobOutcome> {
    const pause = this.plan.pauses[attempt - 1];
    if (pause === undefined) return this.giveUp(facts, error);
    const again = this.later(pause);
    this.logger.warn(`Mail ${facts.id} did not leave at try ${attempt}: ${messageOf(error)}`);
    await this.notifications.noteFailure(facts.id, messageOf(error).slice(0, LONGEST_REASON), again);
    return { again };
  }

  private async giveUp(facts: MailFacts, error: unknown): Promise<JobOutcome> {
    this.logger.warn(`Mail ${facts.id} is given up: ${messageOf(error)}`);
    await this.notifications.noteFailure(facts.id, messageOf(error).slice(0, LONGEST_REASON), null);
    await this.recorder.record(facts, 'failed');
    return { done: true };
  }

  /** Sent already, or in somebody's hands, or not due again yet. */
  private async notToBeHad(id: NotificationId): Promise<JobOutcome> {
    const standing = await this.notifications.standing(id);
    if (standing === null) return { skipped: 'notification.unknown' };
    return standing.state === 'pending'
      ? { again: standing.nextAttemptAt }
      : { skipped: `notification.${standing.state}` };
  }

  private later(milliseconds: number): ReturnType<Clock['now']> {
    return instantOf(this.clock.milliseconds() + milliseconds);
  }
}
