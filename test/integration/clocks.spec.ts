import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { ComplaintId } from '@redress/contracts';
import { Jobs } from '@redress/messaging';
import { Metrics } from '@redress/platform';
import { reconcileJobs } from '../../apps/cli/src/reconcile-jobs';
import type { Desk } from '../support/desk';
import { eventually } from '../support/eventually';
import { HURRIED, type HouseAtWork, startHouse, WITHOUT_SWEEP } from '../support/house-at-work';
import { onBothBackends } from '../support/queue-backends';
import {
  clockOf,
  firstRepliesRung,
  inMilliseconds,
  registerDueAt,
  registerManyDueAt,
  rungTwice,
} from '../support/running-clocks';

onBothBackends('clocks', (backend) => {
  let house: HouseAtWork;
  let desk: Desk;

  const rung = (...ids: readonly string[]) => firstRepliesRung(house, ids);
  const broken = (count: number, ...ids: readonly string[]) =>
    eventually(`${count} broken clocks`, async () => (await rung(...ids)).breached === count);
  const relayed = (): Promise<unknown> =>
    eventually('the relay to be at the end of the log', async () => {
      const [behind] = await house.rows<{ events: number }>(
        `SELECT coalesce(sum(coalesce((SELECT max(position) FROM event_log e WHERE e.lane = c.lane), 0) - c.position), 1)::integer AS events
         FROM consumer_cursor c WHERE consumer = 'dispatch'`,
      );
      return behind?.events === 0;
    });
  const bells = (worker: { get(token: typeof Jobs): Jobs }) => worker.get(Jobs).depth('bells');
  const quiet = (worker: { get(token: typeof Jobs): Jobs }) =>
    eventually('no bell ringing', async () => {
      const { waiting, active } = await bells(worker);
      return waiting + active === 0;
    });

  beforeAll(async () => {
    house = await startHouse(backend);
    desk = await house.desk('li.wei');
  });
  afterEach(async () => {
    await house.stopWorker();
    expect(await rungTwice(house)).toEqual([]);
  });
  afterAll(() => house.stop());

  it('warn and break once each, by the queue, and say how late', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const dueAt = inMilliseconds(1_500);
    const id = await registerDueAt(desk, dueAt);
    await eventually('the warning', async () => (await rung(id)).warned === 1);
    expect((await rung(id)).breached).toBe(0);
    await broken(1, id);
    const clock = (await desk.state(id)).clocks.find(({ kind }) => kind === 'first-reply');
    expect(clock).toMatchObject({ dueAt, generation: 1 });
    expect(Date.parse(clock?.breachedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(dueAt));
    await quiet(worker);
    expect(await rung(id)).toEqual({ warned: 1, breached: 1 });
    expect(await worker.get(Metrics).text()).toMatch(
      /redress_timer_lateness_seconds_count\{job="clock-due",by="queue"\} 1/,
    );
  });

  it('ring once however often their bell is delivered, and not for a generation that has passed', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const id = await registerDueAt(desk, inMilliseconds(300));
    await broken(1, id);
    const { id: clockId, generation } = await clockOf(house, id, 'first-reply');
    const again = async (ring: number) => {
      const payload = { complaintId: id, clockId, generation: ring };
      await worker.get(Jobs).schedule([
        { name: 'clock-warn', payload, at: inMilliseconds(0) },
        { name: 'clock-due', payload, at: inMilliseconds(0) },
      ]);
      await quiet(worker);
    };
    await again(generation);
    await again(generation + 1);
    expect(await rung(id)).toEqual({ warned: 1, breached: 1 });
  });

  it('that stand still do not ring, and go on in another generation with the time they had left', async () => {
    const worker = await house.startWorker(HURRIED);
    const { complaintId } = await desk.register();
    const before = await clockOf(house, complaintId, 'step');
    await desk.do(complaintId, 'wait-for-customer', { reason: 'The serial number is missing' });
    await worker.get(Jobs).schedule([
      {
        name: 'clock-due',
        payload: { complaintId, clockId: before.id, generation: before.generation },
        at: inMilliseconds(0),
      },
    ]);
    await quiet(worker);
    await house.rows(`UPDATE clock SET due_at = now() - interval '1 second' WHERE id = $1`, [before.id]);
    await registerManyDueAt(desk, inMilliseconds(100), 1);
    expect(await house.count(complaintId, 'complaint.clock-breached')).toBe(0);
    await house.rows('UPDATE clock SET due_at = $2 WHERE id = $1', [before.id, before.dueAt]);
    await desk.do(complaintId, 'end-waiting', {});
    const after = await clockOf(house, complaintId, 'step');
    expect(after).toMatchObject({ id: before.id, generation: 2 });
    expect(after.dueAt.getTime()).toBeGreaterThan(before.dueAt.getTime());
    const pauses = await house.rows<{ stood: number }>(
      `SELECT extract(epoch FROM to_at - from_at)::float8 * 1000 AS stood FROM clock_pause WHERE clock_id = $1`,
      [before.id],
    );
    expect(pauses.map(({ stood }) => Math.round(stood))).toEqual([after.dueAt.getTime() - before.dueAt.getTime()]);
  });

  it('ring although the queue was wiped', async () => {
    const worker = await house.startWorker(HURRIED);
    const id = await registerDueAt(desk, inMilliseconds(1_500));
    await eventually('the warning', async () => (await rung(id)).warned === 1);
    await eventually('its bell', async () => (await bells(worker)).delayed > 0);
    await worker.get(Jobs).clear();
    await broken(1, id);
    expect(await worker.get(Metrics).text()).toMatch(
      /redress_timer_lateness_seconds_count\{job="clock-due",by="sweep"\} 1/,
    );
  });

  it('that fell due while nobody worked ring at once, each once', async () => {
    const ids = await registerManyDueAt(desk, inMilliseconds(0), 5);
    await house.startWorker(HURRIED);
    await broken(5, ...ids);
    await relayed();
    expect(await rung(...ids)).toEqual({ warned: 5, breached: 5 });
  });

  it('ring once each although queue and sweep take them at the same moment', async () => {
    const worker = await house.startWorker({
      ...HURRIED,
      sweep: {
        intervalMilliseconds: 5,
        graceMilliseconds: 0,
        horizonIntervalMilliseconds: 60_000,
        unattendedIntervalMilliseconds: 3_600_000,
      },
    });
    const ids = await registerManyDueAt(desk, inMilliseconds(2_500), 40);
    await broken(40, ...ids);
    await quiet(worker);
    expect(await rung(...ids)).toEqual({ warned: 40, breached: 40 });
  });

  it('have their bells set anew from the rows when told to', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const id = await registerDueAt(desk, inMilliseconds(3_000));
    await relayed();
    await worker.get(Jobs).clear();
    const counts = await reconcileJobs(house.api.config);
    expect(counts['clock-due']).toBeGreaterThanOrEqual(1);
    await broken(1, id);
  });

  it('lead to what follows: an unanswered handover lapses, waiting ends at its limit', async () => {
    await house.startWorker(HURRIED);
    const { complaintId } = await desk.register();
    await desk.do(complaintId, 'wait-for-customer', {
      reason: 'The serial number is missing',
      until: inMilliseconds(600),
    });
    expect((await desk.state(complaintId)).waiting).not.toBeNull();
    await eventually('waiting to end', async () => (await desk.state(complaintId)).waiting === null);
    const { clocks } = await desk.state(complaintId);
    expect(clocks.every(({ pausedAt }) => pausedAt === null)).toBe(true);
    const [ended] = await house.rows<{ result: string }>(
      `SELECT result FROM clock WHERE complaint_id = $1 AND kind = 'waiting'`,
      [complaintId],
    );
    expect(ended?.result).toBe('late');
  });

  it('are in their rows what the log tells, closed complaints have none running', async () => {
    const { complaintId } = await desk.register();
    await desk.agree(complaintId);
    await desk.solve(complaintId);
    await desk.close(complaintId);
    const left = await house.rows<{ id: ComplaintId }>(
      `SELECT complaint.id FROM complaint JOIN clock ON complaint_id = complaint.id
       WHERE status = 'closed' AND ended_at IS NULL`,
    );
    expect(left).toEqual([]);
    const results = await house.rows<{ kind: string; result: string }>(
      `SELECT DISTINCT kind, result FROM clock WHERE complaint_id = $1 ORDER BY 1, 2`,
      [complaintId],
    );
    expect(results).toEqual(expect.arrayContaining([{ kind: 'first-reply', result: 'met' }]));
    expect(results.some(({ result }) => result === 'late')).toBe(false);
  });
});
