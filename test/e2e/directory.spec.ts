import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog } from '@redress/messaging';
import { Client } from 'pg';
import type { HttpClient, ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parentId: string | null;
  readonly active: boolean;
}
interface Member {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly deputyId: string | null;
  readonly active: boolean;
  readonly absentFrom: string | null;
}
interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

let api: RunningApi;
let admin: HttpClient;
let agent: HttpClient;
beforeAll(async () => {
  api = await startApi();
  admin = await api.as('chen.jing');
  agent = await api.as('li.wei');
});
afterAll(() => api.stop());

const unitId = (key: string): string => api.company.units.get(key) ?? '';
const staffId = (login: string): string => api.company.staff.get(login) ?? '';

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
};

const eventsOf = async (id: string): Promise<readonly { readonly type: string; readonly payload: object }[]> =>
  (await api.app.get(EventLog).readStream(id)).map(({ type, payload }) => ({ type, payload }));

const allPages = async <Row>(client: HttpClient, path: string, limit: number): Promise<Row[]> => {
  const found: Row[] = [];
  for (let after = ''; ;) {
    const page = await client.get<PageOf<Row>>(`${path}?limit=${limit}${after === '' ? '' : `&after=${after}`}`);
    expect(page.status).toBe(200);
    found.push(...page.body.rows);
    if (page.body.next === null) return found;
    after = encodeURIComponent(page.body.next);
  }
};

describe('units', () => {
  it('are listed by name in pages that neither miss nor repeat any', async () => {
    const all = (await agent.get<PageOf<Unit>>('/api/v1/units?limit=100')).body.rows;
    expect(all).toHaveLength(api.company.units.size);
    const paged = await allPages<Unit>(agent, '/api/v1/units', 3);
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect([...all].sort((one, other) => one.name.localeCompare(other.name)).map(({ id }) => id)).toEqual(
      all.map(({ id }) => id),
    );
  });

  it('are listed by subtree and kind', async () => {
    const north = await agent.get<PageOf<Unit>>(`/api/v1/units?under=${unitId('north')}`);
    expect(north.body.rows.map(({ id }) => id).sort()).toEqual(
      ['north', 'beijing', 'tianjin', 'haidian', 'tanggu'].map(unitId).sort(),
    );
    const stations = await agent.get<PageOf<Unit>>(`/api/v1/units?under=${unitId('north')}&kind=station&active=true`);
    expect(stations.body.rows.map(({ id }) => id).sort()).toEqual(['haidian', 'tanggu'].map(unitId).sort());
  });

  it('refuse a page mark of another list', async () => {
    const page = await agent.get<PageOf<Member>>('/api/v1/staff?limit=2');
    const answer = await agent.get<ProblemBody>(`/api/v1/units?after=${encodeURIComponent(page.body.next ?? '')}`);
    expect(answer.body.code).toBe('page.bad-cursor');
    expect((await agent.get<ProblemBody>('/api/v1/units?after=rubbish')).body.code).toBe('page.bad-cursor');
  });

  it('are added, moved with all below them, and logged', async () => {
    const city = await admin.post<Unit>('/api/v1/units', {
      name: 'Jinan',
      nameZh: '济南',
      kind: 'city',
      parentId: unitId('north'),
      zone: 'Asia/Shanghai',
    });
    expect(city.status).toBe(201);
    const station = await admin.post<Unit>('/api/v1/units', {
      name: 'Lixia Station',
      kind: 'station',
      parentId: city.body.id,
      zone: 'Asia/Shanghai',
    });
    const moved = await admin.patch<Unit>(`/api/v1/units/${city.body.id}`, { parentId: unitId('south') });
    expect(moved.status).toBe(200);
    const south = await agent.get<PageOf<Unit>>(`/api/v1/units?under=${unitId('south')}&limit=100`);
    expect(south.body.rows.map(({ id }) => id)).toEqual(expect.arrayContaining([city.body.id, station.body.id]));
    const north = await agent.get<PageOf<Unit>>(`/api/v1/units?under=${unitId('north')}&limit=100`);
    expect(north.body.rows.map(({ id }) => id)).not.toContain(station.body.id);
    expect(await eventsOf(city.body.id)).toEqual([
      { type: 'unit.added', payload: { unitId: city.body.id, parentId: unitId('north') } },
      { type: 'unit.amended', payload: { unitId: city.body.id, fields: ['parentId'] } },
    ]);
  });

  it.each([
    ['below itself', 'north', 'beijing', 'unit.cycle'],
    ['below a station', 'beijing', 'tianhe', 'unit.wrong-place'],
  ])('do not go %s', async (_name, which, where, code) => {
    const answer = await admin.patch<ProblemBody>(`/api/v1/units/${unitId(which)}`, { parentId: unitId(where) });
    expect(answer.body.code).toBe(code);
  });

  it('are changed by administrators only', async () => {
    const answer = await agent.patch<ProblemBody>(`/api/v1/units/${unitId('beijing')}`, { name: 'Mine' });
    expect([answer.status, answer.body.code]).toEqual([403, 'auth.not-permitted']);
  });
});

describe('staff', () => {
  const somebody = (login: string, more: object = {}) => ({
    login,
    name: 'Newcomer 新人',
    password: 'a long password',
    roles: ['agent'],
    level: 'frontline',
    unitId: unitId('tianjin'),
    locale: 'zh-CN',
    zone: 'Asia/Shanghai',
    ...more,
  });

  it('are listed with a search by the beginning of name or login', async () => {
    const found = await agent.get<PageOf<Member>>('/api/v1/staff?search=ZHANG');
    expect(found.body.rows.map(({ login }) => login)).toEqual(['zhang.na']);
    expect((await agent.get<PageOf<Member>>('/api/v1/staff?search=%25')).body.rows).toEqual([]);
    const supervisors = await agent.get<PageOf<Member>>(`/api/v1/staff?role=supervisor&unitId=${unitId('south')}`);
    expect(supervisors.body.rows.map(({ login }) => login).sort()).toEqual(['huang.yan', 'lin.tao']);
    expect(JSON.stringify(found.body)).not.toMatch(/password|argon2/i);
  });

  it('are added, can sign in at once, and no login is given twice', async () => {
    const added = await admin.post<Member>('/api/v1/staff', somebody('new.comer'));
    expect(added.status).toBe(201);
    expect((await api.client.signIn('NEW.COMER', 'a long password')).address).toBe(api.client.address);
    const again = await admin.post<ProblemBody>('/api/v1/staff', somebody('New.Comer'));
    expect([again.status, again.body.code]).toEqual([409, 'staff.login-taken']);
    expect(await eventsOf(added.body.id)).toEqual([
      { type: 'staff.added', payload: { staffId: added.body.id, unitId: unitId('tianjin') } },
    ]);
  });

  it('are added once under one key, however often it is sent', async () => {
    const headers = { 'idempotency-key': 'add-once-0001' };
    const body = somebody('once.only');
    const answers = await Promise.all([1, 2, 3].map(() => admin.post<Member>('/api/v1/staff', body, headers)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.map((answer) => answer.headers.get('idempotency-replayed')).sort()).toEqual([null, 'true', 'true']);
    const other = await admin.post<ProblemBody>('/api/v1/staff', somebody('some.other'), headers);
    expect([other.status, other.body.code]).toEqual([422, 'request.key-reused']);
  });

  it('take new rights at once', async () => {
    const added = await admin.post<Member>('/api/v1/staff', somebody('rises.fast'));
    const rising = await api.client.signIn('rises.fast', 'a long password');
    const reset = `/api/v1/staff/${added.body.id}/password`;
    expect((await rising.put(reset, { password: 'another password' })).status).toBe(403);
    expect((await admin.patch(`/api/v1/staff/${added.body.id}`, { roles: ['agent', 'admin'] })).status).toBe(200);
    expect((await rising.put(reset, { password: 'another password' })).status).toBe(204);
    expect((await rising.get('/api/v1/me')).status).toBe(401);
  });

  it('say themselves when they are away, if somebody stands in', async () => {
    const absence = { from: '2026-01-01T00:00:00Z', until: null };
    const own = await agent.put<Member>(`/api/v1/staff/${staffId('li.wei')}/absence`, absence);
    expect([own.status, own.body.absentFrom]).toEqual([200, '2026-01-01T00:00:00.000Z']);
    const zhang = await api.as('zhang.na');
    expect((await zhang.get<{ deputyFor: string[] }>('/api/v1/me')).body.deputyFor).toEqual([staffId('li.wei')]);
    const back = await agent.delete<Member>(`/api/v1/staff/${staffId('li.wei')}/absence`);
    expect(back.body.absentFrom).toBeNull();
    expect((await zhang.get<{ deputyFor: string[] }>('/api/v1/me')).body.deputyFor).toEqual([]);
    const others = await agent.put<ProblemBody>(`/api/v1/staff/${staffId('zhang.na')}/absence`, absence);
    expect(others.body.code).toBe('auth.not-permitted');
    const alone = await admin.post<Member>('/api/v1/staff', somebody('all.alone'));
    const refused = await admin.put<ProblemBody>(`/api/v1/staff/${alone.body.id}/absence`, absence);
    expect(refused.body.code).toBe('staff.needs-deputy');
  });

  it('keep their last administrator', async () => {
    for (const { login, id } of (await admin.get<PageOf<Member>>('/api/v1/staff?role=admin')).body.rows) {
      if (login !== 'chen.jing') await admin.patch(`/api/v1/staff/${id}`, { roles: ['agent'] });
    }
    const resign = await admin.patch<ProblemBody>(`/api/v1/staff/${staffId('chen.jing')}`, { roles: ['agent'] });
    expect([resign.status, resign.body.code]).toEqual([409, 'staff.last-admin']);
    const leave = await admin.post<ProblemBody>(`/api/v1/staff/${staffId('chen.jing')}/leave`);
    expect(leave.body.code).toBe('staff.last-admin');
  });

  it('pass every open complaint to the deputy who is there when they leave, and are signed out', async () => {
    const guo = await api.client.signIn('guo.qiang', 'redress-demo');
    const made = await Promise.all(
      ['one', 'two', 'three'].map((what) =>
        guo.post<{ complaintId: string }>('/api/v1/complaints', { who: { anonymous: true }, what, channel: 'phone' }),
      ),
    );
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201]);
    // The deputy is away, so the deputy's deputy takes over.
    await agent.put(`/api/v1/staff/${staffId('li.wei')}/absence`, { from: '2026-01-01T00:00:00Z', until: null });
    const left = await admin.post(`/api/v1/staff/${staffId('guo.qiang')}/leave`);
    await agent.delete(`/api/v1/staff/${staffId('li.wei')}/absence`);
    expect(left.body).toEqual({ staffId: staffId('guo.qiang'), deputyId: staffId('zhang.na'), complaints: 3 });
    const owners = await rows<{ owner_id: string }>('SELECT DISTINCT owner_id FROM complaint WHERE id = ANY ($1)', [
      made.map(({ body }) => body.complaintId),
    ]);
    expect(owners).toEqual([{ owner_id: staffId('zhang.na') }]);
    expect((await guo.get('/api/v1/me')).status).toBe(401);
    await expect(api.client.signIn('guo.qiang', 'redress-demo')).rejects.toThrow('401');
    const again = await admin.post<ProblemBody>(`/api/v1/staff/${staffId('guo.qiang')}/leave`);
    expect(again.body.code).toBe('staff.left');
    expect((await eventsOf(staffId('guo.qiang'))).at(-1)).toEqual({
      type: 'staff.left',
      payload: { staffId: staffId('guo.qiang'), deputyId: staffId('zhang.na'), complaints: 3 },
    });
  });

  it('do not leave while nobody stands in', async () => {
    const alone = await admin.post<Member>('/api/v1/staff', somebody('cannot.leave'));
    const answer = await admin.post<ProblemBody>(`/api/v1/staff/${alone.body.id}/leave`);
    expect([answer.status, answer.body.code]).toEqual([422, 'staff.needs-deputy']);
  });
});

describe('categories', () => {
  it('are a tree without circles', async () => {
    const put = (code: string, parentCode: string | null) =>
      admin.put<ProblemBody>(`/api/v1/categories/${code}`, { parentCode, nameEn: code, nameZh: code });
    expect((await put('tyres', 'product')).status).toBe(200);
    expect((await put('tyres.worn', 'tyres')).status).toBe(200);
    expect((await put('tyres', 'tyres.worn')).body.code).toBe('category.in-circle');
    expect((await put('tyres', 'tyres')).body.code).toBe('category.in-circle');
    expect((await put('lost', 'nowhere')).body.code).toBe('category.not-found');
    const listed = await agent.get<{ code: string }[]>('/api/v1/categories');
    expect(listed.body.map(({ code }) => code)).toEqual(expect.arrayContaining(['tyres', 'tyres.worn']));
  });
});
