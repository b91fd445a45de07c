import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CuttableLine } from '../support/cuttable-line';
import { eventually } from '../support/eventually';
import type { ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

const NOBODY = '01900000-0000-7000-8000-ffffffffffff';

let api: RunningApi;
let line: CuttableLine;
let databasePort: number;
beforeAll(async () => {
  // The api reaches its database over a line that can be cut.
  line = await CuttableLine.to(0);
  api = await startApi((databaseUrl) => {
    const url = new URL(databaseUrl);
    databasePort = Number(url.port);
    line.leadTo(databasePort);
    url.port = new URL(line.url).port;
    return { DATABASE_URL: url.href };
  });
});
afterAll(async () => {
  await api.stop();
  await line.close();
});

const raw = (text: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(api.client.address).port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

describe('a problem', () => {
  it('is told in the language of the reader', async () => {
    const li = await api.as('li.wei');
    const emma = await api.as('emma.clark');
    const path = `/api/v1/customers/${NOBODY}`;
    const told = async (client: typeof li, language?: string) => {
      const { body, headers } = await client.get<ProblemBody>(
        path,
        language === undefined ? {} : { 'accept-language': language },
      );
      return [body.title, body.detail, headers.get('content-language')];
    };
    const english = ['Not found', 'There is no such customer.', 'en'];
    const chinese = ['未找到', '没有该客户。', 'zh-CN'];
    expect(await told(li, 'en')).toEqual(english);
    expect(await told(li, 'zh-CN,zh;q=0.9')).toEqual(chinese);
    // Where the header says nothing we speak, their own language counts.
    expect(await told(li, 'fr')).toEqual(chinese);
    expect(await told(emma, 'fr')).toEqual(english);
  });

  it('names each field, in both languages, with what would be right', async () => {
    const li = await api.as('li.wei');
    const send = (language: string) =>
      li.post<ProblemBody>(
        '/api/v1/customers',
        { name: '', kind: 'cat', contacts: [{ kind: 'phone', value: '123' }] },
        { 'accept-language': language },
      );
    expect((await send('en')).body.errors).toEqual([
      { field: 'name', code: 'length', message: 'The text must have 1 to 200 characters.' },
      { field: 'kind', code: 'choice', message: 'This is not one of the allowed values: person, company, dealer.' },
      { field: 'contacts[0].value', code: 'phone', message: 'This is not a phone number with country code.' },
    ]);
    const inChinese = (await send('zh-CN')).body;
    expect(inChinese.detail).toBe('部分字段有误，未保存任何内容。请修改下列字段后重试。');
    expect(inChinese.errors?.map(({ message }) => message)).toEqual([
      '文本长度须为 1 至 200 个字符。',
      '不在可选值之内：person, company, dealer。',
      '须为带国家代码的电话号码。',
    ]);
  });

  it('has the form of RFC 9457, with its code, its path and its correlation id', async () => {
    const answer = await api.client.get<ProblemBody>('/api/v1/nowhere?secret=1', { 'x-request-id': 'call-2026-0001' });
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers.get('x-request-id')).toBe('call-2026-0001');
    expect(answer.body).toEqual({
      type: 'urn:redress:problem:request.not-found',
      title: 'Not found',
      status: 404,
      code: 'request.not-found',
      detail: 'There is nothing at this address. See /api/docs for the addresses there are.',
      instance: '/api/v1/nowhere',
      correlationId: 'call-2026-0001',
    });
  });

  it.each(['short', 'with space in it', 'x'.repeat(200), '${jndi:ldap://x}'])(
    'does not take %j for a correlation id',
    async (given) => {
      const answer = await api.client.get<ProblemBody>('/api/v1/me', { 'x-request-id': given });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body.correlationId).toBe(answer.headers.get('x-request-id'));
    },
  );

  it('answers addresses and methods that are not there', async () => {
    for (const [method, path] of [
      ['GET', '/nowhere'],
      ['GET', '/api/v1/complaints/../../etc/passwd'],
      ['DELETE', '/api/v1/me'],
      ['PUT', '/api/v1/complaints'],
      ['GET', `/api/v1/customers/${'a'.repeat(500)}`],
    ] as const) {
      const answer = await api.client.send<ProblemBody>(method, path);
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'request.not-found']);
    }
    const unreadable = await api.client.get<ProblemBody>('/api/v1/%zz');
    expect([unreadable.status, unreadable.body.code]).toEqual([400, 'request.malformed']);
  });

  it('answers even what is no HTTP', async () => {
    const answer = await raw('HELO redress\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"code":"request.malformed"');
    const header = await raw(`GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(40_000)}\r\n\r\n`);
    expect(header).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('says that the database is away, and that all is well once it is back', async () => {
    const li = await api.as('li.wei');
    const path = `/api/v1/customers/${NOBODY}`;
    expect((await li.get(path)).status).toBe(404);
    line.leadTo(1);
    line.cut();
    const away = await li.get<ProblemBody>(path);
    expect([away.status, away.body.code]).toEqual([503, 'service.unavailable']);
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await api.client.post<ProblemBody>('/api/v1/auth/login', { login: 'li.wei', password: 'x' })).status).toBe(
      503,
    );
    expect((await api.client.get('/health/live')).status).toBe(200);
    const ready = await api.client.get<{ ready: boolean; parts: Record<string, { state: string }> }>('/health/ready');
    expect([ready.status, ready.body.parts['database']?.state]).toEqual([503, 'down']);
    line.leadTo(databasePort);
    await eventually('the api to find its database again', async () => (await li.get(path)).status === 404);
    expect((await api.client.get('/health/ready')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('tells browsers to load nothing foreign, and says nothing of what it runs on', async () => {
    const { headers } = await api.client.get('/health/live');
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
  });

  it('is counted and timed by route', async () => {
    await api.client.get('/health/live');
    const figures = (await api.client.get<string>('/metrics')).body;
    expect(figures).toMatch(
      /redress_http_request_seconds_count\{method="GET",route="\/health\/live",status="200"\} \d+/,
    );
    expect(figures).toContain('process_cpu_seconds_total');
  });
});

describe('the documentation', () => {
  it('is served whole by this process', async () => {
    const page = await api.client.get<string>('/api/docs');
    expect(page.headers.get('content-type')).toContain('text/html');
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets).toHaveLength(3);
    for (const path of assets) {
      expect(path).toMatch(/^\/api\/docs\//);
      expect((await api.client.get(path)).status).toBe(200);
    }
    const document = await api.client.get<{ openapi: string }>('/api/openapi.json');
    expect(document.body.openapi).toBe('3.1.0');
  });
});
