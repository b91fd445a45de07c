/** A mail as it leaves the house. */
export interface OutgoingMail {
  /** Shown as the sender; the address is always the house's own. */
  readonly senderName: string | null;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Earlier mails of the conversation, oldest first. */
  readonly references: readonly string[];
  /** Written by a person; everything else is marked as made by a machine, so that no machine answers it. */
  readonly writtenByPerson: boolean;
}

/** The mail server will never take this mail: the address does not exist, or the mail is not acceptable to it. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** Hands mails to a mail server. */
export abstract class MailTransport {
  /** False where no mail server is set up: then mails wait in the outbox. */
  abstract readonly available: boolean;

  /**
   * Resolves once the server has taken the mail.
   * @throws MailRefused where no later try would help; any other error where one might
   */
  abstract send(mail: OutgoingMail): Promise<void>;

  abstract close(): void;
}
