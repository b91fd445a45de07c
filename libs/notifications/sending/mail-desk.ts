import { Injectable } from '@nestjs/common';
import { withoutLinkTokens } from '@redress/callbacks';
import type { NotificationId } from '@redress/contracts';
import { NotificationRepository } from '../notification.repository';
import { MailComposer } from '../rendering/mail-composer';
import { type MailFacts, MailFactsQuery } from '../rendering/mail-facts.query';
import { MailRenderer } from '../rendering/mail-renderer';
import type { MailView } from '../rendering/mail-views';
import { MessageIds } from './message-ids';
import type { OutgoingMail } from './mail-transport';

/** Earlier mails that a mail names, so that the customer's program shows one conversation. */
const REFERENCES = 10;

/** A mail made ready. */
export interface ReadyMail {
  readonly facts: MailFacts;
  /** Null where there is no address to send it to. */
  readonly mail: OutgoingMail | null;
  /** Whether it leaves by mail at all; a letter waits in the outbox to be taken along. */
  readonly byMail: boolean;
}

/** Makes mails ready: gathers what they say, puts it in words, threads them into the conversation. */
@Injectable()
export class MailDesk {
  constructor(
    private readonly facts: MailFactsQuery,
    private readonly composer: MailComposer,
    private readonly renderer: MailRenderer,
    private readonly messageIds: MessageIds,
    private readonly notifications: NotificationRepository,
  ) {}

  /** The text is kept with the row before anything leaves, without the secret part of links. Throws NothingToSay where what it is about was erased. */
  async prepare(facts: MailFacts): Promise<ReadyMail> {
    const composed = await this.composer.compose(facts);
    const { subject, text, html } = this.renderer.render(composed as MailView, facts.locale);
    await this.notifications.keepText(facts.id, subject, withoutLinkTokens(text));
    const { byMail, sender, template } = composed;
    if (facts.recipient === null) return { facts, mail: null, byMail };
    const earlier = await this.notifications.sentBefore(facts.complainantId, REFERENCES);
    return {
      facts,
      byMail,
      mail: {
        senderName: sender?.name ?? null,
        recipient: facts.recipient,
        subject,
        text,
        html,
        messageId: this.messageIds.write({ kind: 'mail', id: facts.id }),
        references: [
          this.messageIds.write({ kind: 'conversation', id: facts.complainantId }),
          ...earlier.map((id) => this.messageIds.write({ kind: 'mail', id })),
        ],
        writtenByPerson: template === 'reply',
      },
    };
  }

  read(id: NotificationId): Promise<MailFacts | null> {
    return this.facts.of(id);
  }
}
