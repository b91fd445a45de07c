import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeHours } from '@redress/complaint-domain';
import type { SettingId, UnitId } from '@redress/contracts';
import { EventLog } from '@redress/messaging';
import { SettingsWatch } from '@redress/settings';
import type { Answer, HttpClient, ProblemBody } from '../support/http-client';
import { NOBODY } from '../support/schema-samples';
import { type RunningApi, startApi } from '../support/start-api';

interface Calendar {
  readonly id: SettingId;
  readonly version: number;
  readonly unitId: UnitId | null;
  readonly name: string | null;
  readonly body: ReturnType<typeof officeHours>;
  readonly createdById: string | null;
  readonly retiredAt: string | null;
}

const PATH = '/api/v1/calendars';
const office = officeHours('Asia/Shanghai');

let api: RunningApi;
let admin: HttpClient;
let manager: HttpClient;
let agent: HttpClient;
beforeAll(async () => {
  api = await startApi();
  [admin, manager, agent] = await Promise.all([api.as('chen.jing'), api.as('wang.min'), api.as('li.wei')]);
});
afterAll(() => api.stop());

const unitId = (key: string): UnitId => api.company.units.get(key) ?? ('' as UnitId);
const watch = (): SettingsWatch => api.app.get(SettingsWatch);

/** A unit of its own for a test, so that none sees what another has set. */
async function newUnit(parent: string, name: string): Promise<UnitId> {
  const unit = { name, kind: 'station', parentId: unitId(parent), zone: 'Asia/Shanghai' };
  const added = await admin.post<{ readonly id: UnitId }>('/api/v1/units', unit);
  expect(added.status).toBe(201);
  return added.body.id;
}

async function add(unit: UnitId, body: unknown = office, by: HttpClient = admin): Promise<Calendar> {
  const added = await by.post<Calendar>(PATH, { unitId: unit, name: 'Office', body });
  expect(added.status).toBe(201);
  return added.body;
}

const edit = (id: string, against: number, change: object = {}, by: HttpClient = admin) =>
  by.put<Calendar & ProblemBody>(`${PATH}/${id}`, { against, name: 'Office', body: office, ...change });

const inForce = async (unit: UnitId): Promise<readonly Calendar[]> =>
  (await agent.get<readonly Calendar[]>(`${PATH}/in-force?unitId=${unit}`)).body;

const refusedAs = (answer: Answer<Partial<ProblemBody>>, status: number, code: string): void => {
  expect([answer.status, answer.body.code]).toEqual([status, code]);
};

describe('a calendar', () => {
  it('is added, read, listed and logged', async () => {
    const unit = await newUnit('beijing', 'Listed');
    const calendar = await add(unit);
    expect(calendar).toMatchObject({ kind: 'calendar', version: 1, unitId: unit, body: office, retiredAt: null });
    expect(calendar.createdById).toBe(api.company.staff.get('chen.jing'));
    expect((await agent.get(`${PATH}/${calendar.id}`)).body).toEqual(calendar);
    const listed = await agent.get<{ readonly rows: readonly Calendar[] }>(`${PATH}?under=${unitId('north')}`);
    expect(listed.body.rows).toContainEqual(calendar);
    const elsewhere = await agent.get<{ readonly rows: readonly Calendar[] }>(`${PATH}?under=${unitId('south')}`);
    expect(elsewhere.body.rows.map(({ id }) => id)).not.toContain(calendar.id);
    const events = await api.app.get(EventLog).readStream(unit);
    expect(events.at(-1)).toMatchObject({
      type: 'setting.saved',
      payload: { kind: 'calendar', settingId: calendar.id, version: 1, unitId: unit },
    });
  });

  it('is added once, however often it is sent', async () => {
    const unit = await newUnit('beijing', 'Once');
    const body = { unitId: unit, name: 'Office', body: office };
    const key = { 'idempotency-key': 'calendar-once-1' };
    const [first, again] = [await admin.post<Calendar>(PATH, body, key), await admin.post<Calendar>(PATH, body, key)];
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('goes from version to version, and tells its history', async () => {
    const { id } = await add(await newUnit('beijing', 'Edited'));
    const holiday = { ...office, exceptions: [{ date: '2027-10-01', windows: [], name: '国庆节' }] };
    const edited = await edit(id, 1, { body: holiday, name: 'Office with holidays' });
    expect([edited.status, edited.body.version]).toEqual([200, 2]);
    const versions = await agent.get<readonly Calendar[]>(`${PATH}/${id}/versions`);
    expect(versions.body.map(({ version, name, body }) => [version, name, body])).toEqual([
      [2, 'Office with holidays', holiday],
      [1, 'Office', office],
    ]);
    expect(watch().version('calendar', { id, version: 1 })?.body).toEqual(office);
  });

  it('makes no new version of an edit that changes nothing', async () => {
    const { id } = await add(await newUnit('beijing', 'Unchanged'));
    expect((await edit(id, 1)).body.version).toBe(1);
  });

  it('is not overwritten by who has not seen its newest version', async () => {
    const { id } = await add(await newUnit('beijing', 'Stale'));
    await edit(id, 1, { name: 'second' });
    const stale = await edit(id, 1, { name: 'third' });
    refusedAs(stale, 409, 'setting.stale');
    expect(stale.body.values).toEqual({ version: 2 });
    expect((await agent.get<Calendar>(`${PATH}/${id}`)).body.name).toBe('second');
  });

  it('is edited by one of many who edit it at once', async () => {
    const { id } = await add(await newUnit('beijing', 'Raced'));
    const answers = await Promise.all(Array.from({ length: 6 }, (_, index) => edit(id, 1, { name: `by ${index}` })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await agent.get<readonly Calendar[]>(`${PATH}/${id}/versions`)).body).toHaveLength(2);
  });

  it('is one of a unit, also where many add one at once', async () => {
    const unit = await newUnit('beijing', 'Crowded');
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        admin.post<Calendar & ProblemBody>(PATH, { unitId: unit, name: 'x', body: office }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    expect(answers.map(({ body }) => body.code).filter((code) => code !== undefined)).toEqual(
      Array.from({ length: 4 }, () => 'setting.unit-has-one'),
    );
  });

  it('is retired once, and leaves room for another', async () => {
    const unit = await newUnit('beijing', 'Retired');
    const { id } = await add(unit);
    refusedAs(await admin.post(`${PATH}/${id}/retire`, { against: 2 }), 409, 'setting.stale');
    const retired = await admin.post<Calendar>(`${PATH}/${id}/retire`, { against: 1 });
    expect(retired.status).toBe(200);
    expect(retired.body.retiredAt).not.toBeNull();
    refusedAs(await admin.post(`${PATH}/${id}/retire`, { against: 1 }), 409, 'setting.retired');
    refusedAs(await edit(id, 1), 409, 'setting.retired');
    const shown = await agent.get<{ readonly rows: readonly Calendar[] }>(`${PATH}?under=${unit}`);
    expect(shown.body.rows).toEqual([]);
    const all = await agent.get<{ readonly rows: readonly Calendar[] }>(`${PATH}?under=${unit}&retired=true`);
    expect(all.body.rows.map((row) => row.id)).toEqual([id]);
    expect((await api.app.get(EventLog).readStream(unit)).at(-1)?.type).toBe('setting.retired');
    await add(unit);
  });

  it('that nobody knows is not found', async () => {
    refusedAs(await agent.get(`${PATH}/${NOBODY}`), 404, 'setting.not-found');
    refusedAs(await agent.get(`${PATH}/${NOBODY}/versions`), 404, 'setting.not-found');
    refusedAs(await edit(NOBODY, 1), 404, 'setting.not-found');
    refusedAs(await admin.post(PATH, { unitId: NOBODY, name: 'x', body: office }), 404, 'unit.not-found');
    refusedAs(await agent.get(`${PATH}/in-force?unitId=${NOBODY}`), 404, 'unit.not-found');
  });
});

describe('inheritance', () => {
  it('gives a unit the nearest up the tree, and the built-in default otherwise', async () => {
    const station = await newUnit('guangzhou', 'Heir');
    const [always] = await inForce(station);
    expect(always).toMatchObject({ version: 0, unitId: null, name: null });
    const ofRegion = await add(unitId('south'));
    expect((await inForce(station)).map(({ unitId: from }) => from)).toEqual([unitId('south'), null]);
    const ofStation = await add(station, officeHours('Asia/Urumqi'));
    expect((await inForce(station)).map(({ id }) => id)).toEqual([ofStation.id, ofRegion.id, always?.id]);
    expect(watch().settingsFor(station).of('calendar').body.zone).toBe('Asia/Urumqi');
    await admin.post(`${PATH}/${ofStation.id}/retire`, { against: 1 });
    expect((await inForce(station))[0]?.id).toBe(ofRegion.id);
  });

  it('follows a unit that moves', async () => {
    const station = await newUnit('guangzhou', 'Mover');
    const ofNorth = await add(unitId('tianjin'));
    await admin.send('PATCH', `/api/v1/units/${station}`, { body: { parentId: unitId('tianjin') } });
    expect((await inForce(station))[0]?.id).toBe(ofNorth.id);
  });
});

describe('who may set calendars', () => {
  it.each([
    ['chen.jing', 'beijing', 201],
    ['wang.min', 'beijing', 201],
    ['liu.yang', 'north', 403],
    ['sun.hui', 'beijing', 403],
    ['li.wei', 'beijing', 403],
  ])('%s, below %s: %d', async (login, parent, status) => {
    const unit = await newUnit(parent, `Set by ${login}`);
    const client = await api.as(login);
    const answer = await client.post<ProblemBody>(PATH, { unitId: unit, name: 'x', body: office });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('auth.not-permitted');
    expect((await client.get(`${PATH}/in-force?unitId=${unit}`)).status).toBe(200);
  });

  it('a manager in the own subtree only', async () => {
    const member = {
      name: 'Regional',
      roles: ['manager'],
      level: 'senior',
      unitId: unitId('south'),
      zone: 'Asia/Shanghai',
    };
    const added = await admin.post('/api/v1/staff', {
      ...member,
      login: 'regional.manager',
      password: 'a long enough password',
      deputyId: api.company.staff.get('huang.yan'),
      locale: 'en',
    });
    expect(added.status).toBe(201);
    const regional = await api.client.signIn('regional.manager', 'a long enough password');
    const inside = await newUnit('shenzhen', 'Inside');
    const outside = await newUnit('beijing', 'Outside');
    const { id } = await add(inside, office, regional);
    expect((await edit(id, 1, { name: 'mine' }, regional)).status).toBe(200);
    refusedAs(await regional.post(PATH, { unitId: outside, name: 'x', body: office }), 403, 'auth.not-permitted');
    const other = await add(outside);
    refusedAs(await edit(other.id, 1, { name: 'not mine' }, regional), 403, 'auth.not-permitted');
    refusedAs(await regional.post(`${PATH}/${other.id}/retire`, { against: 1 }), 403, 'auth.not-permitted');
  });

  it('nobody who is not signed in, not even to see them', async () => {
    refusedAs(await api.client.get(PATH), 401, 'auth.required');
  });
});

describe('a calendar that cannot be used', () => {
  const NEVER = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
  const monday = (...mon: readonly object[]) => ({ ...office, week: { ...office.week, mon } });

  it.each<[string, object, readonly string[]]>([
    [
      'overlapping windows',
      monday({ from: '09:00', to: '12:00' }, { from: '11:00', to: '13:00' }),
      ['body.week.mon[1] window.overlap'],
    ],
    ['an inverted window', monday({ from: '18:00', to: '09:00' }), ['body.week.mon[0] window.inverted']],
    [
      'a time that is none',
      monday({ from: '9 am', to: '24:01' }),
      ['body.week.mon[0].from window.time', 'body.week.mon[0].to window.time'],
    ],
    [
      'the same day twice',
      {
        ...office,
        exceptions: [
          { date: '2027-05-01', windows: [] },
          { date: '2027-05-01', windows: [] },
        ],
      },
      ['body.exceptions[1].date exception.duplicate'],
    ],
    ['no open time', { ...office, week: NEVER }, ['body.week calendar.never-open']],
  ])('%s: refused, each place named', async (_, body, wrong) => {
    const unit = await newUnit('beijing', 'Faulty');
    const answer = await admin.post<ProblemBody>(PATH, { unitId: unit, name: 'x', body });
    refusedAs(answer, 422, 'setting.faulty');
    expect(answer.body.errors?.map(({ field, code }) => `${field} ${code}`)).toEqual(wrong);
    expect((await inForce(unit))[0]?.unitId).not.toBe(unit);
  });

  it.each<[string, object, string]>([
    ['an unknown zone', { ...office, zone: 'Asia/Atlantis' }, 'body.zone'],
    [
      'a day that does not exist',
      { ...office, exceptions: [{ date: '2027-02-30', windows: [] }] },
      'body.exceptions[0].date',
    ],
    ['a weekday left out', { ...office, week: { mon: [] } }, 'body.week.tue'],
    ['an unknown field', { ...office, always: true }, 'body.always'],
    [
      'a window that is none',
      { ...office, exceptions: [{ date: '2027-02-28', windows: ['all day'] }] },
      'body.exceptions[0].windows[0]',
    ],
  ])('%s: refused at the door', async (_, body, field) => {
    const answer = await admin.post<ProblemBody>(PATH, { unitId: unitId('haidian'), name: 'x', body });
    refusedAs(answer, 400, 'request.invalid');
    expect(answer.body.errors?.map((each) => each.field)).toContain(field);
  });

  it('says so in both languages', async () => {
    const body = { unitId: unitId('haidian'), name: 'x', body: { ...office, week: NEVER } };
    const [en, zh] = await Promise.all(
      ['en', 'zh-CN'].map((language) => admin.post<ProblemBody>(PATH, body, { 'accept-language': language })),
    );
    expect(en?.body.errors?.[0]?.message).toBe('This calendar is never open. Give at least one weekday a window.');
    expect(zh?.body.errors?.[0]?.message).toBe('该日历没有任何营业时间，请至少为一个工作日设置时段。');
    expect(zh?.body.detail).toContain('未保存任何内容');
  });

  it('leaves the version before it in force when it came by an edit', async () => {
    const unit = await newUnit('beijing', 'Kept');
    const { id } = await add(unit);
    refusedAs(await edit(id, 1, { body: { ...office, week: NEVER } }), 422, 'setting.faulty');
    expect((await inForce(unit))[0]).toMatchObject({ id, version: 1 });
  });
});

describe('trying a calendar out', () => {
  let id: SettingId;
  beforeAll(async () => {
    const holidays = ['2027-10-01', '2027-10-04', '2027-10-05'].map((date) => ({ date, windows: [], name: '国庆节' }));
    id = (await add(await newUnit('beijing', 'Tried'), { ...office, exceptions: holidays })).id;
  });
  const due = (start: string, unit: string, amount: number) =>
    agent.post<ProblemBody & { readonly dueAt: string }>(`${PATH}/${id}/due`, { start, span: { unit, amount } });

  it('tells when something is due, from when on it counts, and what lies in between', async () => {
    const answer = await due('2027-09-30T12:00:00.000Z', 'business-days', 1);
    expect(answer.body).toMatchObject({
      dueAt: '2027-10-07T10:00:00.000Z',
      open: false,
      countsFrom: '2027-10-06T01:00:00.000Z',
      openMinutes: 1_080,
      zone: 'Asia/Shanghai',
      version: 1,
    });
    expect(answer.body).toHaveProperty('exceptions.length', 3);
  });

  it.each([
    ['minutes', 60, '2027-09-30T03:00:00.000Z'],
    ['business-minutes', 600, '2027-10-06T03:00:00.000Z'],
    ['weeks', 8, '2027-11-25T02:00:00.000Z'],
  ])('counts in %s', async (unit, amount, dueAt) => {
    expect((await due('2027-09-30T02:00:00.000Z', unit, amount)).body.dueAt).toBe(dueAt);
  });

  it('counts by a calendar that is not saved yet', async () => {
    const question = { start: '2027-09-30T02:00:00.000Z', span: { unit: 'business-days', amount: 1 } };
    const answer = await agent.post(`${PATH}/due`, { ...question, body: office });
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({ dueAt: '2027-10-01T10:00:00.000Z', version: null, exceptions: [] }),
    ]);
    const never = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const faulty = await agent.post<ProblemBody>(`${PATH}/due`, { ...question, body: { ...office, week: never } });
    refusedAs(faulty, 422, 'setting.faulty');
    expect(faulty.body.errors?.map(({ field }) => field)).toEqual(['body.week']);
  });

  it('refuses what cannot be counted', async () => {
    refusedAs(await due('2027-09-30T02:00:00.000Z', 'weeks', 523), 422, 'setting.faulty');
    refusedAs(await due('2199-12-30T02:00:00.000Z', 'business-days', 30), 422, 'calendar.exhausted');
    refusedAs(await due('2199-12-30T02:00:00.000Z', 'minutes', 99_999), 422, 'calendar.exhausted');
    refusedAs(await due('2027-09-30', 'weeks', 1), 400, 'request.invalid');
    refusedAs(await due('2027-09-30T02:00:00.000Z', 'fortnights', 1), 400, 'request.invalid');
  });

  it('proposes days of a calendar file, and saves none', async () => {
    const text = [
      'BEGIN:VCALENDAR',
      ...['20271001', '20271101'].flatMap((day) => [
        'BEGIN:VEVENT',
        `DTSTART;VALUE=DATE:${day}`,
        'SUMMARY:国庆节',
        'END:VEVENT',
      ]),
      'BEGIN:VEVENT\r\nDTSTART:20271001T090000Z\r\nSUMMARY:meeting\r\nEND:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n');
    const proposed = await agent.post(`${PATH}/${id}/import`, { text, from: '2027-01-01', until: '2027-12-31' });
    expect(proposed.body).toEqual({
      days: [
        { date: '2027-10-01', name: '国庆节', known: true },
        { date: '2027-11-01', name: '国庆节', known: false },
      ],
      skipped: [{ name: 'meeting', reason: 'not-all-day' }],
    });
    expect((await agent.get<Calendar>(`${PATH}/${id}`)).body.version).toBe(1);
    refusedAs(await agent.post(`${PATH}/${id}/import`, { text: '<html>' }), 422, 'calendar.file-unreadable');
  });

  it('proposes public holidays, and knows the countries they are known of', async () => {
    const days = await agent.get<readonly object[]>('/api/v1/holidays?country=CN&year=2027');
    expect(days.body).toContainEqual({
      date: '2027-10-01',
      name: '国庆节',
      names: { en: 'National Day', 'zh-CN': '国庆节' },
      wholeDay: true,
    });
    const countries = await agent.get<readonly { readonly code: string }[]>('/api/v1/holidays/countries');
    expect(countries.body.map(({ code }) => code)).toContain('CN');
    refusedAs(await agent.get('/api/v1/holidays?country=ZZ&year=2027'), 404, 'holidays.unknown-place');
    refusedAs(await agent.get('/api/v1/holidays?country=China&year=0'), 400, 'request.invalid');
    refusedAs(await manager.get('/api/v1/holidays?country=DE&region=XX&year=2027'), 404, 'holidays.unknown-place');
  });
});
