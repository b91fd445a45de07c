import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Liquid, type Template } from 'liquidjs';
import { type Locale, LOCALES, NOTIFICATION_TEMPLATES, type NotificationTemplate } from '@redress/contracts';
import { MailRenderer, type RenderedMail } from './mail-renderer';
import type { MailView } from './mail-views';

interface Letter {
  readonly subject: Template[];
  readonly body: Template[];
}

interface Block {
  readonly list: boolean;
  readonly lines: readonly string[];
}

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'templates');
/** Between the subject and the body. */
const DIVIDER = '\n---\n';
/** More than any mail of ours takes; a template that runs away ends here and holds no other mail up. */
const LIMITS = { parseLimit: 100_000, renderLimit: 2_000, memoryLimit: 50_000_000 };
const LONGEST_SUBJECT = 250;

/** No file but the given text can be reached: templates are in memory, and values are never read as templates. */
const sandbox = { templates: {}, strictFilters: true, strictVariables: true, ownPropertyOnly: true, ...LIMITS };

const blocksOf = (text: string): readonly Block[] =>
  text.split(/\n{2,}/).map((paragraph) => {
    const lines = paragraph.split('\n');
    const list = lines.every((each) => each.startsWith('- '));
    return { list, lines: list ? lines.map((each) => each.slice(2)) : lines };
  });

const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Subjects are one line, whatever a name in them holds. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);

const keyOf = (locale: Locale, template: NotificationTemplate): string => `${locale} ${template}`;

/**
 * Makes mails from the templates beside it: one text for each template and language, told twice, as plain text and as
 * simple HTML in which everything is escaped.
 */
export class LiquidMailRenderer extends MailRenderer {
  private readonly plain = new Liquid(sandbox);
  private readonly escaping = new Liquid({ ...sandbox, outputEscape: 'escape' });
  private readonly layout: Template[];
  private readonly letters = new Map<string, Letter>();

  /** Reads every template, so that a missing or broken one is found at the start. */
  constructor(folder = FOLDER) {
    super();
    this.layout = this.escaping.parse(readFileSync(join(folder, 'layout.liquid'), 'utf8'));
    for (const locale of LOCALES)
      for (const template of NOTIFICATION_TEMPLATES) {
        const source = readFileSync(join(folder, locale, `${template}.liquid`), 'utf8');
        const [subject, body, ...rest] = source.split(DIVIDER);
        if (subject === undefined || body === undefined || rest.length > 0)
          throw new Error(`${locale}/${template}.liquid is not one subject and one body.`);
        this.letters.set(keyOf(locale, template), { subject: this.plain.parse(subject), body: this.plain.parse(body) });
      }
  }

  override render({ template, view }: MailView, locale: Locale): RenderedMail {
    const letter = this.letters.get(keyOf(locale, template));
    if (letter === undefined) throw new Error(`There is no template ${template} in ${locale}.`);
    const subject = `[${view.number}] ${oneLine(String(this.plain.renderSync(letter.subject, view)))}`;
    const text = tidy(String(this.plain.renderSync(letter.body, view)));
    const html = String(
      this.escaping.renderSync(this.layout, { locale, subject, number: view.number, blocks: blocksOf(text) }),
    );
    return { subject, text: `${text}\n`, html };
  }
}
