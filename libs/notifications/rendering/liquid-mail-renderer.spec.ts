import { describe, expect, it } from '@jest/globals';
import { type Instant, LOCALES, NOTIFICATION_TEMPLATES, type NotificationTemplate } from '@redress/contracts';
import { momentInWords, moneyInWords } from './in-words';
import { LiquidMailRenderer } from './liquid-mail-renderer';
import type { MailView, MailViews } from './mail-views';

const renderer = new LiquidMailRenderer();
const basics = {
  number: 'C-2026-000123',
  customer: 'Ms Chen',
  signature: { name: 'Li Wei', unit: 'Hangzhou station' },
};
const owner = { name: 'Li Wei', unit: 'Hangzhou station' };
const remedies = [
  { kind: 'refund', money: 'CNY 300.00', text: 'the repair bill', dueAt: 'Monday', done: false },
  { kind: 'apology', money: null, text: 'in person', dueAt: 'Monday', done: true },
];

const VIEWS: MailViews = {
  acknowledgement: {
    ...basics,
    receivedAt: 'Sunday 09:30',
    owner: { ...owner, onDuty: false },
    answerBy: 'Monday 09:30',
  },
  'owner-changed': { ...basics, newOwner: { name: 'Zhao Min', unit: 'Region' }, handedOver: true, nextDueAt: null },
  'agreed-outcome': { ...basics, owner, problem: 'It leaks.', outcomeWanted: 'It is tight.', remedies, refusal: null },
  'callback-appointment': { ...basics, dueAt: 'Tuesday 14:00', purpose: 'We want to hear.', link: null },
  closing: { ...basics, owner, decision: 'We uphold it.', remedies, survivor: false },
  reply: { ...basics, body: 'Dear Ms Chen,\n\nthe part has come.\n\n- new seal\n- new hose', purpose: 'reply' },
};
const viewOf = <T extends NotificationTemplate>(template: T, change: Partial<MailViews[T]> = {}): MailView =>
  ({ template, view: { ...VIEWS[template], ...change } }) as MailView;

describe.each(LOCALES)('mails in %s', (locale) => {
  it.each(NOTIFICATION_TEMPLATES)('%s says who, what and by when, in text and in HTML', (template) => {
    const { subject, text, html } = renderer.render(viewOf(template), locale);
    expect(subject).toMatch(/^\[C-2026-000123\] \S/);
    expect(text).toContain('Li Wei');
    expect(text).not.toMatch(/\{\{|\{%|undefined|\[object|\n{3}/);
    for (const line of text.split('\n').filter((each) => each !== '' && !each.startsWith('- ')))
      expect(html).toContain(line);
    expect(html).toContain(`<html lang="${locale}">`);
    if (locale === 'zh-CN' && template !== 'reply') expect(text).toMatch(/\p{Script=Han}{8}/u);
  });

  it('escapes everything in HTML and leaves the text as it was written', () => {
    const nasty = '<img src=x onerror=alert(1)> & "quotes"';
    const { text, html } = renderer.render(viewOf('reply', { body: nasty }), locale);
    expect(text).toContain(nasty);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &#34;quotes&#34;');
  });

  it('never reads what somebody wrote as a template', () => {
    const body = '{{ number | upcase }} {% include "/etc/passwd" %} {% for i in (1..1000000000) %}x{% endfor %}';
    const { text, html } = renderer.render(viewOf('reply', { body }), locale);
    expect(text).toContain(body);
    expect(html).toContain('{{ number | upcase }}');
  });

  it('keeps the subject on one line', () => {
    const newOwner = { name: 'Zhao\r\nBcc: thief@example.com', unit: 'Region' };
    const { subject } = renderer.render(viewOf('owner-changed', { newOwner }), locale);
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('what the mails say', () => {
  it('promises an answer within the first 24 hours, or without delay once they are over', () => {
    expect(renderer.render(viewOf('acknowledgement'), 'en').text).toContain('by Monday 09:30');
    expect(renderer.render(viewOf('acknowledgement', { answerBy: null }), 'en').text).toContain(
      'without further delay',
    );
  });

  it('says that the duty officer only looks after it for the time being', () => {
    const { text } = renderer.render(viewOf('acknowledgement', { owner: { ...owner, onDuty: true } }), 'en');
    expect(text).toContain('is on duty and answers for it until a colleague takes it on');
  });

  it('lists what is done and what is due', () => {
    const { text, html } = renderer.render(viewOf('agreed-outcome'), 'en');
    expect(text).toContain('- refund, CNY 300.00: the repair bill (by Monday)');
    expect(text).toContain('- apology: in person (done)');
    expect(html).toContain('<li>apology: in person (done)</li>');
  });

  it('says why nothing can be done', () => {
    const { text } = renderer.render(
      viewOf('agreed-outcome', { remedies: [], refusal: 'The warranty is over.' }),
      'zh-CN',
    );
    expect(text).toContain('我们无法满足的部分及理由：\n\nThe warranty is over.');
    expect(text).not.toContain('我们将采取的措施');
  });

  it('does not invite to reopen what lives on elsewhere', () => {
    expect(renderer.render(viewOf('closing', { survivor: true }), 'en').text).not.toContain('a level higher');
  });

  it('refuses a view that lacks what the letter needs', () => {
    const { customer: _customer, ...view } = VIEWS.closing;
    expect(() => renderer.render({ template: 'closing', view } as unknown as MailView, 'en')).toThrow(/customer/);
  });
});

describe('moments and money in words', () => {
  const at = '2026-03-01T16:30:00.000Z' as Instant;

  it('tells the time where the customer is, and names the zone', () => {
    expect(momentInWords(at, 'en', 'Asia/Shanghai')).toBe('Monday, March 2, 2026, 00:30 (GMT+8)');
    expect(momentInWords(at, 'zh-CN', 'Asia/Shanghai')).toBe('2026年3月2日星期一 00:30（GMT+8）');
    expect(momentInWords(at, 'en', 'America/New_York')).toBe('Sunday, March 1, 2026, 11:30 (EST)');
  });

  it('counts minor units as the currency does', () => {
    expect(moneyInWords({ amount: 30_000, currency: 'CNY' }, 'en').replace(/\s/, ' ')).toBe('CNY 300.00');
    expect(moneyInWords({ amount: 500, currency: 'JPY' }, 'en').replace(/\s/, ' ')).toBe('JPY 500');
  });
});
