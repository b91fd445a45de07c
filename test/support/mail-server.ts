import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { freePort } from '@redress/platform';
import { eventually } from './eventually';

/** A real mail server on a loopback port that keeps what it is sent. */
export class MailServer {
  readonly mails: ParsedMail[] = [];
  private readonly refused = new Set<string>();
  private server: SMTPServer | null = null;

  private constructor(readonly port: number) {}

  /** Takes a port; nothing listens there until {@link up}. */
  static async create(): Promise<MailServer> {
    return new MailServer(await freePort());
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async up(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      // Clients keep their connections open; being down means hanging up on them.
      closeTimeout: 50,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: ({ address }, _session, answer) => {
        if (!this.refused.has(address)) return answer();
        answer(Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
      },
      onData: (stream, _session, answer) => {
        simpleParser(stream).then(
          (mail) => {
            this.mails.push(mail);
            answer();
          },
          (error: unknown) => answer(error instanceof Error ? error : new Error('unreadable')),
        );
      },
    });
    // A client that hangs up is no fault of this server.
    server.on('error', () => undefined);
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    if ((server.server.address() as AddressInfo).port !== this.port) throw new Error('the port was taken');
    this.server = server;
  }

  async down(): Promise<void> {
    const { server } = this;
    this.server = null;
    if (server !== null) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** From now on mails to this address are turned away for good. */
  refuse(address: string): void {
    this.refused.add(address);
  }

  to(address: string): readonly ParsedMail[] {
    return this.mails.filter((mail) => addressesOf(mail).includes(address));
  }

  /** Waits until an address has so many mails. */
  async received(address: string, count = 1): Promise<readonly ParsedMail[]> {
    await eventually(`${count} mails to ${address}`, () => this.to(address).length >= count);
    return this.to(address);
  }
}

const addressesOf = ({ to }: ParsedMail): string[] =>
  (to === undefined ? [] : Array.isArray(to) ? to : [to]).flatMap(({ value }) =>
    value.map(({ address }) => address ?? ''),
  );
