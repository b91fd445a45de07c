import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Answer, HttpClient, ProblemBody } from '../support/http-client';
import {
  NOBODY,
  type OpenApiDocument,
  type Operation,
  resolved,
  sampleOf,
  type Schema,
  typeOf,
} from '../support/schema-samples';
import { type RunningApi, startApi } from '../support/start-api';

/** One route of the document. */
interface Route {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** Requests under way at once. */
const AT_ONCE = 6;
const FIVE_MEGABYTES = 5 * 1024 * 1024;

let api: RunningApi;
let document: OpenApiDocument;
let routes: readonly Route[];
let people: readonly HttpClient[];

beforeAll(async () => {
  api = await startApi();
  document = (await api.client.get<OpenApiDocument>('/api/openapi.json')).body;
  routes = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  // Between them they may do everything, so that no refusal for want of a right hides what a route does with bad input.
  // They hold keys, because signing out is a route too.
  people = [await keyOf('chen.jing'), await keyOf('zhou.ping')];
});
afterAll(() => api.stop());

async function keyOf(login: string): Promise<HttpClient> {
  const admin = await api.as('chen.jing');
  const issued = await admin.post<{ readonly key: string }>('/api/v1/api-keys', {
    staffId: api.company.staff.get(login),
    name: 'hostile',
  });
  return api.client.with({ authorization: `Bearer ${issued.body.key}` });
}

const jsonSchemaOf = ({ operation }: Route): Schema | null => {
  const schema = operation.requestBody?.content['application/json']?.schema;
  return schema === undefined ? null : resolved(schema, document);
};

/** Reached without signing in, by a secret in the address: whatever is wrong with that, there is nothing at it. */
const isPublic = ({ path }: Route): boolean => path.startsWith('/api/v1/public/');

const readsJson = (route: Route): boolean => jsonSchemaOf(route) !== null;

const addressOf = ({ path, operation }: Route, ids: Readonly<Record<string, string>> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const parameter = operation.parameters?.find((each) => each.in === 'path' && each.name === name);
    return encodeURIComponent(ids[name] ?? String(sampleOf(parameter?.schema ?? {}, document)));
  });

/** Every row of every table as counts, and every hash of the log: what a refused request must leave as it was. */
async function everythingStored(): Promise<unknown> {
  const client = new Client({ connectionString: api.databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('session', 'api_key') ORDER BY 1`,
    );
    const counts = [];
    for (const { name } of tables) {
      const { rows } = await client.query(
        `SELECT count(*) AS count, md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS content FROM "${name}" t`,
      );
      counts.push({ name, ...rows[0] });
    }
    return counts;
  } finally {
    await client.end();
  }
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** What is wrong with an answer to a request that must be refused; null where it is as it should be. */
const faultOf = (
  answer: Answer<ProblemBody>,
  expected: { readonly field?: string; readonly statuses?: readonly number[] },
): string | null => {
  const { status, body, headers } = answer;
  if (status < 400 || status > 499) return `was answered with ${status}: ${JSON.stringify(body)}`;
  if (expected.statuses !== undefined && !expected.statuses.includes(status))
    return `was answered with ${status} ${body.code}`;
  if (headers.get('content-type')?.startsWith('application/problem+json') !== true) return 'is no problem document';
  if (body.status !== status || typeof body.code !== 'string' || body.detail === '')
    return 'is no whole problem document';
  if (/node_modules|\.js:|\.ts:|    at /.test(JSON.stringify(body))) return 'shows a stack trace';
  if (expected.field !== undefined && body.errors?.some(({ field }) => field === expected.field) !== true) {
    return `does not name ${expected.field}: ${status} ${body.code} ${JSON.stringify(body.errors)}`;
  }
  return null;
};

/** Everything that must not be taken for a value of a schema. */
function wrongValues(given: Schema): readonly unknown[] {
  const schema = resolved(given, document);
  if (schema.enum !== undefined) return ['no such word', 987_654, {}, [[]], `'; DROP TABLE complaint; --`];
  switch (typeOf(schema)) {
    case 'string': {
      const wrong: unknown[] = [42, { $gt: '' }, true, 'nul \0 byte', 'half \ud83d character'];
      if (schema.format === 'uuid') wrong.push('1', `' OR '1'='1`, `${NOBODY}0`);
      if (schema.format === 'date-time')
        wrong.push('tomorrow', '2026-02-30T00:00:00Z', '9999-12-31T00:00:00Z', '2026-03-01T09:30:00');
      if (schema.maxLength !== undefined) wrong.push('长'.repeat(schema.maxLength + 1));
      return wrong;
    }
    case 'integer':
    case 'number':
      return ['1 OR 1=1', {}, 1.5, ...(schema.minimum === undefined ? [] : [schema.minimum - 1]), 1e300];
    case 'boolean':
      return ['yes', 1, {}];
    case 'array':
      return [
        'not a list',
        { 0: 'x' },
        7,
        ...(schema.maxItems === undefined ? [] : [Array.from({ length: schema.maxItems + 1 }, () => null)]),
      ];
    default:
      return ['not an object', 7, [], { unknown: true }];
  }
}

interface Case {
  readonly route: Route;
  readonly what: string;
  readonly field: string;
  readonly body: unknown;
}

/** Samples of every member that an object may have, each in turn with every wrong value; objects inside are entered. */
function* wrongBodies(
  route: Route,
  schema: Schema,
  wrap: (value: unknown) => unknown,
  path: string,
  depth = 0,
): Generator<Case> {
  const sample = sampleOf(schema, document) as Record<string, unknown>;
  for (const [name, given] of Object.entries(schema.properties ?? {})) {
    const field = path === '' ? name : `${path}.${name}`;
    for (const value of wrongValues(given)) {
      yield {
        route,
        what: `${field} = ${JSON.stringify(value)?.slice(0, 60)}`,
        field,
        body: wrap({ ...sample, [name]: value }),
      };
    }
    const member = resolved(given, document);
    if (depth < 3 && member.properties !== undefined) {
      yield* wrongBodies(route, member, (value) => wrap({ ...sample, [name]: value }), field, depth + 1);
    }
    const entry = member.items === undefined ? undefined : resolved(member.items, document);
    if (depth < 3 && entry?.properties !== undefined) {
      yield* wrongBodies(route, entry, (value) => wrap({ ...sample, [name]: [value] }), `${field}[0]`, depth + 1);
    }
  }
  for (const name of schema.required ?? []) {
    const { [name]: _left, ...rest } = sample;
    yield { route, what: `without ${name}`, field: path === '' ? name : `${path}.${name}`, body: wrap(rest) };
  }
  yield {
    route,
    what: 'one field too many',
    field: path === '' ? 'surprise' : `${path}.surprise`,
    body: wrap({ ...sample, surprise: 1 }),
  };
}

/** An object given wrongly is named itself; where only a part of it is wrong, the part is, or what it stands in. */
const namesField = (answer: Answer<ProblemBody>, field: string): boolean =>
  answer.body.errors?.some((each) => each.field.startsWith(field) || field.startsWith(each.field)) === true;

describe('every route of the document', () => {
  it('is described with what it refuses', () => {
    expect(routes.length).toBeGreaterThan(60);
    for (const { operation } of routes) expect(Object.keys(operation.responses)).toContain('default');
  });

  it('refuses who is not signed in, but for signing in and out and what a secret address opens', async () => {
    const faults: string[] = [];
    await inTurns(routes, async (route) => {
      const { method } = route;
      if (route.path.startsWith('/api/v1/auth/') || isPublic(route)) return;
      const sent = method === 'GET' ? {} : { body: {} };
      const answer = await api.client.send<ProblemBody>(method, addressOf(route), sent);
      if (answer.status !== 401) faults.push(`${method} ${route.path}: ${answer.status}`);
    });
    expect(faults).toEqual([]);
  });

  it('refuses every wrong value by its name, and writes nothing', async () => {
    const before = await everythingStored();
    const cases = routes.flatMap((route) => {
      const schema = jsonSchemaOf(route);
      return schema === null ? [] : [...wrongBodies(route, schema, (value) => value, '')];
    });
    expect(cases.length).toBeGreaterThan(500);
    const faults: string[] = [];
    await inTurns(cases, async ({ route, what, field, body }) => {
      for (const person of people) {
        const answer = await person.send<ProblemBody>(route.method, addressOf(route), { body });
        const fault =
          faultOf(answer, { statuses: [400] }) ??
          (namesField(answer, field) ? null : `does not name ${field}: ${JSON.stringify(answer.body.errors)}`);
        if (fault !== null) faults.push(`${route.method} ${route.path} with ${what} ${fault}`);
      }
    });
    expect(faults).toEqual([]);
    expect(await everythingStored()).toEqual(before);
    // Thousands of requests: every field of every route, wrong in every way.
  }, 240_000);

  it('refuses wrong ids in its path and wrong values in its query by their names', async () => {
    const faults: string[] = [];
    await inTurns(routes, async (route) => {
      const [person] = people;
      if (person === undefined) return;
      const schema = jsonSchemaOf(route);
      const body = schema === null ? undefined : sampleOf(schema, document);
      const sent = route.method === 'GET' ? {} : { body: body ?? {} };
      for (const { name, in: where, schema: given } of route.operation.parameters ?? []) {
        if (where === 'path') {
          for (const id of [
            ...(given.format === 'uuid' ? ['1'] : []),
            `' OR 1=1`,
            '../../etc/passwd',
            '\0',
            '<script>',
          ]) {
            const answer = await person.send<ProblemBody>(route.method, addressOf(route, { [name]: id }), sent);
            const fault = faultOf(answer, isPublic(route) ? { statuses: [404] } : { field: name, statuses: [400] });
            if (fault !== null)
              faults.push(`${route.method} ${route.path} with ${name} ${JSON.stringify(id)} ${fault}`);
          }
        }
        if (where === 'query') {
          const wrong = wrongValues(given).filter((value) => typeof value === 'string' || typeof value === 'number');
          const misleading = typeOf(resolved(given, document)) === 'string' ? [42] : [];
          for (const value of wrong.filter((each) => !misleading.includes(each as number))) {
            const query = new URLSearchParams({ [name]: String(value) });
            // Half a character cannot be written into an address.
            if (query.toString().includes('%EF%BF%BD')) continue;
            const answer = await person.send<ProblemBody>(
              route.method,
              `${addressOf(route)}?${query.toString()}`,
              sent,
            );
            const fault =
              faultOf(answer, { statuses: [400] }) ?? (namesField(answer, name) ? null : `does not name ${name}`);
            if (fault !== null)
              faults.push(`${route.method} ${route.path} with ${name}=${String(value).slice(0, 40)} ${fault}`);
          }
        }
      }
      const unknown = await person.send<ProblemBody>(route.method, `${addressOf(route)}?surprise=1`, sent);
      const takesQuery = route.operation.parameters?.some((each) => each.in === 'query') === true;
      if (takesQuery && !namesField(unknown, 'surprise'))
        faults.push(`${route.method} ${route.path} takes an unknown query`);
      if (unknown.status >= 500) faults.push(`${route.method} ${route.path}?surprise=1 failed`);
    });
    expect(faults).toEqual([]);
  });

  it.each<[string, Uint8Array | string, number, Record<string, string>]>([
    ['half a document', '{"a":', 400, {}],
    ['no document at all', 'hello', 400, {}],
    ['a list', '[]', 400, {}],
    ['a bare word', '"text"', 400, {}],
    ['bytes that are not UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 400, {}],
    ['another encoding', '{}', 415, { 'content-type': 'application/json; charset=gb18030' }],
    ['a form', 'a=1', 415, { 'content-type': 'application/x-www-form-urlencoded', 'x-requested-with': 'test' }],
    ['XML', '<a/>', 415, { 'content-type': 'application/xml', 'x-requested-with': 'test' }],
    ['five megabytes', `{"a":"${'x'.repeat(FIVE_MEGABYTES)}"}`, 413, {}],
    ['nesting a thousand deep', '{"a":'.repeat(1000) + '1' + '}'.repeat(1000), 400, {}],
    ['a prototype', '{"__proto__":{"admin":true}}', 400, {}],
  ])('refuses %s', async (_name, body, status, headers) => {
    const before = await everythingStored();
    const faults: string[] = [];
    await inTurns(routes.filter(readsJson), async (route) => {
      const [person] = people;
      if (person === undefined) return;
      const answer = await person.send<ProblemBody>(route.method, addressOf(route), { body, headers });
      const fault = faultOf(answer, { statuses: [status] });
      if (fault !== null) faults.push(`${route.method} ${route.path} ${fault}`);
    });
    expect(faults).toEqual([]);
    expect(await everythingStored()).toEqual(before);
  });

  it('lives on', async () => {
    expect((await api.client.get('/health/live')).status).toBe(200);
    expect((await api.client.get('/health/ready')).status).toBe(200);
  });
});
