import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CallbackId, ComplaintId, HandoverId, Instant, TaskId } from '@redress/contracts';
import { Handling } from '@redress/complaints';
import { ApiKeys, Staff, StaffPresence } from '@redress/directory';
import { eventually } from '../support/eventually';
import { type Ear, LiveHouse, type PersonName, type RunningApi } from '../support/live-house';
import { onBothBackends } from '../support/queue-backends';

onBothBackends('live changes', (backend) => {
  let house: LiveHouse;
  let api: RunningApi;

  beforeAll(async () => {
    house = await LiveHouse.open(backend);
    api = await house.startApi();
  });
  afterAll(() => house.close());

  const listen = async <N extends PersonName>(...names: readonly N[]): Promise<Record<N, Ear>> => {
    const ears = await Promise.all(names.map(async (name) => [name, await house.listen(api, name)] as const));
    await eventually('everybody live', () => ears.every(([, { feed }]) => feed.state === 'live'));
    return Object.fromEntries(ears) as Record<N, Ear>;
  };
  const about = ({ changes }: Ear, id: ComplaintId) => changes.filter(({ complaintId }) => complaintId === id);
  const types = (ear: Ear, id: ComplaintId) => about(ear, id).map(({ type }) => type);
  const hears = (ear: Ear, id: ComplaintId, type: string) =>
    eventually(`${type} heard`, () => about(ear, id).find((change) => change.type === type));
  /** Whatever was sent to these before is here once they got an answer to something asked now. */
  const settle = (...ears: readonly Ear[]) =>
    Promise.all(ears.map(({ feed }) => feed.unwatch('00000000-0000-7000-8000-000000000000' as ComplaintId)));
  const idIn = <T extends string>(
    answer: { readonly events: readonly { readonly payload: object }[] },
    name: string,
  ): T =>
    answer.events.map(({ payload }) => Reflect.get(payload, name) as T | undefined).find((id) => id !== undefined) as T;

  it('tells the unit, those above it and quality of a complaint, and nobody else', async () => {
    const ears = await listen('liWei', 'zhaoMin', 'wangFang', 'sunLei', 'heQing', 'chenYu', 'tangNa', 'guRan');
    const { complaintId, number } = await house.register(api, 'liWei');
    await house.execute(api, 'liWei', complaintId, 'add-note', { note: 'Called the caretaker.' });
    for (const name of ['liWei', 'zhaoMin', 'wangFang', 'sunLei', 'heQing'] as const) {
      await hears(ears[name], complaintId, 'complaint.note-added');
      expect(about(ears[name], complaintId)).toMatchObject([
        { type: 'complaint.registered', version: 1, sequence: 1, row: { number, status: 'open' } },
        { type: 'complaint.note-added', version: 2, sequence: 3, row: { number, ownerId: house.staff('liWei') } },
      ]);
    }
    await settle(ears.chenYu, ears.tangNa, ears.guRan);
    for (const name of ['chenYu', 'tangNa', 'guRan'] as const) expect(ears[name].changes).toEqual([]);
  });

  it('keeps the order of each complaint and the newest row', async () => {
    const { zhaoMin } = await listen('zhaoMin');
    const taken = await Promise.all([1, 2, 3].map(() => house.register(api, 'liWei')));
    await Promise.all(
      taken.map(async ({ complaintId }) => {
        for (let count = 0; count < 20; count += 1) {
          await house.execute(api, 'liWei', complaintId, 'add-note', { note: `Note ${count}` });
        }
      }),
    );
    for (const { complaintId } of taken) {
      await eventually('all changes', () => about(zhaoMin, complaintId).length === 21);
      expect(about(zhaoMin, complaintId).map(({ sequence }) => sequence)).toEqual(
        // Second came the clocks, which nobody needs to be told of beside the registration.
        [1, ...Array.from({ length: 20 }, (_, at) => at + 3)],
      );
    }
  });

  it('tells whoever a complaint is offered to, and when it moves, both units', async () => {
    const { zhaoMin, chenYu, wangFang } = await listen('zhaoMin', 'chenYu', 'wangFang');
    const { complaintId } = await house.register(api, 'liWei');
    await hears(zhaoMin, complaintId, 'complaint.registered');
    const offered = await house.execute(api, 'liWei', complaintId, 'offer-handover', {
      toId: house.staff('chenYu'),
      reason: 'The lift stands in Hangzhou.',
    });
    await hears(chenYu, complaintId, 'complaint.handover-offered');
    const handoverId = idIn<HandoverId>(offered, 'handoverId');
    await house.execute(api, 'chenYu', complaintId, 'accept-handover', { handoverId });
    await house.execute(api, 'chenYu', complaintId, 'add-note', { note: 'Took over.' });
    await hears(chenYu, complaintId, 'complaint.note-added');
    await hears(wangFang, complaintId, 'complaint.note-added');
    await settle(zhaoMin);
    expect(about(chenYu, complaintId).at(-1)).toMatchObject({ row: { unitId: house.unit('hangzhou') } });
    expect(about(zhaoMin, complaintId).at(-1)).toMatchObject({ type: 'complaint.handover-accepted', row: null });
    expect(about(zhaoMin, complaintId).filter(({ row }) => row === null)).toHaveLength(1);
    expect(about(wangFang, complaintId).every(({ row }) => row !== null)).toBe(true);
  });

  it('tells someone asked to help until the task ends, and a contact person until another one is named', async () => {
    const { chenYu, wangFang } = await listen('chenYu', 'wangFang');
    const { complaintId } = await house.register(api, 'liWei');
    // What somebody may see is decided when it is told, so each change is told before the next one is made.
    await hears(wangFang, complaintId, 'complaint.registered');
    const heard = (count: number) => eventually(`${count} changes`, () => about(chenYu, complaintId).length === count);
    const opened = await house.execute(api, 'liWei', complaintId, 'open-task', {
      task: 'Read the meter.',
      assigneeId: house.staff('chenYu'),
    });
    await heard(1);
    await house.execute(api, 'chenYu', complaintId, 'finish-task', {
      taskId: idIn<TaskId>(opened, 'taskId'),
      result: '4711',
    });
    await heard(2);
    await house.execute(api, 'liWei', complaintId, 'add-note', { note: 'Not for Hangzhou any more.' });
    await hears(wangFang, complaintId, 'complaint.note-added');
    const name = (person: PersonName) =>
      house.execute(api, 'wangFang', complaintId, 'set-contact-person', {
        staffId: house.staff(person),
        reason: 'Speaks the dialect.',
      });
    await name('chenYu');
    await heard(3);
    await name('zhaoMin');
    await heard(4);
    await house.execute(api, 'liWei', complaintId, 'add-note', { note: 'Nor this.' });
    await eventually(
      'the second note',
      () => types(wangFang, complaintId).filter((type) => type === 'complaint.note-added').length === 2,
    );
    await settle(chenYu);
    expect(about(chenYu, complaintId).map(({ type, row }) => [type, row !== null])).toEqual([
      ['complaint.task-opened', true],
      ['complaint.task-done', false],
      ['complaint.contact-person-set', true],
      ['complaint.contact-person-set', false],
    ]);
  });

  it('tells someone complained about nothing at all', async () => {
    const { zhaoMin, heQing } = await listen('zhaoMin', 'heQing');
    const { complaintId } = await house.register(api, 'liWei');
    await hears(zhaoMin, complaintId, 'complaint.registered');
    await house.execute(api, 'wangFang', complaintId, 'declare-conflict', {
      staffId: house.staff('zhaoMin'),
      reason: 'The customer names him.',
    });
    await house.execute(api, 'liWei', complaintId, 'add-note', { note: 'Heard the customer on it.' });
    await hears(heQing, complaintId, 'complaint.note-added');
    await settle(zhaoMin);
    expect(types(zhaoMin, complaintId)).toEqual(['complaint.registered']);
    await expect(zhaoMin.feed.watch(complaintId)).resolves.toEqual({
      kind: 'refused',
      code: 'complaint.conflict-of-interest',
    });
  });

  it('lets people follow by name only what they may read', async () => {
    const { chenYu, wangFang } = await listen('chenYu', 'wangFang');
    const { complaintId } = await house.register(api, 'liWei');
    const unknown = '01900000-0000-7000-8000-000000000001' as ComplaintId;
    expect(await chenYu.feed.watch(complaintId)).toEqual({ kind: 'refused', code: 'complaint.not-visible' });
    expect(await wangFang.feed.watch(unknown)).toEqual({ kind: 'refused', code: 'complaint.not-found' });
    expect(await wangFang.feed.watch(complaintId)).toEqual({ kind: 'watching' });
    await house.execute(api, 'liWei', complaintId, 'add-note', { note: 'Once, though they hear it in two rooms.' });
    await hears(wangFang, complaintId, 'complaint.note-added');
    await settle(wangFang);
    expect(types(wangFang, complaintId)).toEqual(['complaint.registered', 'complaint.note-added']);
    expect(await wangFang.feed.unwatch(complaintId)).toEqual({ kind: 'not-watching' });
  });

  it('rings a due callback with its owner and contact person, not with their colleagues', async () => {
    const { liWei, zhaoMin, chenYu } = await listen('liWei', 'zhaoMin', 'chenYu');
    const { customerId } = await house.customer();
    const { complaintId, number } = await house.register(api, 'liWei', { customerId });
    await house.execute(api, 'wangFang', complaintId, 'set-contact-person', {
      staffId: house.staff('chenYu'),
      reason: 'Knows the building.',
    });
    const dueAt = new Date(Date.now() + 60_000).toISOString() as Instant;
    const scheduled = await house.execute(api, 'liWei', complaintId, 'schedule-callback', {
      kind: 'progress',
      complainantId: await house.complainant(complaintId),
      dueAt,
    });
    const callbackId = idIn<CallbackId>(scheduled, 'callbackId');
    await house.sql.query(`UPDATE callback SET due_at = now() - interval '1 minute' WHERE id = $1`, [callbackId]);
    const rung = await api.app
      .get(Handling)
      .execute({ actor: { kind: 'system', id: 'timer' }, correlationId: 'test-timer' }, complaintId, 'ring-callback', {
        callbackId,
        generation: 1,
      });
    expect(rung).toMatchObject({ ok: true });
    for (const ear of [liWei, chenYu]) {
      const ringing = await eventually('the bell', () => ear.ringing.find((each) => each.callbackId === callbackId));
      expect(ringing).toMatchObject({ complaintId, number, kind: 'progress', attempt: 1 });
      expect(ringing.maxAttempts).toBeGreaterThan(0);
    }
    await hears(zhaoMin, complaintId, 'complaint.callback-rang');
    await settle(zhaoMin);
    expect(zhaoMin.ringing).toEqual([]);
  });

  it('gives a person their new rights, and has them fetch their lists anew', async () => {
    const { zhaoMin } = await listen('zhaoMin');
    const fetchedBefore = zhaoMin.refetches.count;
    const admin = await house.asking(api, 'guRan');
    const staff = api.app.get(Staff);
    try {
      expect(await staff.amend(admin, house.staff('zhaoMin'), { unitId: house.unit('hangzhou') })).toMatchObject({
        ok: true,
      });
      await eventually('told to fetch anew', () => zhaoMin.refetches.count > fetchedBefore);
      const [here, there] = [await house.register(api, 'liWei'), await house.register(api, 'chenYu')];
      await hears(zhaoMin, there.complaintId, 'complaint.registered');
      await settle(zhaoMin);
      expect(about(zhaoMin, here.complaintId)).toEqual([]);
      expect(zhaoMin.feed.state).toBe('live');
    } finally {
      await staff.amend(admin, house.staff('zhaoMin'), { unitId: house.unit('ningbo') });
    }
  });

  it('stands in for an absent colleague', async () => {
    const admin = await house.asking(api, 'guRan');
    await api.app.get(Staff).amend(admin, house.staff('liWei'), { deputyId: house.staff('chenYu') });
    const { chenYu } = await listen('chenYu');
    const { complaintId } = await house.register(api, 'liWei');
    const presence = api.app.get(StaffPresence);
    const from = new Date(Date.now() - 60_000).toISOString() as Instant;
    await presence.setAbsence(admin, house.staff('liWei'), { from, until: null });
    try {
      await eventually('told to fetch anew', () => chenYu.refetches.count > 1);
      await house.execute(api, 'zhaoMin', complaintId, 'add-note', { note: 'Li Wei is ill.' });
      await hears(chenYu, complaintId, 'complaint.note-added');
    } finally {
      await presence.setAbsence(admin, house.staff('liWei'), null);
    }
  });

  it('ends the socket of a session that signs out, and no other', async () => {
    const [cookie, other] = [await house.cookie('zhaoMin'), await house.cookie('zhaoMin')];
    const leaving = await house.listen(api, 'zhaoMin', cookie);
    const staying = await house.listen(api, 'zhaoMin', other);
    await eventually('both live', () => [leaving, staying].every(({ feed }) => feed.state === 'live'));
    const response = await fetch(`${api.url}/api/v1/auth/logout`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(204);
    await eventually('signed out', () => leaving.feed.state === 'ended');
    await settle(staying);
    expect(staying.feed.state).toBe('live');
    const again = await house.listen(api, 'zhaoMin', cookie);
    await eventually('refused', () => again.feed.state === 'ended');
  });

  it('ends the socket of a session that another process ended', async () => {
    const { tangNa } = await listen('tangNa');
    await house.sql.query('DELETE FROM session WHERE staff_id = $1', [house.staff('tangNa')]);
    await eventually('signed out', () => tangNa.feed.state === 'ended');
  });

  it('lets programs in by their key, until it is revoked', async () => {
    const keys = api.app.get(ApiKeys);
    const admin = await house.asking(api, 'guRan');
    const issued = await keys.issue(admin, { staffId: house.staff('heQing'), name: 'wallboard' });
    if (!issued.ok) throw new Error(issued.refusal.code);
    const ear = house.ear(api, { auth: { apiKey: issued.value.key } });
    await eventually('live', () => ear.feed.state === 'live');
    const { complaintId } = await house.register(api, 'liWei');
    await hears(ear, complaintId, 'complaint.registered');
    await keys.revoke(admin, issued.value.id);
    await eventually('ended', () => ear.feed.state === 'ended');
  });
});
