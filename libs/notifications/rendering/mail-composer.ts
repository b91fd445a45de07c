import { Injectable } from '@nestjs/common';
import { CallbackLinks } from '@redress/callbacks';
import { FIRST_REPLY_HOURS } from '@redress/complaint-domain';
import {
  type Instant,
  type Locale,
  type NotificationTemplate,
  type Outcome,
  plusMinutes,
  type RemedyState,
  type TextId,
  WORDS,
} from '@redress/contracts';
import { Clock } from '@redress/platform';
import { moneyInWords, momentInWords } from './in-words';
import { type MailFacts, MailFactsQuery, type PersonFacts, type RemedyFacts } from './mail-facts.query';
import type { MailBasics, MailViews, Person, RemedyLine, Signature } from './mail-views';
import { CALLBACK_PURPOSES, DECISIONS } from './sentences';

/** A text that a mail needs is not there any more, or the mail has nothing to say. No later try would help. */
export class NothingToSay extends Error {
  override readonly name = 'NothingToSay';
}

/** What a mail says, and how it goes. */
export interface Composed<T extends NotificationTemplate = NotificationTemplate> {
  readonly template: T;
  readonly view: MailViews[T];
  /** The colleague whose name it carries as its sender; null where the house itself writes. */
  readonly sender: Person | null;
  /** False where it was written for a channel that leaves the house by hand, such as a letter. */
  readonly byMail: boolean;
}

const AGREED: readonly RemedyState[] = ['accepted', 'granted', 'fulfilled'];
const DELIVERED: readonly RemedyState[] = ['fulfilled'];

const inLanguage = ({ name, unit, unitZh }: PersonFacts, locale: Locale): Person => ({
  name,
  unit: locale === 'zh-CN' ? (unitZh ?? unit) : unit,
});
const signedBy = ({ name, unit }: Person): Signature => ({ name, unit });
const signedByUnit = ({ unit }: Person): Signature => ({ name: unit, unit: null });

/** Gathers what each mail says, in the words, the language and the time zone of the customer. */
@Injectable()
export class MailComposer {
  constructor(
    private readonly facts: MailFactsQuery,
    private readonly clock: Clock,
    private readonly links: CallbackLinks,
  ) {}

  /** @throws NothingToSay where what the mail is about was erased */
  compose(facts: MailFacts): Promise<Composed> {
    return this.composers[facts.template](facts);
  }

  /** One for each template; a new one does not compile without. */
  private readonly composers: { readonly [T in NotificationTemplate]: (facts: MailFacts) => Promise<Composed<T>> } = {
    acknowledgement: async (facts) => {
      const owner = await this.owner(facts);
      const answerBy = plusMinutes(facts.receivedAt, FIRST_REPLY_HOURS * 60);
      return {
        template: 'acknowledgement',
        sender: null,
        byMail: true,
        view: {
          ...this.basics(facts, signedBy(owner)),
          receivedAt: this.moment(facts.receivedAt, facts),
          owner: { ...owner, onDuty: facts.ownerKind === 'duty-officer' },
          answerBy: answerBy > this.clock.now() ? this.moment(answerBy, facts) : null,
        },
      };
    },

    'owner-changed': async (facts) => {
      const { event } = facts;
      if (event.type !== 'complaint.handover-accepted' && event.type !== 'complaint.passed-to-deputy')
        throw new NothingToSay(`${event.type} changes no owner`);
      const newOwner = await this.person(event.payload.toId, facts);
      const handedOver = event.type === 'complaint.handover-accepted';
      const sender = handedOver ? await this.person(event.payload.fromId, facts) : null;
      return {
        template: 'owner-changed',
        sender,
        byMail: true,
        view: {
          ...this.basics(facts, sender === null ? signedByUnit(newOwner) : signedBy(sender)),
          newOwner,
          handedOver,
          nextDueAt: facts.nextDueAt === null ? null : this.moment(facts.nextDueAt, facts),
        },
      };
    },

    'agreed-outcome': async (facts) => {
      const owner = await this.owner(facts);
      const remedies = await this.remedies(facts, AGREED);
      const refusal = await this.text(facts.refusalTextId);
      if (remedies.length === 0 && refusal === null) throw new NothingToSay('nothing was agreed or refused');
      return {
        template: 'agreed-outcome',
        sender: null,
        byMail: true,
        view: {
          ...this.basics(facts, signedBy(owner)),
          owner,
          problem: await this.text(facts.agreement?.problemTextId ?? null),
          outcomeWanted: await this.text(facts.agreement?.outcomeWantedTextId ?? null),
          remedies,
          refusal,
        },
      };
    },

    'callback-appointment': async (facts) => {
      const { type, payload } = facts.event;
      const isAppointment =
        type === 'complaint.callback-scheduled' ||
        type === 'complaint.callback-moved' ||
        type === 'complaint.callback-attempted';
      if (!isAppointment) throw new NothingToSay(`${type} makes no appointment`);
      const dueAt = 'nextDueAt' in payload ? payload.nextDueAt : payload.dueAt;
      if (dueAt === null) throw new NothingToSay('no further call is planned');
      const { kind } = await this.facts.callback(payload.callbackId);
      return {
        template: 'callback-appointment',
        sender: null,
        byMail: true,
        view: {
          ...this.basics(facts, signedBy(await this.owner(facts))),
          dueAt: this.moment(dueAt, facts),
          purpose: CALLBACK_PURPOSES[kind][facts.locale],
          link: await this.links.addressFor(payload.callbackId),
        },
      };
    },

    closing: async (facts) => {
      const owner = await this.owner(facts);
      const outcome = this.outcomeOf(facts);
      return {
        template: 'closing',
        sender: null,
        byMail: true,
        view: {
          ...this.basics(facts, signedBy(owner)),
          owner,
          decision: DECISIONS[outcome][facts.locale]
            .replace('{number}', facts.number)
            .replace('{survivor}', facts.mergedIntoNumber ?? ''),
          remedies: await this.remedies(facts, DELIVERED),
          survivor: outcome === 'duplicate',
        },
      };
    },

    reply: async (facts) => {
      if (facts.messageId === null) throw new NothingToSay('a reply without a message');
      const { body, channel, purpose, authorId } = await this.facts.message(facts.messageId);
      if (body === null) throw new NothingToSay('what was written has been erased');
      const author = authorId === null ? null : await this.person(authorId, facts);
      const signature = author === null ? signedByUnit(await this.owner(facts)) : signedBy(author);
      return {
        template: 'reply',
        sender: author,
        byMail: channel === 'email',
        view: { ...this.basics(facts, signature), body, purpose },
      };
    },
  };

  private basics({ number, customerName }: MailFacts, signature: Signature): MailBasics {
    if (customerName === null) throw new NothingToSay('the customer has been erased');
    return { number, customer: customerName, signature };
  }

  private outcomeOf({ event }: MailFacts): Outcome {
    switch (event.type) {
      case 'complaint.closed':
        return event.payload.outcome;
      case 'complaint.complainant-withdrew':
        return 'withdrawn';
      default:
        throw new NothingToSay(`${event.type} closes nothing`);
    }
  }

  private moment(at: Instant, { locale, zone }: MailFacts): string {
    return momentInWords(at, locale, zone);
  }

  private owner(facts: MailFacts): Promise<Person> {
    return this.person(facts.ownerId, facts);
  }

  private async person(id: PersonFacts['id'], { locale }: MailFacts): Promise<Person> {
    return inLanguage(await this.facts.person(id), locale);
  }

  private text(id: TextId | null): Promise<string | null> {
    return id === null ? Promise.resolve(null) : this.facts.text(id);
  }

  private async remedies(facts: MailFacts, states: readonly RemedyState[]): Promise<RemedyLine[]> {
    const found = await this.facts.remedies(facts, states);
    return found.flatMap((remedy) => (remedy.text === null ? [] : [this.remedy(remedy, remedy.text, facts)]));
  }

  private remedy({ kind, amount, currency, dueAt, state }: RemedyFacts, text: string, facts: MailFacts): RemedyLine {
    const money = amount === null || currency === null ? null : moneyInWords({ amount, currency }, facts.locale);
    return {
      kind: WORDS.remedy[kind][facts.locale],
      money,
      text,
      dueAt: this.moment(dueAt, facts),
      done: state === 'fulfilled',
    };
  }
}
