import type { MessagePurpose, NotificationTemplate } from '@redress/contracts';

/** A colleague as the customer sees them. */
export interface Person {
  readonly name: string;
  /** Their unit, in the customer's language. */
  readonly unit: string;
}

/** Who signs. Without a name of a colleague it is the unit that writes. */
export interface Signature {
  readonly name: string;
  readonly unit: string | null;
}

export interface RemedyLine {
  readonly kind: string;
  readonly money: string | null;
  readonly text: string;
  readonly dueAt: string;
  readonly done: boolean;
}

/** What every mail has. All times, amounts and words are in the customer's language and zone already. */
export interface MailBasics {
  readonly number: string;
  readonly customer: string;
  readonly signature: Signature;
}

/** What each template needs; a template without its entry does not compile. */
export interface MailViews {
  acknowledgement: MailBasics & {
    readonly receivedAt: string;
    readonly owner: Person & { readonly onDuty: boolean };
    /** End of the first 24 hours; null where they are over. */
    readonly answerBy: string | null;
  };
  'owner-changed': MailBasics & {
    readonly newOwner: Person;
    /** False where the old owner left or may not know of it any more: then the house writes, and names no one. */
    readonly handedOver: boolean;
    readonly nextDueAt: string | null;
  };
  'agreed-outcome': MailBasics & {
    readonly owner: Person;
    readonly problem: string | null;
    readonly outcomeWanted: string | null;
    readonly remedies: readonly RemedyLine[];
    readonly refusal: string | null;
  };
  'callback-appointment': MailBasics & {
    readonly dueAt: string;
    readonly purpose: string;
    /** Where the customer chooses another time; null where the call is not to be moved any more. */
    readonly link: string | null;
  };
  closing: MailBasics & {
    readonly owner: Person;
    readonly decision: string;
    readonly remedies: readonly RemedyLine[];
    /** Whether the matter lives on in another complaint. */
    readonly survivor: boolean;
  };
  reply: MailBasics & { readonly body: string; readonly purpose: MessagePurpose };
}

/** One view with the name of its template. */
export type MailView = {
  [T in NotificationTemplate]: { readonly template: T; readonly view: MailViews[T] };
}[NotificationTemplate];
