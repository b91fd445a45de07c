import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_LADDER, type LadderBody } from '@redress/complaint-domain';
import type { AlertPage, EscalationRow, LadderPlan, LevelFunnel } from '@redress/escalation';
import { Desk } from '../support/desk';
import { type RunningApi, startApi } from '../support/start-api';

const reason = 'The customer has waited for three weeks';

describe('escalation over the api', () => {
  let api: RunningApi;
  let agent: Desk;
  let supervisor: Desk;
  let admin: Desk;
  beforeAll(async () => {
    api = await startApi();
    agent = new Desk(await api.as('li.wei'));
    supervisor = new Desk(await api.as('zhou.ping'));
    admin = new Desk(await api.as('chen.jing'));
  });
  afterAll(() => api.stop());

  const escalated = async () => {
    const { complaintId } = await agent.register();
    await agent.do(complaintId, 'escalate', { trigger: 'asked-for-higher', reason });
    const complaint = await agent.state(complaintId);
    const escalation = complaint.escalations.at(-1);
    if (escalation === undefined) throw new Error('nothing fired');
    return { complaintId, complaint, escalation };
  };
  const waiting = async (desk: Desk, query = ''): Promise<readonly EscalationRow[]> =>
    (await desk.client.get<{ readonly rows: readonly EscalationRow[] }>(`/api/v1/escalations?limit=100${query}`)).body
      .rows;

  it('calls the supervisor, who is told once and acknowledges; the owner stays the owner', async () => {
    const { complaintId, complaint, escalation } = await escalated();
    expect(complaint).toMatchObject({ level: 'middle', responsibleId: escalation.responsibleId });
    expect(complaint.owner.staffId).not.toBe(escalation.responsibleId);
    expect((await waiting(supervisor, '&mine=true')).map(({ id }) => id)).toContain(escalation.id);
    const { body: told } = await supervisor.client.get<AlertPage>('/api/v1/alerts');
    expect(told.rows.filter(({ escalationId }) => escalationId === escalation.id)).toMatchObject([
      { rung: 'supervisor', trigger: 'asked-for-higher', state: 'open', readAt: null },
    ]);
    expect(
      (await agent.send(complaintId, 'acknowledge-escalation', { escalationId: escalation.id })).body,
    ).toMatchObject({
      code: 'complaint.escalation-not-yours',
    });
    await supervisor.do(complaintId, 'acknowledge-escalation', { escalationId: escalation.id });
    expect((await waiting(supervisor)).map(({ id }) => id)).not.toContain(escalation.id);
    const { body: after } = await supervisor.client.get<AlertPage>('/api/v1/alerts');
    expect(after.unread).toBe(told.unread - 1);
    expect(after.rows.find(({ escalationId }) => escalationId === escalation.id)?.readAt).not.toBeNull();
  });

  it('marks one of my alerts as read, and none of others', async () => {
    const { escalation } = await escalated();
    const { body } = await supervisor.client.get<AlertPage>('/api/v1/alerts');
    const alert = body.rows.find(({ escalationId }) => escalationId === escalation.id);
    expect((await agent.client.post(`/api/v1/alerts/${alert?.id}/read`, {})).status).toBe(404);
    const read = await supervisor.client.post(`/api/v1/alerts/${alert?.id}/read`, {});
    expect(read).toMatchObject({ status: 200, body: { unread: body.unread - 1 } });
    expect(await supervisor.client.post(`/api/v1/alerts/${alert?.id}/read`, {})).toMatchObject({
      body: { unread: body.unread - 1 },
    });
  });

  it('is told on the timeline and refused in both languages', async () => {
    const { complaintId } = await escalated();
    const told = async (language: string): Promise<string> => {
      const { body } = await agent.client.get<{
        readonly timeline: { readonly entries: readonly { readonly sentence: string }[] };
      }>(`/api/v1/complaints/${complaintId}`, { 'accept-language': language });
      return body.timeline.entries.map(({ sentence }) => sentence).join(' ');
    };
    expect(await told('en')).toContain('the customer asked for someone higher');
    expect(await told('zh-CN')).toContain('客户要求上级处理');
  });

  it('comes down with a reason, and the funnel remembers how far it went', async () => {
    const { complaintId } = await escalated();
    await supervisor.do(complaintId, 'de-escalate', { reason });
    expect(await agent.state(complaintId)).toMatchObject({ level: 'frontline', highestLevel: 'middle' });
    const { body } = await supervisor.client.get<LevelFunnel>(
      '/api/v1/escalations/funnel?from=2026-01-01T00:00:00.000Z&until=2099-01-01T00:00:00.000Z',
    );
    expect(body.middle).toBeGreaterThanOrEqual(1);
    expect(body.received).toBeGreaterThanOrEqual(body.middle);
    expect(body.units.reduce((sum, unit) => sum + unit.received, 0)).toBe(body.received);
  });

  it('can be tried against a complaint without effect', async () => {
    const { complaintId } = await agent.register();
    const before = await agent.state(complaintId);
    const { status, body } = await agent.client.post<LadderPlan>('/api/v1/ladders/dry-run', { complaintId });
    expect(status).toBe(200);
    expect(body.moments.find(({ what }) => what === 'escalated')).toMatchObject({ rung: 'supervisor' });
    expect(await agent.state(complaintId)).toEqual(before);
    expect(await waiting(supervisor)).toEqual(expect.not.arrayContaining([expect.objectContaining({ complaintId })]));
  });

  it('goes by the ladder of its unit, which is refused where it loops or calls nobody', async () => {
    const { complaint } = await escalated();
    const [first, ...others] = DEFAULT_LADDER.rungs;
    if (first === undefined) throw new Error('no rung');
    const looping: LadderBody = { rungs: [{ ...first, next: first.name }, ...others] };
    const unitId = complaint.unitId;
    const refused = await admin.client.post('/api/v1/ladders', { unitId, name: 'Round and round', body: looping });
    expect(refused).toMatchObject({ status: 422, body: { code: 'setting.faulty' } });
    const nobody = { ...first, act: { kind: 'staff', staffId: '01900000-0000-7000-8000-ffffffffffff' }, next: null };
    const empty = await admin.client.post('/api/v1/ladders', { unitId, name: 'Nobody', body: { rungs: [nobody] } });
    expect(empty).toMatchObject({ status: 422, body: { code: 'setting.faulty' } });
    const body: LadderBody = { rungs: [{ ...first, name: 'own', change: 'person', next: null }] };
    expect((await admin.client.post('/api/v1/ladders', { unitId, name: 'Ours', body })).status).toBe(201);
    const after = await escalated();
    expect(after.escalation).toMatchObject({ rung: 'own', ladderVersion: 1, change: 'person' });
    expect(after.complaint.contactPersonId).toBe(after.escalation.responsibleId);
  });
});
