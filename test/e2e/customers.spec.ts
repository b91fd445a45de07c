import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventLog } from '@redress/messaging';
import { Client } from 'pg';
import type { HttpClient, ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

interface Summary {
  readonly id: string;
  readonly name: string | null;
  readonly contacts: readonly {
    readonly id: string;
    readonly kind: string;
    readonly value: string;
    readonly preferred: boolean;
  }[];
}
interface Detail extends Summary {
  readonly version: number;
  readonly zone: string;
  readonly annualRevenue: { readonly amount: number; readonly currency: string } | null;
  readonly equipment: readonly {
    readonly id: string;
    readonly serial: string | null;
    readonly warrantyUntil: string | null;
  }[];
  readonly erasedAt: string | null;
}
interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}
interface Changed {
  readonly id: string;
  readonly version: number;
}

let api: RunningApi;
let agent: HttpClient;
beforeAll(async () => {
  api = await startApi();
  agent = await api.as('li.wei');
});
afterAll(() => api.stop());

const customerId = (key: string): string => api.company.customers.get(key) ?? '';
const search = async (text: string, client = agent): Promise<(string | null)[]> => {
  const found = await client.get<PageOf<Summary>>(`/api/v1/customers?search=${encodeURIComponent(text)}`);
  expect(found.status).toBe(200);
  return found.body.rows.map(({ name }) => name);
};

describe('looking a customer up', () => {
  it.each([
    ['the whole number', '+86 139 0000 4711', ['马丽']],
    ['the number as one word', '8613900004711', ['马丽']],
    ['the national number', '139-0000-4711', ['马丽']],
    ['the last four digits', '4711', ['马丽']],
    ['the last digits of a foreign number', '0958', ['James Hall']],
    ['three digits, which are too few', '711', []],
    ['the beginning of a name', '金穗', ['金穗农业合作社']],
    ['the beginning of a name in any case', 'hARB', ['Harbour Logistics Ltd']],
    ['a serial number', 'lg9-120045', ['徐峰']],
    ['the beginning of serial numbers', 'LG5-33', ['邓浩', '马丽']],
    ['a mail address', 'MA.LI@example.com', ['马丽']],
    ['a name on a messenger', 'TangXin_2020', ['唐欣']],
    ['a wildcard, which means itself', '%', []],
    ['a wildcard among digits', '____', []],
    ['SQL', `' OR 1=1 --`, []],
  ])('finds by %s', async (_name, text, expected) => {
    expect((await search(text)).sort()).toEqual([...expected].sort());
  });

  it('pages through all of them, newest first', async () => {
    const found: string[] = [];
    for (let after = ''; ;) {
      const page = await agent.get<PageOf<Summary>>(`/api/v1/customers?limit=5${after}`);
      found.push(...page.body.rows.map(({ id }) => id));
      if (page.body.next === null) break;
      after = `&after=${encodeURIComponent(page.body.next)}`;
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual([...found].sort().reverse());
    expect(found).toEqual(expect.arrayContaining([...api.company.customers.values()]));
  });

  it('narrows by kind, tier and dealer', async () => {
    const ofDealer = await agent.get<PageOf<Summary>>(`/api/v1/customers?dealerId=${customerId('harvest-dealer')}`);
    expect(ofDealer.body.rows.map(({ name }) => name).sort()).toEqual(['金穗农业合作社', '马丽'].sort());
    const vips = await agent.get<PageOf<Summary>>('/api/v1/customers?tier=vip&kind=person');
    expect(vips.body.rows.map(({ name }) => name)).toEqual(['Sofia Reyes']);
  });

  it('shows everything to those who work with customers, and masks contacts for those who only judge the work', async () => {
    const path = `/api/v1/customers/${customerId('ma-li')}`;
    const whole = await agent.get<Detail>(path);
    expect(whole.body).toMatchObject({
      name: '马丽',
      zone: 'Asia/Shanghai',
      annualRevenue: { amount: 360_000, currency: 'CNY' },
    });
    expect(whole.body.equipment).toMatchObject([{ serial: 'LG5-330912', warrantyUntil: '2027-03-19' }]);
    expect(whole.body.contacts.map(({ value }) => value)).toEqual(['ma.li@example.com', '+86 139 0000 4711']);
    const masked = await (await api.as('sun.hui')).get<Detail>(path);
    expect(masked.body.contacts.map(({ value }) => value)).toEqual(['m•••@example.com', '••••4711']);
    const admin = await (await api.as('chen.jing')).get<ProblemBody>(path);
    expect([admin.status, admin.body.code]).toEqual([403, 'auth.not-permitted']);
  });

  it('answers 404 for nobody', async () => {
    const answer = await agent.get<ProblemBody>('/api/v1/customers/01900000-0000-7000-8000-ffffffffffff');
    expect([answer.status, answer.body.code]).toEqual([404, 'customer.not-found']);
  });
});

describe('keeping the file', () => {
  it('puts a customer on file as written, and finds the number however it was spelt', async () => {
    const name = `Robert'); DROP TABLE customer;-- <b>"&`;
    const made = await agent.post<Changed>('/api/v1/customers', {
      name,
      kind: 'person',
      locale: 'zh-CN',
      contacts: [
        { kind: 'phone', value: '+86 (186) 0000-3141', preferred: true },
        { kind: 'phone', value: '+8618600003141' },
        { kind: 'email', value: 'Robert@Example.com' },
      ],
    });
    expect([made.status, made.body.version]).toEqual([201, 1]);
    expect(await search('18600003141')).toEqual([name]);
    expect(await search('robert@example.com')).toEqual([name]);
    const detail = await agent.get<Detail>(`/api/v1/customers/${made.body.id}`);
    expect(detail.body.zone).toBe('Asia/Shanghai');
    expect(detail.body.contacts.map(({ kind, value, preferred }) => [kind, value, preferred])).toEqual([
      ['phone', '+86 (186) 0000-3141', true],
      ['email', 'Robert@Example.com', false],
    ]);
  });

  it('refuses a change against a version that is gone, and logs which fields changed and not what they hold', async () => {
    const path = `/api/v1/customers/${customerId('xu-feng')}`;
    const { body } = await agent.get<Detail>(path);
    const both = await Promise.all([
      agent.patch<Changed & ProblemBody>(path, { version: body.version, notes: 'calls back after six' }),
      agent.patch<Changed & ProblemBody>(path, { version: body.version, tier: 'a' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('request.concurrent');
    const logged = await api.app.get(EventLog).readStream(customerId('xu-feng'));
    expect(logged.at(-1)?.type).toBe('customer.amended');
    expect(JSON.stringify(logged)).not.toContain('after six');
  });

  it('lets a customer belong to a dealer only', async () => {
    const path = `/api/v1/customers/${customerId('tang-xin')}`;
    const { version } = (await agent.get<Detail>(path)).body;
    const wrong = await agent.patch<ProblemBody>(path, { version, dealerId: customerId('ma-li') });
    expect(wrong.body.code).toBe('customer.not-a-dealer');
    const right = await agent.patch<Changed>(path, { version, dealerId: customerId('pearl-dealer') });
    expect(right.body.version).toBe(version + 1);
  });

  it('adds and removes contacts, one preferred of a kind, none twice', async () => {
    const path = `/api/v1/customers/${customerId('luo-yan')}`;
    const first = await agent.post<Changed>(`${path}/contacts`, {
      kind: 'phone',
      value: '+86 186 0000 1001',
      preferred: true,
    });
    const second = await agent.post<Changed>(`${path}/contacts`, {
      kind: 'phone',
      value: '+86 186 0000 1002',
      preferred: true,
    });
    expect([first.status, second.status]).toEqual([201, 201]);
    const twice = await agent.post<ProblemBody>(`${path}/contacts`, { kind: 'phone', value: '+8618600001001' });
    expect([twice.status, twice.body.code]).toEqual([409, 'contact.known']);
    const { contacts } = (await agent.get<Detail>(path)).body;
    expect(contacts.filter(({ preferred }) => preferred).map(({ id }) => id)).toEqual([second.body.id]);
    expect((await agent.delete(`${path}/contacts/${first.body.id}`)).status).toBe(200);
    const gone = await agent.delete<ProblemBody>(`${path}/contacts/${first.body.id}`);
    expect(gone.body.code).toBe('contact.not-found');
    const wrong = await agent.post<ProblemBody>(`${path}/contacts`, { kind: 'email', value: 'not an address' });
    expect(wrong.body.errors).toMatchObject([{ field: 'value', code: 'email' }]);
  });

  it('keeps equipment', async () => {
    const path = `/api/v1/customers/${customerId('tang-xin')}`;
    const added = await agent.post<Changed>(`${path}/equipment`, {
      model: 'LG-9',
      serial: 'LG9-777',
      purchasedOn: '2026-01-31',
    });
    expect(added.status).toBe(201);
    const amended = await agent.patch(`${path}/equipment/${added.body.id}`, { warrantyUntil: '2028-02-29' });
    expect(amended.status).toBe(200);
    expect((await agent.get<Detail>(path)).body.equipment).toMatchObject([
      { serial: 'LG9-777', warrantyUntil: '2028-02-29' },
    ]);
    const others = await agent.patch<ProblemBody>(
      `/api/v1/customers/${customerId('ma-li')}/equipment/${added.body.id}`,
      { model: 'stolen' },
    );
    expect(others.body.code).toBe('equipment.not-found');
  });
});

describe('a customer’s own data', () => {
  it('is handed out whole and erased everywhere, while figures and the log stay', async () => {
    const manager = await api.as('wang.min');
    const id = customerId('deng-hao');
    const made = await agent.post<{ complaintId: string }>('/api/v1/complaints', {
      who: { customerId: id },
      what: '邓浩 says the pump of serial LG5-330958 leaks',
      channel: 'phone',
    });
    expect(made.status).toBe(201);
    const forbidden = await agent.get<ProblemBody>(`/api/v1/customers/${id}/export`);
    expect(forbidden.body.code).toBe('auth.not-permitted');
    const exported = await manager.get<{ customer: Detail; complaints: readonly object[] }>(
      `/api/v1/customers/${id}/export`,
    );
    expect(exported.body.customer.name).toBe('邓浩');
    expect(JSON.stringify(exported.body.complaints)).toContain('the pump of serial');

    const erased = await manager.post(`/api/v1/customers/${id}/erase`);
    expect([erased.status, erased.body]).toEqual([200, { customerId: id, complaints: 1 }]);
    const after = await agent.get<Detail>(`/api/v1/customers/${id}`);
    expect(after.body).toMatchObject({ name: null, contacts: [], annualRevenue: { amount: 240_000, currency: 'CNY' } });
    expect(after.body.equipment).toMatchObject([{ serial: null }]);
    expect(await search('13600005120')).toEqual([]);
    expect(await search('LG5-330958')).toEqual([]);
    const again = await manager.post<ProblemBody>(`/api/v1/customers/${id}/erase`);
    expect([again.status, again.body.code]).toEqual([409, 'customer.erased']);
    const change = await agent.patch<ProblemBody>(`/api/v1/customers/${id}`, { version: 2, name: 'back' });
    expect(change.body.code).toBe('customer.erased');

    const client = new Client({ connectionString: api.databaseUrl });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT 1 FROM "${name}" t WHERE t::text LIKE '%邓浩%' OR t::text LIKE '%0000 5120%' OR t::text LIKE '%LG5-330958%' OR t::text LIKE '%13600005120%'`,
      );
      expect([name, rows.length]).toEqual([name, 0]);
    }
    await client.end();
  });
});
