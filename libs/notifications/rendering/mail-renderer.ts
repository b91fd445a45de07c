import type { Locale } from '@redress/contracts';
import type { MailView } from './mail-views';

/** A mail as it is read. */
export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Puts a mail in words. Apart from what does it, so that a process that sends no mail need not load that. */
export abstract class MailRenderer {
  /** @throws where the view lacks what the template asks for */
  abstract render(mail: MailView, locale: Locale): RenderedMail;
}
