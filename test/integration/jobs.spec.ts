import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type CallbackId,
  type ComplaintId,
  type ClockId,
  type Instant,
  instantOf,
  type JobMap,
  type MessageId,
  type NotificationId,
} from '@redress/contracts';
import { DatabaseModule } from '@redress/database';
import {
  HORIZON_MILLISECONDS,
  type JobHandlers,
  JobHost,
  jobId,
  type JobOutcome,
  Jobs,
  JobsModule,
  type PlannedJob,
  QUEUE_BACKEND,
  type QueueBackend,
} from '@redress/messaging';
import { Clock, Metrics, PlatformModule } from '@redress/platform';
import { eventually } from '../support/eventually';
import { createSurroundings, onBothBackends, type Surroundings } from '../support/queue-backends';

const complaintId = '01900000-0000-7000-8000-00000000000a' as ComplaintId;

@Module({})
class Root {}

onBothBackends('jobs', (backend) => {
  let surroundings: Surroundings;
  let app: INestApplicationContext;
  let jobs: Jobs;
  let host: JobHost | null = null;
  let made = 0;

  const newId = <T extends string>(): T => `01900000-0000-7000-8000-${(made += 1).toString(16).padStart(12, '0')}` as T;
  const inMilliseconds = (milliseconds: number): Instant => instantOf(Date.now() + milliseconds);
  const bell = (at: Instant, payload: Partial<JobMap['callback-ring']> = {}) => ({
    name: 'callback-ring' as const,
    payload: { complaintId, callbackId: newId<CallbackId>(), generation: 1, ...payload },
    at,
  });

  /** Starts a host whose handlers note what they were called with. */
  const listen = async (
    answer: (name: string, times: number) => JobOutcome | Promise<JobOutcome> = () => ({ done: true }),
  ): Promise<string[]> => {
    const heard: string[] = [];
    const noting =
      <N extends keyof JobMap>(name: N) =>
      async (payload: JobMap[N]): Promise<JobOutcome> => {
        const id = jobId(name, payload);
        heard.push(id);
        return answer(name, heard.filter((each) => each === id).length);
      };
    const handlers: JobHandlers = {
      'alert-ring': noting('alert-ring'),
      'callback-ring': noting('callback-ring'),
      'callback-miss': noting('callback-miss'),
      'callback-expire': noting('callback-expire'),
      'clock-warn': noting('clock-warn'),
      'clock-due': noting('clock-due'),
      'message-release': noting('message-release'),
      'notification-send': noting('notification-send'),
    };
    host = new JobHost(app.get<QueueBackend>(QUEUE_BACKEND), handlers, app.get(Clock), app.get(Metrics));
    await host.start({ bells: 4, mail: 2 });
    return heard;
  };
  const idOf = ({ name, payload }: PlannedJob): string => jobId(name, payload as never);

  beforeAll(async () => {
    surroundings = await createSurroundings(backend);
    app = await NestFactory.createApplicationContext(
      { module: Root, imports: [PlatformModule.forRoot(surroundings.config()), DatabaseModule, JobsModule] },
      { logger: false },
    );
    jobs = app.get(Jobs);
  });
  afterEach(async () => {
    await host?.stop();
    host = null;
    await jobs.clear();
  });
  afterAll(async () => {
    await app.close();
    await surroundings.close();
  });

  it('hands every kind of job to its handler when it is due', async () => {
    const heard = await listen();
    const due = inMilliseconds(150);
    const planned: PlannedJob[] = [
      bell(due),
      { name: 'clock-warn', payload: { complaintId, clockId: newId<ClockId>(), generation: 1 }, at: due },
      { name: 'clock-due', payload: { complaintId, clockId: newId<ClockId>(), generation: 2 }, at: due },
      { name: 'message-release', payload: { complaintId, messageId: newId<MessageId>() }, at: due },
      { name: 'notification-send', payload: { notificationId: newId<NotificationId>() }, at: due },
    ];
    await jobs.schedule(planned);
    await eventually('five jobs', () => heard.length === 5);
    expect([...heard].sort()).toEqual(planned.map(idOf).sort());
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(due));
  });

  it('adds a duty once however often it is asked for', async () => {
    const job = bell(inMilliseconds(200));
    await jobs.schedule([job, job]);
    await jobs.schedule([job]);
    expect(await jobs.depth('bells')).toEqual({ waiting: 0, delayed: 1, active: 0 });
    const heard = await listen();
    await eventually('the bell', () => heard.length > 0);
    await eventually('an empty queue', async () => (await jobs.depth('bells')).active === 0);
    expect(heard).toEqual([idOf(job)]);
  });

  it('takes the same duty again once it was done, and once it was given up', async () => {
    const heard = await listen((_, times) => {
      if (times <= 5) throw new Error('not yet');
      return { done: true };
    });
    const job = bell(inMilliseconds(0));
    await jobs.schedule([job]);
    await eventually('the fifth try', () => heard.length === 5);
    const again = await eventually('room for the same id', async () => {
      const { waiting, delayed, active } = await jobs.depth('bells');
      return waiting + delayed + active === 0;
    });
    expect(again).toBe(true);
    await jobs.schedule([job]);
    await eventually('the same duty', () => heard.length === 6);
    await eventually('room again', async () => (await jobs.depth('bells')).active === 0);
    await jobs.schedule([job]);
    await eventually('the same duty once more', () => heard.length === 7);
  }, 60_000);

  it('moves a bell: the old generation goes, the new one rings', async () => {
    const first = bell(inMilliseconds(60_000));
    const second = bell(inMilliseconds(100), { ...first.payload, generation: 2 });
    await jobs.schedule([first]);
    await jobs.cancel('callback-ring', idOf(first));
    await jobs.schedule([second]);
    expect(await jobs.depth('bells')).toMatchObject({ delayed: 1 });
    const heard = await listen();
    await eventually('the new bell', () => heard.length > 0);
    expect(heard).toEqual([idOf(second)]);
  });

  it('cancels what is not there without a word', async () => {
    await jobs.cancel('callback-ring', 'callback-unknown-g1-ring');
    expect(await jobs.depth('bells')).toEqual({ waiting: 0, delayed: 0, active: 0 });
  });

  it('leaves what lies beyond the horizon to the rows', async () => {
    await jobs.schedule([bell(inMilliseconds(HORIZON_MILLISECONDS + 60_000)), bell(inMilliseconds(600_000))]);
    expect(await jobs.depth('bells')).toMatchObject({ delayed: 1 });
  });

  it('calls again at the moment the handler asks for', async () => {
    const heard = await listen((_, times) => (times === 1 ? { again: inMilliseconds(100) } : { done: true }));
    await jobs.schedule([bell(inMilliseconds(0))]);
    await eventually('a second call', () => heard.length === 2);
    await eventually('an empty queue', async () => (await jobs.depth('bells')).active === 0);
    expect(await jobs.depth('bells')).toEqual({ waiting: 0, delayed: 0, active: 0 });
  });

  it('rings on time while mail is slow', async () => {
    let letGo = (): void => undefined;
    const stuck = new Promise<void>((resolve) => (letGo = resolve));
    const heard = await listen(async (name) => {
      if (name === 'notification-send') await stuck;
      return { done: true };
    });
    const mails: PlannedJob[] = Array.from({ length: 10 }, () => ({
      name: 'notification-send',
      payload: { notificationId: newId<NotificationId>() },
      at: inMilliseconds(0),
    }));
    await jobs.schedule(mails);
    await eventually('mail being sent', () => heard.length === 2);
    const job = bell(inMilliseconds(0));
    await jobs.schedule([job]);
    await eventually('the bell', () => heard.includes(idOf(job)));
    letGo();
    await eventually('all mail', () => heard.length === 11);
  });

  it('counts how late things were done', async () => {
    const heard = await listen();
    await jobs.schedule([bell(inMilliseconds(50))]);
    await eventually('the bell', () => heard.length === 1);
    await eventually('its figure', async () =>
      /redress_timer_lateness_seconds_count\{job="callback-ring",by="queue"\} [1-9]/.test(
        await app.get(Metrics).text(),
      ),
    );
    expect(await app.get(Metrics).text()).toMatch(/redress_queue_depth\{queue="bells",state="delayed"\} 0/);
  });
});
