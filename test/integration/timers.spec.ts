import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { CallbackId, Instant, StaffId } from '@redress/contracts';
import { Jobs } from '@redress/messaging';
import { Metrics } from '@redress/platform';
import { Client } from 'pg';
import { reconcileJobs } from '../../apps/cli/src/reconcile-jobs';
import type { Desk } from '../support/desk';
import { eventually } from '../support/eventually';
import { HURRIED, type HouseAtWork, startHouse, WITHOUT_SWEEP } from '../support/house-at-work';
import { onBothBackends } from '../support/queue-backends';

onBothBackends('what falls due', (backend) => {
  let house: HouseAtWork;
  let desk: Desk;

  const inMilliseconds = (milliseconds: number): Instant =>
    new Date(Date.now() + milliseconds).toISOString() as Instant;
  const staffId = (login: string): StaffId => {
    const id = house.api.company.staff.get(login);
    if (id === undefined) throw new Error(`nobody is ${login}`);
    return id;
  };
  const rang = (complaintId: string): Promise<number> => house.count(complaintId, 'complaint.callback-rang');

  /** A complaint with a callback that falls due so many milliseconds from now. */
  const owed = async (
    milliseconds: number,
  ): Promise<{ complaintId: string; callbackId: CallbackId; dueAt: Instant }> => {
    const { complaintId } = await desk.register();
    const { complainants } = await desk.state(complaintId);
    const complainantId = complainants[0]?.id;
    if (complainantId === undefined) throw new Error('nobody complains');
    const dueAt = inMilliseconds(milliseconds);
    await desk.do(complaintId, 'schedule-callback', { kind: 'progress', complainantId, dueAt });
    const callbackId = (await desk.state(complaintId)).callbacks[0]?.id;
    if (callbackId === undefined) throw new Error('no callback');
    return { complaintId, callbackId, dueAt };
  };
  const relayed = (): Promise<unknown> =>
    eventually('the relay to be at the end of the log', async () => {
      const [behind] = await house.rows<{ events: number }>(
        `SELECT coalesce(sum(coalesce((SELECT max(position) FROM event_log e WHERE e.lane = c.lane), 0) - c.position), 1)::integer AS events
         FROM consumer_cursor c WHERE consumer = 'dispatch'`,
      );
      return behind?.events === 0;
    });
  const bells = (worker: { get(token: typeof Jobs): Jobs }) => worker.get(Jobs).depth('bells');

  beforeAll(async () => {
    house = await startHouse(backend, { MESSAGE_HOLD_SECONDS: '1' });
    desk = await house.desk('li.wei');
  });
  afterEach(() => house.stopWorker());
  afterAll(() => house.stop());

  it('rings a callback once, by the queue, and says how late', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const { complaintId, dueAt } = await owed(700);
    const state = await eventually('the callback to ring', async () => {
      const { callbacks } = await desk.state(complaintId);
      return callbacks[0]?.state === 'ringing' ? callbacks[0] : null;
    });
    expect(state.rangAt ?? '').toMatch(/Z$/);
    expect(Date.parse(state.rangAt ?? '')).toBeGreaterThanOrEqual(Date.parse(dueAt));
    await eventually('an empty queue', async () => (await bells(worker)).active === 0);
    expect(await rang(complaintId)).toBe(1);
    expect(await worker.get(Metrics).text()).toMatch(
      /redress_timer_lateness_seconds_count\{job="callback-ring",by="queue"\} 1/,
    );
    await relayed();
    expect(await worker.get(Metrics).text()).toContain('redress_relay_lag{consumer="dispatch",of="events"} 0');
  });

  it('rings a moved callback at its new time alone; the old bell does nothing', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const { complaintId, callbackId } = await owed(1_200);
    await relayed();
    const later = inMilliseconds(1_800);
    await desk.do(complaintId, 'move-callback', { callbackId, dueAt: later });
    // A bell of the old generation that nobody took away, such as one on another machine.
    await worker.get(Jobs).schedule([
      {
        name: 'callback-ring',
        payload: { complaintId: complaintId as never, callbackId, generation: 1 },
        at: inMilliseconds(0),
      },
    ]);
    const callback = await eventually('the callback to ring', async () => {
      const { callbacks } = await desk.state(complaintId);
      return callbacks[0]?.state === 'ringing' ? callbacks[0] : null;
    });
    expect(callback.generation).toBe(2);
    expect(Date.parse(callback.rangAt ?? '')).toBeGreaterThanOrEqual(Date.parse(later));
    expect(await rang(complaintId)).toBe(1);
  });

  it('takes the bell of a cancelled callback away', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const before = (await bells(worker)).delayed;
    const { complaintId, callbackId } = await owed(600_000);
    await eventually('its bell', async () => (await bells(worker)).delayed === before + 1);
    await desk.do(complaintId, 'cancel-callback', { callbackId, reason: 'Settled on the phone' });
    await eventually('no bell', async () => (await bells(worker)).delayed === before);
  });

  it('rings although the queue was wiped', async () => {
    const worker = await house.startWorker(HURRIED);
    const { complaintId } = await owed(1_000);
    await relayed();
    await eventually('its bell', async () => (await bells(worker)).delayed > 0);
    await worker.get(Jobs).clear();
    expect((await bells(worker)).delayed).toBe(0);
    await eventually('the callback to ring', async () => (await rang(complaintId)) === 1);
    expect(await worker.get(Metrics).text()).toMatch(
      /redress_timer_lateness_seconds_count\{job="callback-ring",by="sweep"\} 1/,
    );
  });

  it('rings what fell due while no worker was there, once', async () => {
    const { complaintId, dueAt } = await owed(100);
    await eventually('the due time', () => Date.now() > Date.parse(dueAt));
    await house.startWorker(HURRIED);
    await eventually('the callback to ring', async () => (await rang(complaintId)) === 1);
    await relayed();
    expect(await rang(complaintId)).toBe(1);
  });

  it('sets every bell anew from the rows when told to', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    await worker.get(Jobs).clear();
    const { complaintId } = await owed(2_000);
    await relayed();
    await worker.get(Jobs).clear();
    const counts = await reconcileJobs(house.api.config);
    expect(counts['callback-ring']).toBeGreaterThanOrEqual(1);
    await eventually('the callback to ring', async () => (await rang(complaintId)) === 1);
  });

  it('lets a handover lapse that nobody answered', async () => {
    const { complaintId } = await desk.register();
    await desk.do(complaintId, 'offer-handover', {
      toId: staffId('zhang.na'),
      reason: 'She knows this model',
      lapsesInMinutes: 1,
    });
    // A minute is long for a test: the row is the truth, so the row is moved.
    const soon = inMilliseconds(300);
    await house.rows('UPDATE handover SET lapses_at = $2 WHERE complaint_id = $1', [complaintId, soon]);
    await house.rows(`UPDATE clock SET due_at = $2 WHERE complaint_id = $1 AND kind = 'handover'`, [complaintId, soon]);
    await house.startWorker(HURRIED);
    await eventually('the handover to lapse', async () => (await desk.state(complaintId)).handover === null);
    expect(await house.count(complaintId, 'complaint.handover-lapsed')).toBe(1);
    expect((await desk.state(complaintId)).owner.staffId).toBe(staffId('li.wei'));
  });

  it('notes a promised window that passed without an attempt, once, by the queue', async () => {
    const worker = await house.startWorker(WITHOUT_SWEEP);
    const { complaintId } = await desk.register();
    const complainantId = (await desk.state(complaintId)).complainants[0]?.id;
    if (complainantId === undefined) throw new Error('nobody complains');
    const until = inMilliseconds(1_400);
    const input = { kind: 'progress', complainantId, dueAt: inMilliseconds(500), until } as const;
    await desk.do(complaintId, 'schedule-callback', input);
    const missed = await eventually('the window to be missed', async () => {
      const { callbacks } = await desk.state(complaintId);
      return callbacks[0]?.missedAt ?? null;
    });
    expect(Date.parse(missed)).toBeGreaterThanOrEqual(Date.parse(until));
    await eventually('an empty queue', async () => (await bells(worker)).active === 0);
    expect(await house.count(complaintId, 'complaint.callback-missed')).toBe(1);
    expect(await worker.get(Metrics).text()).toMatch(
      /redress_timer_lateness_seconds_count\{job="callback-miss",by="queue"\} [1-9]/,
    );
    const windows = await house.rows('SELECT result FROM callback_window WHERE complaint_id = $1', [complaintId]);
    expect(windows).toEqual([{ result: 'missed' }]);
  });

  it('finds by the rows what passed and what expired while nobody worked', async () => {
    const { complaintId, callbackId } = await owed(100);
    await house.rows(
      `UPDATE callback SET due_at = now() - interval '2 hours', until = now() - interval '1 hour',
         expires_at = now() + interval '1500 milliseconds' WHERE id = $1`,
      [callbackId],
    );
    await house.startWorker(HURRIED);
    await eventually('the callback to expire', async () => {
      const { callbacks } = await desk.state(complaintId);
      return callbacks[0]?.state === 'expired';
    });
    for (const type of ['complaint.callback-missed', 'complaint.callback-expired'])
      expect(await house.count(complaintId, type)).toBe(1);
  });

  it('deals with each event once, however often the log is delivered', async () => {
    const worker = await house.startWorker(HURRIED);
    const { complaintId } = await owed(300);
    await eventually('the callback to ring', async () => (await rang(complaintId)) === 1);
    await relayed();
    const pending = () => house.rows(`SELECT id FROM notification WHERE state = 'pending'`);
    await eventually('no mail on its way', async () => (await pending()).length === 0);
    const before = await house.rows('SELECT id, state FROM notification ORDER BY id');
    await house.rows(`UPDATE consumer_cursor SET position = 0, updated_at = now() WHERE consumer = 'dispatch'`);
    await house.rows(`SELECT pg_notify('redress_events', '')`);
    await relayed();
    await eventually('an empty queue', async () => (await bells(worker)).active === 0);
    expect(await house.rows('SELECT id, state FROM notification ORDER BY id')).toEqual(before);
    expect(await rang(complaintId)).toBe(1);
  });

  it('rings once although the worker was killed in the middle of it', async () => {
    const { complaintId } = await owed(900);
    // Whoever rings has claimed the bell and waits for this lock with its transaction open.
    const holder = new Client({ connectionString: house.api.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM complaint WHERE id = $1 FOR UPDATE', [complaintId]);
    const first = await house.spawnWorker();
    await eventually('the worker to wait for the complaint', async () => {
      const waiting = await house.rows(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    await holder.query('ROLLBACK');
    await holder.end();
    expect(await rang(complaintId)).toBe(0);
    const second = await house.spawnWorker();
    await eventually('the callback to ring', async () => (await rang(complaintId)) === 1);
    second.kill('SIGTERM');
    await once(second, 'exit');
    expect(await rang(complaintId)).toBe(1);
  }, 60_000);
});
