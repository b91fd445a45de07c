import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { History } from '@redress/complaints';
import type { CustomerId, Instant, MessageId, StaffId, UnitId } from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { MessageIds, type OutboxRow } from '@redress/notifications';
import type { ParsedMail } from 'mailparser';
import { daytimeZone } from '../support/daytime';
import type { Desk } from '../support/desk';
import { eventually } from '../support/eventually';
import { HURRIED, type HouseAtWork, startHouse } from '../support/house-at-work';
import { MailServer } from '../support/mail-server';
import { onBothBackends } from '../support/queue-backends';

const inHours = (hours: number): Instant => new Date(Date.now() + hours * 3_600_000).toISOString() as Instant;

/** What the specs of this file ask of a house, whatever its backend. */
class Office {
  constructor(
    readonly house: HouseAtWork,
    readonly li: Desk,
  ) {}

  staff(login: string): StaffId {
    return found(this.house.api.company.staff.get(login), login);
  }

  customer(key: string): { readonly customerId: CustomerId } {
    return { customerId: found(this.house.api.company.customers.get(key), key) };
  }

  async complainant(complaintId: string) {
    return found((await this.li.state(complaintId)).complainants[0], 'complainant').id;
  }

  /** Writes to the one complainant; the message is held first. */
  async write(complaintId: string, body: string, channel: 'email' | 'letter' = 'email'): Promise<MessageId> {
    const { complainants, sequence } = await this.li.state(complaintId);
    const complainantId = found(complainants[0], 'complainant').id;
    const message = { complainantId, channel, purpose: 'reply', body } as const;
    await this.li.do(complaintId, 'write-message', { ...message, against: sequence });
    return found((await this.li.state(complaintId)).messages.at(-1), 'message').id;
  }

  async messageState(complaintId: string, messageId: MessageId): Promise<string> {
    const { messages } = await this.li.state(complaintId);
    return found(
      messages.find(({ id }) => id === messageId),
      'message',
    ).state;
  }

  /** Mails of a complaint as rows. */
  rows(complaintId: string) {
    return this.house.rows<{ template: string; state: string; attempts: number; last_error: string | null }>(
      'SELECT template, state, attempts, last_error FROM notification WHERE complaint_id = $1 ORDER BY created_at, id',
      [complaintId],
    );
  }

  async sentences(complaintId: string): Promise<string[]> {
    const { timeline } = await this.li.open(complaintId);
    return timeline.entries.map(({ sentence }) => sentence);
  }

  /** Waits until every event that was logged has been dealt with, and every mail owed has its end. */
  async quiet(): Promise<void> {
    await eventually('the relay at the end of the log', async () => {
      const [row] = await this.house.rows<{ behind: boolean }>(
        `SELECT bool_or(c.position < coalesce((SELECT max(position) FROM event_log e WHERE e.lane = c.lane), 0)) AS behind
         FROM consumer_cursor c WHERE consumer = 'dispatch'`,
      );
      return row?.behind === false;
    });
    await eventually('no mail pending', async () => {
      const pending = await this.house.rows(`SELECT 1 FROM notification WHERE state = 'pending'`);
      return pending.length === 0;
    });
  }
}

const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`no ${what}`);
  return value;
};
const header = (mail: ParsedMail, name: string): string => {
  const value = mail.headers.get(name);
  return typeof value === 'string' ? value : '';
};
const only = (mails: readonly ParsedMail[], subject: RegExp): ParsedMail =>
  found(
    mails.find((mail) => subject.test(mail.subject ?? '')),
    `mail ${String(subject)} among ${mails.map((mail) => mail.subject).join(', ')}`,
  );

onBothBackends('what customers are told', (backend) => {
  let server: MailServer;
  let house: HouseAtWork;
  let office: Office;

  beforeAll(async () => {
    server = await MailServer.create();
    await server.up();
    house = await startHouse(backend, {
      SMTP_URL: server.url,
      MAIL_FROM: 'Lantern Care <care@lantern.example.com>',
      MESSAGE_HOLD_SECONDS: '1',
    });
    office = new Office(house, await house.desk('li.wei'));
    await house.startWorker(HURRIED);
  });
  afterAll(async () => {
    await house.stop();
    await server.down();
  });

  it('acknowledges in the language and the time zone of each customer, once', async () => {
    const receivedAt = new Date(Date.now() - 3_600_000).toISOString() as Instant;
    const english = await office.li.register({ who: office.customer('sofia-reyes'), receivedAt });
    const chinese = await office.li.register({ who: office.customer('ma-li'), receivedAt });
    const [toSofia] = await server.received('sofia.reyes@example.com');
    const [toMa] = await server.received('ma.li@example.com');
    await office.quiet();

    const answerBy = new Date(Date.parse(receivedAt) + 86_400_000);
    const newYork = new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', dateStyle: 'full' });
    const shanghai = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'full' });
    expect(toSofia?.subject).toBe(`[${english.number}] We have received your complaint`);
    expect(toSofia?.text).toContain('Dear Sofia Reyes,');
    expect(toSofia?.text).toContain('Li Wei 李伟 (Beijing) answers for it until it is settled.');
    expect(toSofia?.text).toMatch(
      new RegExp(`answer to the matter itself by ${newYork.format(answerBy)}, \\d\\d:\\d\\d \\(E[SD]T\\)`),
    );
    expect(toMa?.subject).toBe(`[${chinese.number}] 我们已收到您的投诉`);
    expect(toMa?.text).toContain('尊敬的马丽');
    expect(toMa?.text).toContain('（北京）负责到底');
    expect(toMa?.text).toMatch(new RegExp(`${shanghai.format(answerBy)} \\d\\d:\\d\\d（GMT\\+8）之前`));
    expect(toMa?.html).toContain('<html lang="zh-CN">');
    expect(server.to('sofia.reyes@example.com')).toHaveLength(1);
    expect(server.to('ma.li@example.com')).toHaveLength(1);
    expect(await office.rows(english.complaintId)).toMatchObject([
      { template: 'acknowledgement', state: 'sent', attempts: 1 },
    ]);
    expect(await office.sentences(english.complaintId)).toContain('已发送邮件给客户：受理确认。');
  });

  it('marks its mails as a machine’s, signs their ids and threads them', async () => {
    const { complaintId } = await office.li.register({ who: office.customer('james-hall') });
    await server.received('james.hall@example.com');
    await office.write(complaintId, 'Dear Mr Hall,\n\nwe are looking into it.');
    const [first, second] = await server.received('james.hall@example.com', 2);
    const complainantId = await office.complainant(complaintId);
    const ids = new MessageIds(house.api.config.sessionSecret, house.api.config.mailFrom);
    if (first === undefined || second === undefined) throw new Error('two mails');

    expect(header(first, 'auto-submitted')).toBe('auto-generated');
    expect(first.from?.value).toEqual([{ name: 'Lantern Care', address: 'care@lantern.example.com' }]);
    expect(ids.read(first.messageId ?? '')).toMatchObject({ kind: 'mail' });
    expect([first.references].flat()).toEqual([ids.write({ kind: 'conversation', id: complainantId })]);

    expect(header(second, 'auto-submitted')).toBe('');
    expect(second.from?.value).toEqual([{ name: 'Li Wei 李伟', address: 'care@lantern.example.com' }]);
    expect(second.inReplyTo).toBe(first.messageId);
    expect([second.references].flat()).toEqual([
      ids.write({ kind: 'conversation', id: complainantId }),
      first.messageId,
    ]);
    expect(second.text).toContain('we are looking into it.');
  });

  it('holds what a person writes: undo cancels a row, not a mail; left alone it goes once', async () => {
    const who = {
      customer: { name: 'Held Hans', phone: '+491701234567', email: 'held@example.com', locale: 'en' as const },
    };
    const { complaintId } = await office.li.register({ who });
    await server.received('held@example.com');
    const undone = await office.write(complaintId, 'This should never leave.');
    await office.li.do(complaintId, 'cancel-message', { messageId: undone });
    const kept = await office.write(complaintId, 'This leaves.');
    await server.received('held@example.com', 2);
    await office.quiet();
    expect(
      server
        .to('held@example.com')
        .map((mail) => mail.text ?? '')
        .join(),
    ).not.toContain('never leave');
    expect(server.to('held@example.com')).toHaveLength(2);
    expect(await office.messageState(complaintId, undone)).toBe('cancelled');
    expect(await office.messageState(complaintId, kept)).toBe('sent');
    expect(await house.count(complaintId, 'complaint.message-released')).toBe(1);
  });

  it('tells of owner, appointment, outcome and close, from those concerned', async () => {
    const who = {
      customer: {
        name: 'Ada Green',
        phone: '+447700900123',
        email: 'ada@example.com',
        locale: 'en' as const,
        zone: daytimeZone(),
      },
    };
    const { complaintId, number } = await office.li.register({ who });
    await office.li.do(complaintId, 'offer-handover', { toId: office.staff('zhang.na'), reason: 'He is impossible' });
    const zhang = await house.desk('zhang.na');
    const handoverId = found((await zhang.state(complaintId)).handover ?? undefined, 'handover').id;
    await zhang.do(complaintId, 'accept-handover', { handoverId });
    const dueAt = inHours(5);
    const complainantId = await office.complainant(complaintId);
    await zhang.do(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt });
    await server.received('ada@example.com', 3);

    const changed = only(server.to('ada@example.com'), /now looks after your complaint/);
    expect(changed.from?.value[0]?.name).toBe('Li Wei 李伟');
    expect(changed.text).toContain('Zhang Na 张娜 (Beijing)');
    expect(changed.text).toMatch(/Li Wei 李伟\nBeijing\s*$/);
    expect(changed.text).not.toContain('impossible');

    const appointment = only(server.to('ada@example.com'), /We will call you on/);
    expect(appointment.text).toContain('We want to tell you how far we have come.');
    // The link works without signing in; what is kept of the mail does not hold its secret.
    const [, address] = /choose one here: \S+\/callbacks\/([\w-]+)/.exec(appointment.text ?? '') ?? [];
    const opened = await house.api.client.get(`/api/v1/public/callbacks/${address ?? ''}`);
    expect(opened.body).toMatchObject({ canBeMoved: true, dueAt });
    const kept = await house.rows<{ body: string }>('SELECT body FROM notification WHERE complaint_id = $1', [
      complaintId,
    ]);
    for (const { body } of kept) expect(body).not.toContain(address ?? '');

    await zhang.agree(complaintId);
    const callbackId = found((await zhang.state(complaintId)).callbacks[0], 'callback').id;
    await zhang.do(complaintId, 'record-attempt', { callbackId, outcome: 'reached' });
    await zhang.solve(complaintId);
    const agreed = only(await server.received('ada@example.com', 4), /What we agreed/);
    expect(agreed.text).toContain('The repair did not hold');
    expect(agreed.text).toContain('- apology: In person (done)');

    await zhang.close(complaintId);
    const closing = only(await server.received('ada@example.com', 5), /Your complaint is closed/);
    expect(closing.text).toContain(`We have finished with your complaint ${number}. You were right`);
    await office.quiet();
    expect(server.to('ada@example.com')).toHaveLength(5);
    expect((await office.rows(complaintId)).map(({ template, state }) => `${template} ${state}`)).toEqual([
      'acknowledgement sent',
      'owner-changed sent',
      'callback-appointment sent',
      'agreed-outcome sent',
      'closing sent',
    ]);
  });

  it('sends a mail once after the mail server was away', async () => {
    await server.down();
    const who = {
      customer: { name: 'Late Lena', phone: '+447700900124', email: 'late@example.com', locale: 'en' as const },
    };
    const { complaintId } = await office.li.register({ who });
    await eventually('a second try', async () => (await office.rows(complaintId))[0]?.attempts === 2);
    expect((await office.rows(complaintId))[0]).toMatchObject({
      state: 'pending',
      last_error: expect.stringMatching(/ECONNREFUSED/),
    });
    await server.up();
    await server.received('late@example.com');
    await office.quiet();
    expect(server.to('late@example.com')).toHaveLength(1);
    expect((await office.rows(complaintId))[0]).toMatchObject({ state: 'sent' });
    expect(await house.count(complaintId, 'complaint.customer-notified')).toBe(1);
  });

  it('gives up an address that does not exist, visibly, and sends all others', async () => {
    server.refuse('gone@example.com');
    const gone = await office.li.register({
      who: { customer: { name: 'Gone Gil', phone: '+447700900125', email: 'gone@example.com', locale: 'en' } },
    });
    await office.li.register({
      who: { customer: { name: 'Next Nell', phone: '+447700900126', email: 'next@example.com', locale: 'en' } },
    });
    await server.received('next@example.com');
    await office.quiet();
    expect(await office.rows(gone.complaintId)).toMatchObject([
      {
        template: 'acknowledgement',
        state: 'failed',
        attempts: 1,
        last_error: expect.stringMatching(/no such mailbox/),
      },
    ]);
    const messageId = await office.write(gone.complaintId, 'Are you there?');
    await eventually(
      'the reply to fail',
      async () => (await office.messageState(gone.complaintId, messageId)) === 'failed',
    );
    expect(server.to('gone@example.com')).toHaveLength(0);
  });

  it('mails nobody of what was imported, whatever is done with it, but what a person writes', async () => {
    const { api } = house;
    const customer = { id: found(api.company.customers.get('luo-yan'), 'luo-yan'), tier: 'standard' as const };
    const asking = { actor: { kind: 'system', id: 'import' } as const, correlationId: 'import' };
    const unitId: UnitId = found(api.company.units.get('beijing'), 'beijing');
    await api.app.get(UnitOfWork).run((tx) =>
      api.app.get(History).enter(tx, asking, [
        {
          importKey: `mails-${backend}`,
          unitId,
          channel: 'email',
          receivedAt: '2025-05-01T08:00:00.000Z' as Instant,
          incidentAt: null,
          customer,
          words: 'An old matter',
          outcomeWanted: null,
          category: null,
          severity: null,
          safety: false,
          confidential: false,
          legalEntity: null,
          product: null,
          past: { outcome: null, closedAt: null },
        },
      ]),
    );
    const [imported] = await house.rows<{ id: string }>('SELECT id FROM complaint WHERE import_key = $1', [
      `mails-${backend}`,
    ]);
    const id = found(imported, 'complaint').id;
    await office.li.do(id, 'take', {});
    await office.li.agree(id);
    await office.li.solve(id);
    const messageId = await office.write(id, '我们已联系服务站。');
    await office.li.close(id);
    await eventually('the reply to leave', async () => (await office.messageState(id, messageId)) === 'sent');
    await office.quiet();
    expect((await office.rows(id)).map(({ template }) => template)).toEqual(['reply']);
  });

  it('writes to nobody who is anonymous or has no address, and by hand where the channel is not mail', async () => {
    const anonymous = await office.li.register({ who: { anonymous: true } });
    const without = await office.li.register({ who: office.customer('tang-xin') });
    const letter = await office.li.register({
      who: { customer: { name: 'Paper Pat', phone: '+447700900127', email: 'paper@example.com', locale: 'en' } },
    });
    await server.received('paper@example.com');
    await office.write(letter.complaintId, 'Sent on paper.', 'letter');
    await eventually(
      'the letter in the outbox',
      async () => (await office.rows(letter.complaintId)).at(-1)?.state === 'outbox',
    );
    await office.quiet();
    expect(await office.rows(anonymous.complaintId)).toEqual([]);
    expect(await office.rows(without.complaintId)).toEqual([]);
    expect(server.to('paper@example.com')).toHaveLength(1);
  });
});

describe('without a mail server', () => {
  let house: HouseAtWork;
  let office: Office;

  beforeAll(async () => {
    house = await startHouse('PostgreSQL', { MESSAGE_HOLD_SECONDS: '0' });
    office = new Office(house, await house.desk('li.wei'));
    await house.startWorker(HURRIED);
  });
  afterAll(() => house.stop());
  afterEach(() => office.quiet());

  const outbox = async (login: string, query = '') => {
    const { client } = await house.desk(login);
    return client.get<{ rows: readonly OutboxRow[]; next: string | null; code?: string }>(`/api/v1/outbox${query}`);
  };

  it('mails land in the outbox, to be read there by those who may', async () => {
    const { complaintId, number } = await office.li.register({ who: office.customer('james-hall') });
    await office.write(complaintId, 'Dear Mr Hall, we call you.');
    await eventually('two mails in the outbox', async () => {
      const rows = await office.rows(complaintId);
      return rows.length === 2 && rows.every(({ state }) => state === 'outbox');
    });
    const shown = await outbox('zhou.ping');
    expect(shown.status).toBe(200);
    expect(shown.body.rows).toMatchObject([
      { template: 'reply', number, recipient: 'james.hall@example.com', text: expect.stringContaining('we call you') },
      {
        template: 'acknowledgement',
        number,
        state: 'outbox',
        subject: `[${number}] We have received your complaint`,
        text: expect.stringContaining('Dear James Hall,'),
        sentAt: null,
      },
    ]);
    // Another region, an agent, quality, and one who is complained about.
    expect((await outbox('huang.yan')).body.rows).toEqual([]);
    expect((await outbox('li.wei')).status).toBe(403);
    expect((await outbox('sun.hui')).body.rows).toHaveLength(2);
    const boss = await house.desk('liu.yang');
    await boss.do(complaintId, 'declare-conflict', { staffId: office.staff('zhou.ping'), reason: 'Named in it' });
    expect((await outbox('zhou.ping')).body.rows).toEqual([]);
    expect(await office.sentences(complaintId)).toEqual(
      expect.arrayContaining([expect.stringMatching(/outbox|发件箱/)]),
    );
  });

  it('comes in pages', async () => {
    for (let index = 0; index < 3; index += 1) await office.li.register({ who: office.customer('ma-li') });
    await eventually('three more mails', async () => {
      const rows = await house.rows(`SELECT 1 FROM notification WHERE state = 'outbox' AND locale = 'zh-CN'`);
      return rows.length === 3;
    });
    const seen: string[] = [];
    let after = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const { body } = await outbox('sun.hui', `?limit=2${after}`);
      seen.push(...body.rows.map(({ id }) => id));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
    expect((await outbox('sun.hui', '?state=sent')).body.rows).toEqual([]);
    expect((await outbox('sun.hui', '?after=nonsense')).body.code).toBe('page.bad-cursor');
    expect((await outbox('sun.hui', '?state=lost')).status).toBe(400);
  });
});
