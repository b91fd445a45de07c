import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClockChange, type ClockPolicyBody, DEFAULT_CLOCK_POLICY } from '@redress/complaint-domain';
import type { RunningClock } from '@redress/complaints';
import type { Instant, SettingVersion } from '@redress/contracts';
import { Handling } from '@redress/complaints';
import { Desk } from '../support/desk';
import { type RunningApi, startApi } from '../support/start-api';

interface Page {
  readonly rows: readonly RunningClock[];
  readonly next: string | null;
}

describe('clocks over the api', () => {
  let api: RunningApi;
  let liWei: Desk;
  let supervisor: Desk;

  const DAY = 86_400_000;
  const ago = (milliseconds: number): Instant => new Date(Date.now() - milliseconds).toISOString() as Instant;
  const clocks = async (desk: Desk, query: string): Promise<Page> => {
    const answer = await desk.client.get<Page>(`/api/v1/clocks?${query}`);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  /** A complaint whose first reply is overdue and was rung for. */
  const overdue = async (): Promise<string> => {
    const { complaintId } = await liWei.register({ receivedAt: ago(DAY + 60_000) });
    const clock = (await liWei.state(complaintId)).clocks.find(({ kind }) => kind === 'first-reply');
    if (clock === undefined) throw new Error('no clock');
    await api.app
      .get(Handling)
      .execute({ actor: { kind: 'system', id: 'timer' }, correlationId: 'test-timer' }, complaintId, 'breach-clock', {
        clockId: clock.id,
        generation: clock.generation,
      });
    return complaintId;
  };

  beforeAll(async () => {
    api = await startApi();
    liWei = new Desk(await api.as('li.wei'));
    supervisor = new Desk(await api.as('zhou.ping'));
  });
  afterAll(() => api.stop());

  it('a complaint shows what runs, and how much time is left', async () => {
    const { complaintId } = await liWei.register({ receivedAt: ago(DAY / 2) });
    const { complaint, timeLeft } = await liWei.open(complaintId);
    const reply = complaint.clocks.find(({ kind }) => kind === 'first-reply');
    expect(reply).toMatchObject({ pausedAt: null, breachedAt: null, generation: 1, pauses: [] });
    const left = reply === undefined ? null : timeLeft[reply.id];
    expect(left).toBeLessThanOrEqual(DAY / 2);
    expect(left).toBeGreaterThan(DAY / 2 - 60_000);
    expect(complaint.policy).toMatchObject({ version: 0 });
  });

  it('lists what is broken and what comes, a page at a time, by kind, unit and owner', async () => {
    const broken = [await overdue(), await overdue(), await overdue()];
    const first = await clocks(supervisor, 'standing=broken&kind=first-reply&limit=2');
    expect(first.rows).toHaveLength(2);
    const rest = await clocks(supervisor, `standing=broken&kind=first-reply&limit=2&after=${first.next ?? ''}`);
    const seen = [...first.rows, ...rest.rows];
    expect(seen.map(({ complaintId }) => complaintId).sort()).toEqual([...broken].sort());
    expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).sort());
    expect(rest.next).toBeNull();
    expect((await clocks(liWei, 'standing=broken&mine=true')).rows.length).toBeGreaterThanOrEqual(3);
    const soon = await clocks(supervisor, 'kind=statutory');
    expect(soon.rows.every(({ kind, breachedAt }) => kind === 'statutory' && breachedAt === null)).toBe(true);
    const [row] = seen;
    const own = await clocks(supervisor, `standing=broken&kind=first-reply&unitId=${row?.unitId}`);
    expect(own.rows.map(({ id }) => id)).toEqual(seen.map(({ id }) => id));
    const elsewhere = await Promise.all(
      [...api.company.units.values()].map((id) => clocks(supervisor, `standing=broken&unitId=${id}`)),
    );
    expect(elsewhere.some(({ rows }) => rows.length === 0)).toBe(true);
  });

  it('a list of complaints can be narrowed to a broken clock and to waiting', async () => {
    const complaintId = await overdue();
    const late = await liWei.list('view=mine&brokenClock=first-reply');
    expect(late.rows.map(({ id }) => id)).toContain(complaintId);
    expect((await liWei.list('view=mine&brokenClock=resolution')).rows).toEqual([]);
    await liWei.do(complaintId, 'wait-for-customer', { reason: 'Which machine?' });
    expect((await liWei.list('view=mine&waiting=true')).rows.map(({ id }) => id)).toEqual([complaintId]);
    await liWei.do(complaintId, 'end-waiting', {});
    expect((await liWei.list('view=mine&waiting=true')).rows).toEqual([]);
  });

  it('waiting is refused where it says so, and nothing is written', async () => {
    const { complaintId } = await liWei.register();
    const before = await liWei.state(complaintId);
    const refusal = async (until: Instant) =>
      (await liWei.send(complaintId, 'wait-for-customer', { reason: 'Which machine?', until })).body.code;
    expect(await refusal(ago(60_000))).toBe('complaint.due-in-past');
    expect(await refusal(ago(-300 * DAY))).toBe('complaint.waiting-too-long');
    expect((await liWei.send(complaintId, 'end-waiting', {})).body.code).toBe('complaint.not-waiting');
    const empty = await liWei.send(complaintId, 'wait-for-customer', { reason: '' });
    expect(empty.status).toBe(400);
    expect(await liWei.state(complaintId)).toEqual(before);
  });

  it('another policy is previewed, and refused where it would change nothing or is not known', async () => {
    const { complaintId } = await liWei.register();
    const preview = (query = '') =>
      supervisor.client.get<{ changes: ClockChange[]; code?: string }>(
        `/api/v1/complaints/${complaintId}/policy-preview${query}`,
      );
    expect((await preview()).body.code).toBe('complaint.policy-unchanged');
    expect((await preview('?policyId=00000000-0000-7000-8000-0000000000ff')).body.code).toBe(
      'complaint.policy-unknown',
    );
    expect((await supervisor.send(complaintId, 'apply-policy', {})).body.code).toBe('complaint.policy-unchanged');
    expect((await liWei.send(complaintId, 'apply-policy', {})).status).toBe(403);
  });

  it('a unit’s own policy holds for what comes in from then on; an edit touches nothing that runs, unless asked to', async () => {
    const admin = new Desk(await api.as('chen.jing'));
    const { unitId } = await liWei.state((await liWei.register()).complaintId);
    const replyWithin = (amount: number): ClockPolicyBody => ({
      ...DEFAULT_CLOCK_POLICY,
      conditions: { channels: ['counter'] },
      terms: [{ kind: 'first-reply', span: { unit: 'minutes', amount }, warnPercent: 50 }],
    });
    const saved = await admin.client.post<SettingVersion>('/api/v1/clock-policies', {
      unitId,
      name: 'Counter',
      body: replyWithin(60),
    });
    expect(saved.status).toBe(201);
    const policy = saved.body;
    const reply = async (id: string) => {
      const { clocks: running, receivedAt } = await liWei.state(id);
      const clock = running.find(({ kind }) => kind === 'first-reply');
      return { minutes: (Date.parse(clock?.dueAt ?? '') - Date.parse(receivedAt)) / 60_000, of: clock?.generation };
    };
    const { complaintId } = await liWei.register({ channel: 'counter' });
    expect((await liWei.state(complaintId)).policy).toEqual({ id: policy.id, version: 1 });
    expect(await reply(complaintId)).toEqual({ minutes: 60, of: 1 });
    expect(await reply((await liWei.register()).complaintId)).toMatchObject({ minutes: 24 * 60 });

    const edited = await admin.client.put(`/api/v1/clock-policies/${policy.id}`, {
      against: 1,
      name: 'Counter',
      body: replyWithin(30),
    });
    expect(edited.status).toBe(200);
    await liWei.do(complaintId, 'add-note', { note: 'Waits at the counter' });
    expect(await reply(complaintId)).toEqual({ minutes: 60, of: 1 });
    expect(await reply((await liWei.register({ channel: 'counter' })).complaintId)).toEqual({ minutes: 30, of: 1 });

    const preview = await supervisor.client.get<{ changes: ClockChange[] }>(
      `/api/v1/complaints/${complaintId}/policy-preview`,
    );
    expect(preview.body.changes).toMatchObject([{ kind: 'first-reply', brokenAtOnce: false }]);
    await supervisor.do(complaintId, 'apply-policy', {});
    expect(await reply(complaintId)).toEqual({ minutes: 30, of: 2 });
    expect((await liWei.state(complaintId)).policy).toEqual({ id: policy.id, version: 2 });

    const faulty = await admin.client.post<{ code: string }>('/api/v1/clock-policies', {
      unitId,
      name: 'Faulty',
      body: { ...replyWithin(60), conditions: { tiers: [] }, waitingLimit: { unit: 'weeks', amount: 9_999 } },
    });
    expect([faulty.status, faulty.body.code]).toEqual([422, 'setting.faulty']);
    expect(JSON.stringify(faulty.body)).toContain('waitingLimit.amount');
    const typed = await admin.client.post<{ code: string }>('/api/v1/clock-policies', {
      unitId,
      name: 'Faulty',
      body: { ...replyWithin(60), terms: [{ kind: 'lunch', span: { unit: 'minutes', amount: 1 }, warnPercent: null }] },
    });
    expect([typed.status, typed.body.code]).toEqual([400, 'request.invalid']);
  });

  it('bad questions are answered with the field', async () => {
    for (const query of ['standing=late', 'kind=nothing', 'unitId=x', 'limit=0', 'dueBefore=soon']) {
      const answer = await liWei.client.get<{ code: string }>(`/api/v1/clocks?${query}`);
      expect(answer.status).toBe(400);
    }
    expect((await liWei.client.get<{ code: string }>('/api/v1/clocks?after=abc')).body.code).toBe('page.bad-cursor');
  });
});
