import { createTransport, type Transporter } from 'nodemailer';
import { bareAddress } from './message-ids';
import { MailRefused, MailTransport, type OutgoingMail } from './mail-transport';

const CONNECT_MILLISECONDS = 10_000;
const SILENCE_MILLISECONDS = 30_000;
const CONNECTIONS = 2;

/** Faults of this mail alone; a wrong password or a server that is down concerns all and passes. */
const OF_THIS_MAIL = ['EENVELOPE', 'EMESSAGE'];

const isRefusal = (error: unknown): error is Error => {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const permanent = typeof responseCode !== 'number' || (responseCode >= 500 && responseCode < 600);
  return typeof code === 'string' && OF_THIS_MAIL.includes(code) && permanent;
};

/** Mail through the server of SMTP_URL; null keeps everything in the outbox. */
export class SmtpTransport extends MailTransport {
  private readonly transporter: Transporter | null;

  constructor(
    url: string | null,
    private readonly from: string,
  ) {
    super();
    this.transporter =
      url === null
        ? null
        : createTransport({
            url,
            pool: true,
            maxConnections: CONNECTIONS,
            connectionTimeout: CONNECT_MILLISECONDS,
            greetingTimeout: CONNECT_MILLISECONDS,
            socketTimeout: SILENCE_MILLISECONDS,
            // Nothing in a mail may make this process read a file or fetch an address.
            disableFileAccess: true,
            disableUrlAccess: true,
          });
  }

  override get available(): boolean {
    return this.transporter !== null;
  }

  override async send(mail: OutgoingMail): Promise<void> {
    if (this.transporter === null) throw new Error('No mail server is set up.');
    try {
      await this.transporter.sendMail({
        from: this.sender(mail.senderName),
        // As an object, so that an odd address is one address and never a list.
        to: { name: '', address: mail.recipient },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        references: [...mail.references],
        ...(mail.references.length === 0 ? {} : { inReplyTo: mail.references.at(-1) }),
        headers: mail.writtenByPerson ? {} : { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    } catch (error) {
      throw isRefusal(error) ? new MailRefused(error.message, { cause: error }) : error;
    }
  }

  override close(): void {
    this.transporter?.close();
  }

  private sender(name: string | null): string | { name: string; address: string } {
    return name === null ? this.from : { name, address: bareAddress(this.from) };
  }
}
