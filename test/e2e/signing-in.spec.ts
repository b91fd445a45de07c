import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '@redress/directory';
import { Client } from 'pg';
import type { ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

interface Me {
  readonly staffId: string;
  readonly login: string;
  readonly kind: string;
  readonly roles: readonly string[];
  readonly unitId: string;
  readonly unitIds: readonly string[];
  readonly permissions: Readonly<Record<string, string>>;
}

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const login = (name: string, password: string, headers: Record<string, string> = {}) =>
  api.client.post<ProblemBody>('/api/v1/auth/login', { login: name, password }, headers);

const rows = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
};

describe('signing in', () => {
  it('hands out a cookie that scripts and other sites cannot use, and says who one is', async () => {
    const answer = await api.client.post<Me>('/api/v1/auth/login', { login: 'Zhou.Ping', password: DEMO_PASSWORD });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ login: 'zhou.ping', kind: 'staff', roles: ['supervisor'] });
    expect(answer.body.permissions).toMatchObject({ 'complaint.supervise': 'subtree', 'directory.write': 'none' });
    expect([...answer.body.unitIds].sort()).toEqual(
      [api.company.units.get('beijing'), api.company.units.get('haidian')].sort(),
    );
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^redress_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('keeps only a digest of the session', async () => {
    const answer = await login('li.wei', DEMO_PASSWORD);
    const [cookie = ''] = answer.headers.getSetCookie();
    const token = /redress_session=([\w-]+)/.exec(cookie)?.[1] ?? '';
    const stored = await rows('SELECT token_hash FROM session');
    expect(stored.length).toBeGreaterThan(0);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('answers /me with the cookie and refuses without', async () => {
    const zhang = await api.as('zhang.na');
    expect((await zhang.get<Me>('/api/v1/me')).body.login).toBe('zhang.na');
    const refused = await api.client.get<ProblemBody>('/api/v1/me');
    expect(refused.status).toBe(401);
    expect(refused.body.code).toBe('auth.required');
    expect(refused.headers.get('www-authenticate')).toContain('Bearer');
  });

  it.each([
    ['a wrong password', 'li.wei', 'wrong password'],
    ['a login nobody has', 'no.body', DEMO_PASSWORD],
    ['SQL as a login', `' OR 1=1 --`, DEMO_PASSWORD],
  ])('does not tell %s from another mistake', async (_name, name, password) => {
    const answer = await login(name, password);
    expect(answer.status).toBe(401);
    expect(answer.body.code).toBe('auth.wrong-credentials');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it.each(['', 'x', 'y'.repeat(43), 'ж'.repeat(43)])('takes %j for no session', async (token) => {
    const answer = await api.client.get<ProblemBody>('/api/v1/me', {
      cookie: `redress_session=${encodeURIComponent(token)}`,
    });
    expect(answer.status).toBe(401);
  });

  it('ends with signing out, at once', async () => {
    const guo = await api.client.signIn('guo.qiang', DEMO_PASSWORD);
    expect((await guo.get('/api/v1/me')).status).toBe(200);
    const out = await guo.post('/api/v1/auth/logout');
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()[0]).toMatch(/^redress_session=; /);
    expect((await guo.get('/api/v1/me')).status).toBe(401);
    expect((await guo.post('/api/v1/auth/logout')).status).toBe(204);
  });

  it('throttles guessing for one account from one address, and says how long', async () => {
    const guesses = await Promise.all(Array.from({ length: 10 }, () => login('lin.tao', 'a wrong guess')));
    expect(guesses.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 401));
    const stopped = await login('LIN.TAO', DEMO_PASSWORD);
    expect(stopped.status).toBe(429);
    expect(stopped.body.code).toBe('auth.throttled');
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(stopped.body.values).toEqual({ seconds: Number(stopped.headers.get('retry-after')) });
    expect((await login('huang.yan', DEMO_PASSWORD)).status).toBe(200);
  });
});

describe('requests of other sites', () => {
  it('are refused whatever cookie they carry', async () => {
    const li = await api.as('li.wei');
    for (const [name, value] of [
      ['sec-fetch-site', 'cross-site'],
      ['sec-fetch-site', 'same-site'],
      ['origin', 'https://elsewhere.example'],
    ] as const) {
      const answer = await li.with({ [name]: value }).post<ProblemBody>('/api/v1/auth/logout');
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe('request.cross-site');
    }
    expect((await li.get('/api/v1/me')).status).toBe(200);
  });

  it('are none where they come from our own page', async () => {
    const he = await api.client.signIn('he.jun', DEMO_PASSWORD);
    expect((await he.with({ origin: api.client.address }).post('/api/v1/auth/logout')).status).toBe(204);
  });
});

describe('API keys', () => {
  it('act as the person they belong to, until revoked, and are shown once', async () => {
    const admin = await api.as('chen.jing');
    const issued = await admin.post<{ id: string; key: string }>('/api/v1/api-keys', {
      staffId: api.company.staff.get('guo.qiang'),
      name: 'switchboard',
    });
    expect(issued.status).toBe(201);
    expect(issued.body.key).toMatch(/^rdk_[0-9a-f]{32}_[\w-]{43}$/);

    const machine = api.client.with({ authorization: `Bearer ${issued.body.key}` });
    expect((await machine.get<Me>('/api/v1/me')).body).toMatchObject({ login: 'guo.qiang', kind: 'machine' });

    const listed = await admin.get<{ id: string }[]>('/api/v1/api-keys');
    expect(listed.body.map(({ id }) => id)).toContain(issued.body.id);
    expect(JSON.stringify(listed.body)).not.toContain(issued.body.key.slice(37));
    const [stored] = await rows('SELECT hash FROM api_key WHERE id = $1', [issued.body.id]);
    expect(stored?.['hash']).toMatch(/^[0-9a-f]{64}$/);

    expect((await admin.delete(`/api/v1/api-keys/${issued.body.id}`)).status).toBe(200);
    expect((await machine.get('/api/v1/me')).status).toBe(401);
    expect((await admin.delete<ProblemBody>(`/api/v1/api-keys/${issued.body.id}`)).body.code).toBe('api-key.not-found');
  });

  it('are refused where they are wrong, even beside a good cookie', async () => {
    const li = await api.as('li.wei');
    for (const authorization of ['Bearer x', `Bearer rdk_${'0'.repeat(32)}_${'A'.repeat(43)}`, 'Basic bGk6d2Vp']) {
      expect((await li.with({ authorization }).get('/api/v1/me')).status).toBe(401);
    }
  });

  it('are for administrators only', async () => {
    const li = await api.as('li.wei');
    const answer = await li.post<ProblemBody>('/api/v1/api-keys', {
      staffId: api.company.staff.get('li.wei'),
      name: 'x',
    });
    expect(answer.status).toBe(403);
    expect(answer.body.code).toBe('auth.not-permitted');
  });

  it('end at their time', async () => {
    const admin = await api.as('chen.jing');
    const issued = await admin.post<{ key: string }>('/api/v1/api-keys', {
      staffId: api.company.staff.get('li.wei'),
      name: 'yesterday',
      expiresAt: '2020-01-01T00:00:00Z',
    });
    const machine = api.client.with({ authorization: `Bearer ${issued.body.key}` });
    expect((await machine.get('/api/v1/me')).status).toBe(401);
  });
});

describe('passwords', () => {
  it('are changed by who knows the present one, which ends every session', async () => {
    const emma = await api.client.signIn('emma.clark', DEMO_PASSWORD);
    const wrong = await emma.post<ProblemBody>('/api/v1/me/password', {
      present: 'not it',
      wanted: 'a better password',
    });
    expect(wrong.body.code).toBe('auth.wrong-credentials');
    const short = await emma.post<ProblemBody>('/api/v1/me/password', { present: DEMO_PASSWORD, wanted: 'short' });
    expect(short.body.errors).toMatchObject([{ field: 'wanted', code: 'length' }]);
    const changed = await emma.post('/api/v1/me/password', { present: DEMO_PASSWORD, wanted: 'a better password' });
    expect(changed.status).toBe(204);
    expect((await emma.get('/api/v1/me')).status).toBe(401);
    expect((await login('emma.clark', DEMO_PASSWORD)).status).toBe(401);
    expect((await login('emma.clark', 'a better password')).status).toBe(200);
  });
});
