import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { CallbackId, ComplaintId, CustomerId, HandoverId, Instant, NewEvent, Positions } from '@redress/contracts';
import { Handling } from '@redress/complaints';
import { UnitOfWork } from '@redress/database';
import { EventLog } from '@redress/messaging';
import { Metrics, SystemClock, UuidV7Ids } from '@redress/platform';
import { LiveGateway } from '../../apps/api/src/realtime/live.gateway';
import { eventually } from '../support/eventually';
import { type Ear, LiveHouse, type RunningApi } from '../support/live-house';
import { onBothBackends } from '../support/queue-backends';

/** Clocks that follow from a commit: the change that led to them tells of it. */
const TOLD_TO_NOBODY = ['started', 'stopped', 'paused', 'resumed'].map((what) => `complaint.clocks-${what}`);

const portOf = ({ url }: RunningApi): number => Number(new URL(url).port);

onBothBackends('live changes over broken connections', (backend) => {
  let house: LiveHouse;
  let api: RunningApi;

  beforeAll(async () => {
    house = await LiveHouse.open(backend);
    api = await house.startApi();
  });
  afterAll(() => house.close());

  const about = ({ changes }: Ear, id: ComplaintId) => changes.filter(({ complaintId }) => complaintId === id);
  const live = async (ear: Ear): Promise<Ear> => {
    await eventually('live', () => ear.feed.state === 'live');
    return ear;
  };
  const reopen = async (ear: Ear): Promise<void> => {
    ear.feed.open();
    await eventually('live again', () => ear.feed.state === 'live');
  };
  const placeOf = ({ feed }: Ear): Positions => {
    if (feed.positions === null) throw new Error('this listener was never live');
    return feed.positions;
  };
  const placesByLane = (places: readonly { readonly lane: number; readonly position: number }[]) => {
    const lanes: Record<number, number[]> = {};
    for (const { lane, position } of places) (lanes[lane] ??= []).push(position);
    return lanes;
  };
  /** Every place in the log after `from` at which something happened to a complaint of this unit. */
  const logged = async (from: Positions, unit: 'ningbo' | 'hangzhou') => {
    const { rows } = await house.sql.query<{ lane: number; position: string }>(
      `SELECT lane, event_log.position FROM event_log JOIN complaint ON complaint.id = stream_id
       WHERE stream = 'complaint' AND unit_id = $1 AND type <> ALL ($2) ORDER BY lane, event_log.position`,
      [house.unit(unit), TOLD_TO_NOBODY],
    );
    return rows
      .map(({ lane, position }) => ({ lane, position: Number(position) }))
      .filter(({ lane, position }) => position > (from[lane] ?? 0));
  };
  const cutByServer = (running: RunningApi): void => {
    const server = Reflect.get(running.app.get(LiveGateway), 'server') as {
      readonly engine: { readonly clients: Record<string, { close(discard: boolean): void }> };
    };
    for (const client of Object.values(server.engine.clients)) client.close(true);
  };

  it('misses none and repeats none of 1,000 changes while the connection breaks again and again', async () => {
    const line = await house.line(portOf(api));
    const behindLine = { ...api, url: line.url };
    const far = await live(await house.listen(behindLine, 'zhaoMin'));
    const near = await live(await house.listen(api, 'wangFang'));
    const untouched = await live(await house.listen(api, 'heQing'));
    const from = placeOf(near);
    const ids: ComplaintId[] = [];
    while (ids.length < 20) ids.push((await house.register(api, 'liWei')).complaintId);
    await eventually('the first changes', () => far.changes.length === 20);

    let changes = 0;
    const cuts = [
      () => line.cut(),
      () => cutByServer(api),
      () => {
        near.feed.close();
        near.feed.open();
      },
    ];
    const work = async (mine: readonly ComplaintId[]) => {
      for (let round = 0; round < 50; round += 1) {
        for (const id of mine) {
          await house.execute(api, 'liWei', id, 'add-note', { note: `Round ${round}` });
          changes += 1;
          if (changes % 60 === 0) cuts[(changes / 60) % cuts.length]?.();
        }
      }
    };
    await Promise.all([0, 1, 2, 3].map((at) => work(ids.filter((_, index) => index % 4 === at))));
    expect(changes).toBe(1_000);

    const expected = placesByLane(await logged(from, 'ningbo'));
    for (const ear of [far, near, untouched]) {
      await eventually('everything heard', () => ear.changes.length >= 1_020);
      expect(placesByLane(ear.changes)).toEqual(expected);
      expect(ear.refetches.count).toBe(1);
    }
    for (const ear of [far, near]) {
      expect(ear.states.filter((state) => state === 'live').length).toBeGreaterThan(3);
      for (const id of ids)
        expect(about(ear, id).map(({ sequence }) => sequence)).toEqual([
          1,
          ...Array.from({ length: 50 }, (_, at) => at + 3),
        ]);
    }
  });

  it('brings everything that happened while somebody was away, by the rights of now', async () => {
    const zhaoMin = await live(await house.listen(api, 'zhaoMin'));
    const [stays, moves, turns] = [
      await house.register(api, 'liWei'),
      await house.register(api, 'liWei'),
      await house.register(api, 'liWei'),
    ];
    await eventually('all known', () =>
      [stays, moves, turns].every(({ complaintId }) => about(zhaoMin, complaintId).length === 1),
    );
    zhaoMin.feed.close();

    const born = await house.register(api, 'liWei');
    await house.execute(api, 'liWei', stays.complaintId, 'add-note', { note: 'While you were away.' });
    const offered = await house.execute(api, 'liWei', moves.complaintId, 'offer-handover', {
      toId: house.staff('chenYu'),
      reason: 'Theirs.',
    });
    const [offer] = offered.events;
    await house.execute(api, 'chenYu', moves.complaintId, 'accept-handover', {
      handoverId: Reflect.get(offer?.payload ?? {}, 'handoverId') as HandoverId,
    });
    await house.execute(api, 'chenYu', moves.complaintId, 'add-note', { note: 'Not for Ningbo.' });
    await house.execute(api, 'wangFang', turns.complaintId, 'declare-conflict', {
      staffId: house.staff('zhaoMin'),
      reason: 'The customer names him.',
    });
    await house.register(api, 'chenYu');

    const before = zhaoMin.changes.length;
    await reopen(zhaoMin);
    const caughtUp = (id: ComplaintId) => zhaoMin.changes.slice(before).filter(({ complaintId }) => complaintId === id);
    await eventually('all of it', () =>
      [born, stays, moves].every(({ complaintId }) => caughtUp(complaintId).length > 0),
    );
    expect(caughtUp(born.complaintId)).toMatchObject([{ type: 'complaint.registered', row: { status: 'open' } }]);
    expect(caughtUp(stays.complaintId)).toMatchObject([{ type: 'complaint.note-added', row: { status: 'open' } }]);
    expect(caughtUp(moves.complaintId).every(({ row, type }) => row === null && type !== 'complaint.note-added')).toBe(
      true,
    );
    expect(zhaoMin.changes.slice(before).every(({ row }) => row === null || row.unitId === house.unit('ningbo'))).toBe(
      true,
    );
    expect(caughtUp(turns.complaintId)).toEqual([]);
    expect(zhaoMin.refetches.count).toBe(1);
  });

  it('tells a contact person on return that another one was named', async () => {
    const chenYu = await live(await house.listen(api, 'chenYu'));
    const { complaintId } = await house.register(api, 'liWei');
    const name = (person: 'chenYu' | 'zhaoMin') =>
      house.execute(api, 'wangFang', complaintId, 'set-contact-person', {
        staffId: house.staff(person),
        reason: 'Speaks the dialect.',
      });
    await name('chenYu');
    await eventually('known', () =>
      about(chenYu, complaintId).some(({ type }) => type === 'complaint.contact-person-set'),
    );
    chenYu.feed.close();
    await name('zhaoMin');
    await reopen(chenYu);
    const last = await eventually('the last word', () => about(chenYu, complaintId).find(({ row }) => row === null));
    expect(last).toMatchObject({ type: 'complaint.contact-person-set' });
  });

  it('rings on return for a callback that rings still', async () => {
    const liWei = await live(await house.listen(api, 'liWei'));
    const { complaintId } = await house.register(api, 'liWei', await house.customer());
    const scheduled = await house.execute(api, 'liWei', complaintId, 'schedule-callback', {
      kind: 'progress',
      complainantId: await house.complainant(complaintId),
      dueAt: new Date(Date.now() + 60_000).toISOString() as Instant,
    });
    const [booked] = scheduled.events;
    const callbackId = Reflect.get(booked?.payload ?? {}, 'callbackId') as CallbackId;
    await eventually('known', () =>
      about(liWei, complaintId).some(({ type }) => type === 'complaint.callback-scheduled'),
    );
    liWei.feed.close();
    await house.sql.query(`UPDATE callback SET due_at = now() - interval '1 minute' WHERE id = $1`, [callbackId]);
    await api.app
      .get(Handling)
      .execute({ actor: { kind: 'system', id: 'timer' }, correlationId: 'test-timer' }, complaintId, 'ring-callback', {
        callbackId,
        generation: 1,
      });
    await reopen(liWei);
    await eventually('the bell', () => liWei.ringing.some((each) => each.callbackId === callbackId));
    expect(liWei.ringing.filter((each) => each.callbackId === callbackId)).toHaveLength(1);
  });

  it('has somebody too far behind, or from another log, fetch everything anew', async () => {
    const heQing = await live(await house.listen(api, 'heQing'));
    heQing.feed.close();
    const customerId = new UuidV7Ids().next<CustomerId>();
    const amended: NewEvent = { type: 'customer.amended', payload: { customerId, fields: ['name'] } };
    await api.app.get(UnitOfWork).run((tx) => {
      api.app.get(EventLog).append(tx, {
        stream: 'customer',
        streamId: customerId,
        events: Array.from({ length: 5_001 }, () => amended),
        occurredAt: new SystemClock().now(),
        actor: { kind: 'system', id: 'seed' },
        correlationId: 'test-many',
        causationId: 'test-many',
      });
      return Promise.resolve();
    });
    const metrics = api.app.get(Metrics);
    await eventually('all of it told', async () => /^redress_live_behind_events 0$/m.test(await metrics.text()));
    await reopen(heQing);
    expect(heQing.refetches.count).toBe(2);

    Reflect.set(heQing.feed, 'seen', { 0: 1_000_000 });
    heQing.feed.close();
    await reopen(heQing);
    expect(heQing.refetches.count).toBe(3);
    expect(placeOf(heQing)[0]).toBeLessThan(1_000_000);
    const { complaintId } = await house.register(api, 'liWei');
    await eventually('live from there on', () => about(heQing, complaintId).length === 1);
  });

  it('hears of changes when the LISTEN connection is killed', async () => {
    const heQing = await live(await house.listen(api, 'heQing'));
    for (let kill = 0; kill < 3; kill += 1) {
      const { rowCount } = await eventually('somebody listens', async () => {
        const killed = await house.sql.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query ILIKE 'LISTEN%'`,
        );
        return (killed.rowCount ?? 0) > 0 ? killed : null;
      });
      expect(rowCount).toBe(1);
      const { complaintId } = await house.register(api, 'liWei');
      await eventually('heard all the same', () => about(heQing, complaintId).length === 1);
    }
  });

  it('misses nothing when every connection to the database is killed in the middle', async () => {
    const heQing = await live(await house.listen(api, 'heQing'));
    const from = placeOf(heQing);
    for (let count = 0; count < 60; count += 1) {
      if (count % 15 === 7) {
        await house.sql.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
      }
      await eventually('the database is back', () => house.register(api, 'liWei').catch(() => null));
    }
    const expected = await logged(from, 'ningbo');
    await eventually('all of them heard', () => heQing.changes.length >= expected.length);
    expect(placesByLane(heQing.changes)).toEqual(placesByLane(expected));
  });

  it('is told by whichever api process a listener is connected to, and carries on at another', async () => {
    const second = await house.startApi();
    const line = await house.line(portOf(api));
    const here = await live(await house.listen(api, 'heQing'));
    const there = await live(await house.listen(second, 'heQing'));
    const wanders = await live(await house.listen({ ...api, url: line.url }, 'heQing'));
    const from = placeOf(wanders);
    const byFirst = await house.register(api, 'liWei');
    const bySecond = await house.register(second, 'liWei');
    for (const { complaintId } of [byFirst, bySecond]) {
      for (const ear of [here, there, wanders]) await eventually('heard', () => about(ear, complaintId).length > 0);
    }
    // Its place may lie ahead of what the other process has told so far.
    const { complaintId } = await house.register(api, 'liWei');
    line.leadTo(portOf(second));
    line.cut();
    await house.execute(api, 'liWei', complaintId, 'add-note', { note: 'Told by the other one.' });
    await eventually('all of it heard', () => about(wanders, complaintId).length === 2);
    expect(placesByLane(wanders.changes)).toEqual(placesByLane(await logged(from, 'ningbo')));
    for (const ear of [here, there]) expect(about(ear, byFirst.complaintId)).toHaveLength(1);
    await second.close();
    line.leadTo(portOf(api));
    const after = await house.register(api, 'liWei');
    await eventually('back at the first', () => about(wanders, after.complaintId).length === 1);
    expect(wanders.refetches.count).toBe(1);
  });
});
