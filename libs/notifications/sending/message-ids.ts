import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ComplainantId, NotificationId } from '@redress/contracts';

/** What an id of ours stands for: one mail, or the whole conversation with one complainant. */
export type MailReference =
  | { readonly kind: 'mail'; readonly id: NotificationId }
  | { readonly kind: 'conversation'; readonly id: ComplainantId };

const PREFIXES = { mail: 'm', conversation: 'c' } as const;
const SHAPE = /^<([mc])\.([0-9a-f-]{36})\.([0-9a-f]{32})@[^<>\s@]+>$/;

/** The address within `Name <address>`, or the address itself. */
export const bareAddress = (mailbox: string): string => /<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim();

/**
 * Message ids that tell what they are about and that nobody else can make up: an answer that quotes one can be attached
 * to its complaint without trusting the subject line.
 */
export class MessageIds {
  private readonly domain: string;

  /**
   * @param secret signs; whoever has it can make ids
   * @param from the house's own mailbox, whose domain the ids carry
   */
  constructor(
    private readonly secret: string,
    from: string,
  ) {
    this.domain = bareAddress(from).split('@').at(-1) ?? 'localhost';
  }

  write({ kind, id }: MailReference): string {
    return `<${PREFIXES[kind]}.${id}.${this.sign(kind, id)}@${this.domain}>`;
  }

  /** What an id stands for; null where it is not one of ours. */
  read(messageId: string): MailReference | null {
    const [, prefix, id, signature] = SHAPE.exec(messageId.trim()) ?? [];
    if (prefix === undefined || id === undefined || signature === undefined) return null;
    const kind = prefix === PREFIXES.mail ? 'mail' : 'conversation';
    const genuine = timingSafeEqual(Buffer.from(signature), Buffer.from(this.sign(kind, id)));
    return genuine ? ({ kind, id } as MailReference) : null;
  }

  private sign(kind: MailReference['kind'], id: string): string {
    return createHmac('sha256', this.secret).update(`message-id\0${kind}\0${id}`).digest('hex').slice(0, 32);
  }
}
