import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AuthorityBody, type AuthorityLimit, DEFAULT_AUTHORITY } from '@redress/complaint-domain';
import type { CommandAnswer } from '@redress/complaints';
import type { Instant, Level, SettingId, UnitId } from '@redress/contracts';
import { Desk } from '../support/desk';
import type { HttpClient, ProblemBody } from '../support/http-client';
import { type RunningApi, startApi } from '../support/start-api';

interface Authority {
  readonly id: SettingId;
  readonly version: number;
  readonly unitId: UnitId | null;
  readonly body: AuthorityBody;
}

const PATH = '/api/v1/authorities';

let api: RunningApi;
let admin: HttpClient;
let manager: HttpClient;
let supervisor: HttpClient;
let agent: Desk;
beforeAll(async () => {
  api = await startApi();
  [admin, manager, supervisor] = await Promise.all([api.as('chen.jing'), api.as('wang.min'), api.as('zhou.ping')]);
  agent = new Desk(await api.as('li.wei'));
});
afterAll(() => api.stop());

const unitId = (key: string): UnitId => api.company.units.get(key) ?? ('' as UnitId);

const limit = (perComplaint: number | null, perCustomerYear: number | null, currency = 'CNY'): AuthorityLimit => ({
  currency,
  perComplaint,
  perCustomerYear,
});
/** The usual kinds, and these limits in yuan for each level. */
const body = (limits: Partial<Record<Level, readonly AuthorityLimit[]>> = {}): AuthorityBody => {
  const level = (name: Level) => ({
    kinds: DEFAULT_AUTHORITY.levels[name].kinds,
    limits: limits[name] ?? [limit(null, null)],
  });
  return { levels: { frontline: level('frontline'), middle: level('middle'), senior: level('senior') } };
};
const add = (unit: string, authority: unknown, by = admin) =>
  by.post<Authority & ProblemBody>(PATH, { unitId: unitId(unit), name: 'Ours', body: authority });
const inForce = async (unit: string): Promise<Authority | undefined> =>
  (await admin.get<Authority[]>(`${PATH}/in-force?unitId=${unitId(unit)}`)).body[0];

const proposes = async (amount: number): Promise<CommandAnswer> => {
  const { complaintId } = await agent.register();
  const { complainants } = await agent.agree(complaintId);
  const [first] = complainants;
  if (first === undefined) throw new Error('nobody complains');
  return agent.do(complaintId, 'propose-remedy', {
    kind: 'voucher',
    description: 'For lost time',
    money: { amount, currency: 'CNY' },
    complainantId: first.id,
    dueAt: new Date(Date.now() + 86_400_000).toISOString() as Instant,
  });
};
const isGranted = ({ events }: CommandAnswer): boolean =>
  events.some(({ type }) => type === 'complaint.remedy-granted');

describe('an authority', () => {
  it('is what its unit and those below go by, from the next proposal on, until it is retired', async () => {
    expect(await inForce('beijing')).toMatchObject({ version: 0, unitId: null, body: DEFAULT_AUTHORITY });
    expect(isGranted(await proposes(50_000))).toBe(true);
    const added = await add('north', body({ frontline: [limit(100_00, 200_00)] }), manager);
    expect(added.status).toBe(201);
    expect(await inForce('beijing')).toMatchObject({ id: added.body.id, version: 1, unitId: unitId('north') });
    expect((await inForce('guangzhou'))?.version).toBe(0);
    const asked = await proposes(100_01);
    expect(asked.events.find(({ type }) => type === 'complaint.approval-requested')?.payload).toMatchObject({
      level: 'middle',
    });
    const granted = await proposes(100_00);
    expect(granted.events.find(({ type }) => type === 'complaint.remedy-granted')?.payload).toMatchObject({
      authority: { setting: { id: added.body.id, version: 1 }, level: 'frontline', perCustomerYear: 200_00 },
    });
    const raised = { against: 1, name: 'Ours', body: body({ frontline: [limit(300_00, null)] }) };
    expect((await admin.put<Authority>(`${PATH}/${added.body.id}`, raised)).body.version).toBe(2);
    expect(isGranted(await proposes(300_00))).toBe(true);
    expect((await admin.get<Authority[]>(`${PATH}/${added.body.id}/versions`)).body).toHaveLength(2);
    expect((await admin.post(`${PATH}/${added.body.id}/retire`, { against: 2 })).status).toBe(200);
    expect(isGranted(await proposes(500_00))).toBe(true);
  });

  it('is set by an administrator, or a manager for the own units', async () => {
    expect((await add('beijing', body(), supervisor)).status).toBe(403);
    expect((await add('beijing', body(), agent.client)).status).toBe(403);
    expect((await add('south', body(), manager)).status).toBe(201);
  });

  it.each([
    ['less than nothing', [limit(-1, 5)], 400, 'body.levels.frontline.limits[0].perComplaint', 'range'],
    ['half a cent', [limit(0.5, 5)], 400, 'body.levels.frontline.limits[0].perComplaint', 'integer'],
    ['no currency', [limit(1, 5, 'yuan')], 400, 'body.levels.frontline.limits[0].currency', 'currency'],
  ] as const)('is refused with %s, the field named', async (_, frontline, status, field, code) => {
    const refused = await add('tianjin', body({ frontline }));
    expect([refused.status, refused.body.code]).toEqual([status, 'request.invalid']);
    expect(refused.body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect((await inForce('tianjin'))?.version).toBe(0);
  });

  it.each([
    ['mixed currencies', [limit(1, 5, 'EUR')], 'authority.currencies-mixed', 'limits[0].currency'],
    ['a currency twice', [limit(1, 5), limit(1, 6)], 'limit.currency-twice', 'limits[1].currency'],
    ['less a year than a complaint', [limit(6, 5)], 'limit.year-below-complaint', 'limits[0].perCustomerYear'],
    ['more than the level above', [limit(90, 90)], 'authority.more-than-above', 'limits[0].perComplaint'],
  ] as const)('is refused with %s, and nothing is kept', async (_, frontline, code, path) => {
    const refused = await add('tianjin', body({ frontline, middle: [limit(80, 900)] }));
    expect([refused.status, refused.body.code]).toEqual([422, 'setting.faulty']);
    expect(JSON.stringify(refused.body)).toContain(code);
    expect(JSON.stringify(refused.body)).toContain(`body.levels.frontline.${path}`);
    expect((await inForce('tianjin'))?.version).toBe(0);
  });

  it('says what is wrong in both languages', async () => {
    const said = async (language: string): Promise<string> =>
      JSON.stringify((await add('tianjin', body({ senior: [] }), admin.with({ 'accept-language': language }))).body);
    expect(await said('en')).toContain('Every level names the same currencies');
    expect(await said('zh-CN')).toContain('各级须使用相同币种');
  });
});
