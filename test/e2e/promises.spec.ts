import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PromiseKeeping, PromiseRow } from '@redress/complaints';
import type { Commands } from '@redress/complaint-domain';
import { Desk } from '../support/desk';
import { type RunningApi, startApi } from '../support/start-api';

type Due = Commands['make-promise']['dueAt'];
const inHours = (hours: number): Due => new Date(Date.now() + hours * 3_600_000).toISOString() as Due;
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const FAR_AWAY = '2099-01-01T00:00:00.000Z';

describe('promises over the api', () => {
  let api: RunningApi;
  let agent: Desk;
  let supervisor: Desk;
  beforeAll(async () => {
    api = await startApi();
    agent = new Desk(await api.as('li.wei'));
    supervisor = new Desk(await api.as('zhou.ping'));
  });
  afterAll(() => api.stop());

  const promised = async (dueAt: Due) => {
    const { complaintId } = await agent.register();
    const { complainants } = await agent.state(complaintId);
    const complainantId = complainants[0]?.id;
    if (complainantId === undefined) throw new Error('no complainant');
    await agent.do(complaintId, 'make-promise', { kind: 'other', promise: 'The part is here', complainantId, dueAt });
    const promise = (await agent.state(complaintId)).promises.at(-1);
    if (promise === undefined) throw new Error('no promise');
    return { complaintId, promiseId: promise.id };
  };
  const listed = async (desk: Desk, query = ''): Promise<readonly PromiseRow[]> => {
    const { status, body } = await desk.client.get<{ readonly rows: readonly PromiseRow[] }>(
      `/api/v1/promises?limit=100${query}`,
    );
    expect(status).toBe(200);
    return body.rows;
  };

  it('are listed by what falls due first, to those who may see their complaint', async () => {
    const later = await promised(inHours(30));
    const sooner = await promised(inHours(3));
    const mine = (await listed(agent, '&mine=true')).map(({ id }) => id);
    expect(mine.indexOf(sooner.promiseId)).toBeLessThan(mine.indexOf(later.promiseId));
    expect((await listed(agent)).find(({ id }) => id === sooner.promiseId)).toMatchObject({
      words: 'The part is here',
    });
    expect((await listed(supervisor)).map(({ id }) => id)).toContain(sooner.promiseId);
    const stranger = new Desk(await api.as('emma.clark'));
    expect((await listed(stranger, '&mine=true')).map(({ id }) => id)).not.toContain(sooner.promiseId);
  });

  it('leave the list once kept and count for whoever answers for them', async () => {
    const { complaintId, promiseId } = await promised(inHours(3));
    await agent.do(complaintId, 'keep-promise', { promiseId, proof: 'Seen on the shelf' });
    expect((await listed(agent)).map(({ id }) => id)).not.toContain(promiseId);
    const { body } = await supervisor.client.get<PromiseKeeping>(
      `/api/v1/promises/keeping?from=${LONG_AGO}&until=${FAR_AWAY}`,
    );
    expect(body.overall).toEqual({ kept: 1, broken: 0, rate: 1 });
    expect(body.levels).toEqual([{ level: 'frontline', kept: 1, broken: 0, rate: 1 }]);
    expect(body.staff).toHaveLength(1);
  });

  it('are refused where they do not lie ahead, or do not exist', async () => {
    const { complaintId, promiseId } = await promised(inHours(3));
    const answer = await agent.send(complaintId, 'renegotiate-promise', {
      promiseId,
      dueAt: LONG_AGO as Due,
      means: 'call',
      reason: 'Held up at the border',
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'complaint.due-in-past' } });
    const unknown = await agent.send(complaintId, 'keep-promise', {
      promiseId: complaintId as unknown as Commands['keep-promise']['promiseId'],
      proof: 'None',
    });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'complaint.promise-unknown' } });
  });
});
