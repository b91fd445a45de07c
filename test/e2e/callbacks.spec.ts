import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgendaPage, CallbackKeeping, OpenedLink } from '@redress/callbacks';
import { type Callback, type CallbackPolicyBody, DEFAULT_CALLBACK_POLICY } from '@redress/complaint-domain';
import { type Instant, instantOf, millisecondsOf, plusMinutes, type UnitId } from '@redress/contracts';
import ICAL from 'ical.js';
import { Client } from 'pg';
import { daytimeZone } from '../support/daytime';
import { Desk } from '../support/desk';
import type { ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

const HALF_AN_HOUR = 1_800_000;

let api: RunningApi;
let liWei: Desk;
let zhangNa: Desk;
let sql: Client;

/** The start of a slot of half an hour, so many of them from now. */
const slot = (ahead: number): Instant => instantOf((Math.floor(Date.now() / HALF_AN_HOUR) + ahead) * HALF_AN_HOUR);
const unitId = (key: string): UnitId => {
  const id = api.company.units.get(key);
  if (id === undefined) throw new Error(`there is no ${key}`);
  return id;
};
/** A zone in which it is deep night now. */
const nightZone = (): string => {
  const [, sign, hours] = /^Etc\/GMT([+-]?)(\d*)$/.exec(daytimeZone()) ?? [];
  const offset = (sign === '-' ? 1 : -1) * Number(hours ?? '0') + (sign === '-' ? -12 : 12);
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
};

const owed = async (desk = liWei, zone = daytimeZone()) => {
  const { complaintId } = await desk.register({ who: { customer: { name: 'Ada Green', zone } } });
  const complainantId = (await desk.state(complaintId)).complainants[0]?.id;
  if (complainantId === undefined) throw new Error('nobody complains');
  return { complaintId, complainantId };
};
const booked = async (dueAt: Instant, desk = liWei) => {
  const { complaintId, complainantId } = await owed(desk);
  await desk.do(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt });
  const callback = await newest(complaintId);
  return { complaintId, complainantId, callbackId: callback.id };
};
const newest = async (complaintId: string): Promise<Callback> => {
  const callback = (await liWei.state(complaintId)).callbacks.at(-1);
  if (callback === undefined) throw new Error('no callback');
  return callback;
};
const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await sql.query<Row>(text, values)).rows;
const token = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

beforeAll(async () => {
  api = await startApi();
  sql = new Client({ connectionString: api.databaseUrl });
  await sql.connect();
  liWei = new Desk(await api.as('li.wei'));
  zhangNa = new Desk(await api.as('zhang.na'));
});
afterAll(async () => {
  await sql.end();
  await api.stop();
});

describe('a time that does not suit the customer', () => {
  it.each([
    ['en', /quiet hours there are 21:00 to 08:00/, /The next time that would do is \w+ \d+, \d{4}, 08:00/],
    ['zh-CN', /免打扰时段（21:00 至 08:00/, /下一个可用时间为 \d{4}年\d+月\d+日 08:00/],
  ])('is refused with the next that would, in %s, and nothing is written', async (language, says, offers) => {
    const { complaintId, complainantId } = await owed(liWei, nightZone());
    const before = await rows('SELECT 1 FROM event_log WHERE stream_id = $1', [complaintId]);
    const dueAt = slot(2);
    const answer = await liWei.client.post<ProblemBody>(
      `/api/v1/complaints/${complaintId}/commands/schedule-callback`,
      { kind: 'progress', complainantId, dueAt },
      { 'accept-language': language },
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'complaint.callback-quiet-hours', values: { zone: nightZone() } });
    expect(answer.body.detail).toMatch(says);
    expect(answer.body.detail).toMatch(offers);
    expect(await rows('SELECT 1 FROM event_log WHERE stream_id = $1', [complaintId])).toHaveLength(before.length);
    const next = (answer.body as unknown as { readonly values: { readonly next: Instant } }).values.next;
    await liWei.do(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt: next });
  });

  it('is refused in the past and upside down', async () => {
    const { complaintId, complainantId } = await owed();
    const sent = (dueAt: Instant, until?: Instant) =>
      liWei.send(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt, until });
    expect((await sent(slot(-2))).body.code).toBe('complaint.due-in-past');
    expect((await sent(slot(3), slot(2))).body.code).toBe('complaint.callback-window-inverted');
  });
});

describe('whose call it is', () => {
  it('a colleague’s not before the owner had their time; two who take it at once: one has it', async () => {
    const { complaintId, callbackId } = await booked(slot(2));
    const early = await zhangNa.send(complaintId, 'claim-callback', { callbackId });
    expect(early.body).toMatchObject({ code: 'complaint.callback-not-yours' });
    await rows(`UPDATE callback SET due_at = now() - interval '2 hours' WHERE id = $1`, [callbackId]);
    const both = await Promise.all(
      [liWei, zhangNa, liWei, zhangNa].map((desk) => desk.send(complaintId, 'claim-callback', { callbackId })),
    );
    const accepted = both.filter(({ status }) => status === 200);
    const holders = new Set(
      accepted.flatMap(({ body }) => body.events.flatMap(({ payload }) => ('byId' in payload ? [payload.byId] : []))),
    );
    expect(holders.size).toBe(1);
    for (const { status, body } of both) if (status !== 200) expect(body.code).toBe('complaint.callback-claimed');
  });
});

describe('a limit to what a unit promises', () => {
  const policy = (change: Partial<CallbackPolicyBody> = {}): CallbackPolicyBody => ({
    ...DEFAULT_CALLBACK_POLICY,
    slotCapacity: 2,
    ...change,
  });

  it('is set for a unit, and a policy that cannot be kept is refused whole', async () => {
    const manager = await api.as('wang.min');
    const add = (body: CallbackPolicyBody) =>
      manager.post<ProblemBody>('/api/v1/callback-policies', { unitId: unitId('beijing'), name: 'Beijing', body });
    const refused = await add(policy({ quietHours: { from: '08:00', to: '07:00' }, slotMinutes: 7, spacings: [] }));
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.body)).toMatch(/quiet-hours-long.*no-spacing.*slot-length/);
    expect((await add(policy())).status).toBe(201);
    const inForce = await liWei.client.get<{ readonly body: CallbackPolicyBody }[]>(
      `/api/v1/callback-policies/in-force?unitId=${unitId('beijing')}`,
    );
    expect(inForce.body[0]?.body.slotCapacity).toBe(2);
  });

  it('holds however many ask at once; a call that moves or ends gives its place back', async () => {
    const dueAt = slot(5);
    const calls = await Promise.all(Array.from({ length: 7 }, () => owed()));
    const answers = await Promise.all(
      calls.map(({ complaintId, complainantId }) =>
        liWei.send(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
    const full = answers.filter(({ status }) => status === 409);
    expect(full).toHaveLength(5);
    expect(full[0]?.body).toMatchObject({
      code: 'complaint.callback-slot-full',
      values: { next: [slot(6), slot(7), slot(8)] },
    });
    const used = async () =>
      (
        await rows<{ used: number }>('SELECT used FROM callback_slot WHERE unit_id = $1 AND starts_at = $2', [
          unitId('beijing'),
          dueAt,
        ])
      )[0]?.used;
    expect(await used()).toBe(2);
    const [one, other] = calls.filter((_, index) => answers[index]?.status === 200);
    const [waiting] = calls.filter((_, index) => answers[index]?.status === 409);
    if (one === undefined || other === undefined || waiting === undefined) throw new Error('two places, five without');
    await liWei.do(one.complaintId, 'move-callback', {
      callbackId: (await newest(one.complaintId)).id,
      dueAt: slot(6),
    });
    expect(await used()).toBe(1);
    const { complaintId, complainantId } = waiting;
    await liWei.do(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt });
    expect(await used()).toBe(2);
    const callbackId = (await newest(other.complaintId)).id;
    await liWei.do(other.complaintId, 'record-attempt', { callbackId, outcome: 'reached' });
    expect(await used()).toBe(1);
  });
});

describe('a customer’s link', () => {
  const visitor = () => api.client;
  /** Each link has a slot of its own, far from what fills up. */
  let place = 8;
  const linked = async () => {
    const call = await booked(slot((place += 1)));
    const path = `/api/v1/complaints/${call.complaintId}/callbacks/${call.callbackId}/link`;
    const { body } = await liWei.client.post<{ readonly url: string }>(path);
    return { ...call, path, url: body.url, public: `/api/v1/public/callbacks/${token(body.url)}` };
  };

  it('shows the call and free times, nothing else, and moves it', async () => {
    const { complaintId, callbackId, url, public: address } = await linked();
    const { number } = await liWei.state(complaintId);
    const shown = await visitor().get<OpenedLink>(address);
    expect(shown.status).toBe(200);
    expect(Object.keys(shown.body).sort()).toEqual(['canBeMoved', 'dueAt', 'kind', 'slots', 'until', 'zone']);
    expect(JSON.stringify(shown.body) + url).not.toContain(number);
    expect(shown.body).toMatchObject({ canBeMoved: true, dueAt: slot(9), zone: daytimeZone() });
    const startsAt = shown.body.slots.find((each) => each > slot(10));
    const moved = await visitor().post<OpenedLink>(address, { startsAt });
    expect(moved.body).toMatchObject({ dueAt: startsAt, until: plusMinutes(startsAt as Instant, 30) });
    expect(await newest(complaintId)).toMatchObject({ id: callbackId, dueAt: startsAt, generation: 2, promised: true });
    const [event] = await rows<{ kind: string }>(
      `SELECT actor_kind AS kind FROM event_log WHERE stream_id = $1 AND type = 'complaint.callback-moved'`,
      [complaintId],
    );
    expect(event?.kind).toBe('customer');
    expect(await rows('SELECT 1 FROM callback_link WHERE token_hash = $1', [token(url)])).toHaveLength(0);
  });

  it('leads to a page that holds nothing itself', async () => {
    const { url } = await linked();
    const page = await visitor().get<string>(new URL(url).pathname);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.body).not.toContain(token(url));
    const script = await visitor().get<string>('/callbacks/page.js');
    expect(script.body).toContain('/api/v1/public/callbacks/');
    expect(() => new Script(script.body)).not.toThrow();
  });

  it('gives no time that is not offered', async () => {
    const { public: address } = await linked();
    for (const startsAt of [slot(1), plusMinutes(slot(12), 5), slot(48 * 40)]) {
      const answer = await visitor().post<ProblemBody>(address, { startsAt });
      expect(answer.body).toMatchObject({ code: 'complaint.callback-slot-full' });
    }
    expect((await visitor().post<ProblemBody>(address, { startsAt: 'tomorrow' })).status).toBe(400);
  });

  it('is nobody’s to guess, and ends when revoked, replaced, out of date, or with the call', async () => {
    const { complaintId, callbackId, path, url, public: address } = await linked();
    const code = async (at: string) => (await visitor().get<ProblemBody>(at)).body.code;
    const forged = `${token(url).slice(0, -3)}${token(url).endsWith('AAA') ? 'BBB' : 'AAA'}`;
    for (const wrong of [forged, 'x', token(url).slice(1)])
      expect(await code(`/api/v1/public/callbacks/${wrong}`)).toBe('callback-link.not-found');
    expect((await zhangNa.client.post<ProblemBody>(path)).status).toBe(403);
    const second = (await liWei.client.post<{ readonly url: string }>(path)).body.url;
    expect(await code(address)).toBe('callback-link.not-found');
    await rows(`UPDATE callback_link SET expires_at = now() WHERE callback_id = $1`, [callbackId]);
    expect(await code(`/api/v1/public/callbacks/${token(second)}`)).toBe('callback-link.not-found');
    const third = `/api/v1/public/callbacks/${token((await liWei.client.post<{ readonly url: string }>(path)).body.url)}`;
    await liWei.do(complaintId, 'record-attempt', { callbackId, outcome: 'reached' });
    expect((await visitor().get<OpenedLink>(third)).body).toMatchObject({ canBeMoved: false, slots: [] });
    expect((await visitor().post<ProblemBody>(third, { startsAt: slot(20) })).body.code).toBe(
      'complaint.callback-ended',
    );
    expect((await liWei.client.delete(path)).status).toBe(409);
  });
});

describe('an agenda', () => {
  const day = () => `from=${slot(0)}&until=${instantOf(millisecondsOf(slot(0)) + 2 * 86_400_000)}`;
  const read = async (desk: Desk, query: string): Promise<AgendaPage> =>
    (await desk.client.get<AgendaPage>(`/api/v1/agenda?${query}`)).body;

  it('holds what is mine to call, and what is a unit’s, page by page', async () => {
    const { callbackId } = await booked(slot(13));
    const mine = await read(liWei, `${day()}&open=true`);
    const ours = await read(zhangNa, `${day()}&of=unit`);
    expect(mine.rows.find((row) => row.callbackId === callbackId)).toMatchObject({
      dueAt: slot(13),
      customerName: 'Ada Green',
      attempts: 0,
      promised: true,
    });
    expect(ours.rows.map((row) => row.callbackId)).toContain(callbackId);
    expect((await read(zhangNa, day())).rows.map((row) => row.callbackId)).not.toContain(callbackId);
    expect(
      (await read(new Desk(await api.as('emma.clark')), `${day()}&of=unit`)).rows.map((row) => row.callbackId),
    ).not.toContain(callbackId);
    const first = await read(liWei, `${day()}&limit=2`);
    const second = await read(liWei, `${day()}&limit=2&after=${first.next ?? ''}`);
    expect([...first.rows, ...second.rows].map((row) => row.callbackId)).toEqual(
      (await read(liWei, day())).rows.slice(0, 4).map((row) => row.callbackId),
    );
    expect((await liWei.client.get<ProblemBody>(`/api/v1/agenda?from=${slot(9)}&until=${slot(2)}`)).body.code).toBe(
      'agenda.range',
    );
  });

  it('is read by a calendar program under a secret address, moved and cancelled calls too', async () => {
    const { complaintId, callbackId } = await booked(slot(14));
    const gone = await booked(slot(15));
    const issue = async () => (await liWei.client.post<{ readonly url: string }>('/api/v1/agenda/feed')).body.url;
    const path = new URL(await issue()).pathname;
    const events = async (): Promise<ICAL.Component[]> => {
      const file = await api.client.get<string>(path);
      expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
      return new ICAL.Component(ICAL.parse(file.body) as [string, unknown[], unknown[]]).getAllSubcomponents('vevent');
    };
    const about = async (id: string) =>
      (await events()).find((each) => each.getFirstPropertyValue('uid') === `callback-${id}@redress`);
    expect(String((await about(callbackId))?.getFirstPropertyValue('dtstart'))).toBe(slot(14).replace('.000Z', 'Z'));
    await liWei.do(complaintId, 'move-callback', { callbackId, dueAt: slot(16) });
    await liWei.do(gone.complaintId, 'cancel-callback', { callbackId: gone.callbackId, reason: 'Settled' });
    const moved = await about(callbackId);
    expect(moved?.getFirstPropertyValue('sequence')).toBe(1);
    expect(String(moved?.getFirstPropertyValue('dtstart'))).toBe(slot(16).replace('.000Z', 'Z'));
    expect((await about(gone.callbackId))?.getFirstPropertyValue('status')).toBe('CANCELLED');
    await issue();
    expect((await api.client.get<ProblemBody>(path)).body).toMatchObject({ code: 'agenda-feed.not-found' });
    expect((await liWei.client.delete('/api/v1/agenda/feed')).status).toBe(204);
    expect((await liWei.client.delete('/api/v1/agenda/feed')).status).toBe(404);
  });
});

describe('how well promised calls are made', () => {
  it('is told by person and by unit: kept, missed, moved, cancelled', async () => {
    const window = 'from=2020-01-01T00:00:00Z&until=2199-01-01T00:00:00Z';
    const figures = async (): Promise<CallbackKeeping> => {
      const { body } = await liWei.client.get<{
        readonly people: CallbackKeeping[];
        readonly units: CallbackKeeping[];
      }>(`/api/v1/callbacks/keeping?${window}`);
      expect(body.units.map(({ id }) => id)).toContain(unitId('beijing'));
      const own = body.people.find(({ id }) => id === api.company.staff.get('li.wei'));
      if (own === undefined) throw new Error('no figures');
      return own;
    };
    const before = await figures();
    const [kept, missed, moved, cancelled] = [
      await booked(slot(3)),
      await booked(slot(4)),
      await booked(slot(7)),
      await booked(slot(8)),
    ];
    await liWei.do(kept.complaintId, 'record-attempt', { callbackId: kept.callbackId, outcome: 'no-answer' });
    await rows(
      `UPDATE callback SET due_at = now() - interval '2 hours', until = now() - interval '1 hour' WHERE id = $1`,
      [missed.callbackId],
    );
    await liWei.do(missed.complaintId, 'record-attempt', { callbackId: missed.callbackId, outcome: 'reached' });
    await liWei.do(moved.complaintId, 'move-callback', { callbackId: moved.callbackId, dueAt: slot(15) });
    await liWei.do(cancelled.complaintId, 'cancel-callback', { callbackId: cancelled.callbackId, reason: 'Settled' });
    const after = await figures();
    expect({
      kept: after.kept - before.kept,
      missed: after.missed - before.missed,
      moved: after.moved - before.moved,
      cancelled: after.cancelled - before.cancelled,
      open: after.open - before.open,
    }).toEqual({ kept: 1, missed: 1, moved: 1, cancelled: 1, open: 1 });
  });
});
