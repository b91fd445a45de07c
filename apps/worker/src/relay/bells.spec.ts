import { describe, expect, it } from '@jest/globals';
import type { CallbackId, ComplaintId, Instant, JobName } from '@redress/contracts';
import { type JobOrder, Jobs, jobId, type PlannedJob, type QueueDepth } from '@redress/messaging';
import { Bells } from './bells';
import type { CallbackGenerationQuery } from './callback-generation.query';

const complaintId = 'complaint' as ComplaintId;
const at = '2026-03-01T09:30:00.000Z' as Instant;
const job = (number: number): PlannedJob => ({
  name: 'callback-ring',
  payload: { complaintId, callbackId: `callback-${number}` as CallbackId, generation: 1 },
  at,
});
const scheduled = (number: number): JobOrder => ({ order: 'schedule', job: job(number) });
const cancelled = (number: number): JobOrder => ({ order: 'cancel', name: 'callback-ring', id: `id-${number}` });

/** A queue that notes what it is asked, in order; it can be told to fail or to hang. */
class NotingJobs extends Jobs {
  readonly asked: string[] = [];
  failing = false;
  letGo: (() => void) | null = null;
  private hanging: Promise<void> | null = null;

  hang(): void {
    this.hanging = new Promise((resolve) => (this.letGo = resolve));
  }

  override async schedule(jobs: readonly PlannedJob[]): Promise<void> {
    await this.hanging;
    if (this.failing) throw new Error('the queue cannot be reached');
    for (const each of jobs) this.asked.push(`set ${jobId(each.name, each.payload as never)}`);
  }

  override async cancel(_name: JobName, id: string): Promise<void> {
    await this.hanging;
    this.asked.push(`take away ${id}`);
  }

  override clear(): Promise<void> {
    return Promise.resolve();
  }

  override depth(): Promise<QueueDepth> {
    return Promise.resolve({ waiting: 0, delayed: 0, active: 0 });
  }

  override reach(): Promise<void> {
    return Promise.resolve();
  }
}

const generations = {
  of: (id: CallbackId) => Promise.resolve(id === 'known' ? { complaintId, generation: 3 } : null),
} as unknown as CallbackGenerationQuery;

describe('bells', () => {
  it('are set and taken away in the order asked for', async () => {
    const jobs = new NotingJobs();
    const bells = new Bells(jobs, generations);
    bells.send([scheduled(1), cancelled(1), scheduled(2)]);
    bells.send([cancelled(2)]);
    await bells.settled();
    expect(jobs.asked).toEqual([
      'set callback-callback-1-g1-ring',
      'take away id-1',
      'set callback-callback-2-g1-ring',
      'take away id-2',
    ]);
  });

  it('find the bell of a callback that ended by its row', async () => {
    const jobs = new NotingJobs();
    const bells = new Bells(jobs, generations);
    bells.send([
      { order: 'silence', callbackId: 'known' as CallbackId },
      { order: 'silence', callbackId: 'unknown' as CallbackId },
    ]);
    await bells.settled();
    expect(jobs.asked).toEqual(['take away callback-known-g3-ring', 'take away callback-known-g3-miss']);
  });

  it('go on after the queue failed: what it missed is left to the sweep', async () => {
    const jobs = new NotingJobs();
    const bells = new Bells(jobs, generations);
    jobs.failing = true;
    bells.send([scheduled(1)]);
    await bells.settled();
    jobs.failing = false;
    bells.send([scheduled(2)]);
    await bells.settled();
    expect(jobs.asked).toEqual(['set callback-callback-2-g1-ring']);
  });

  it('never pile up while the queue hangs', async () => {
    const jobs = new NotingJobs();
    const bells = new Bells(jobs, generations);
    jobs.hang();
    bells.send([scheduled(0)]);
    for (let number = 1; number <= 10_001; number += 1) bells.send([scheduled(number)]);
    jobs.letGo?.();
    await bells.settled();
    expect(jobs.asked).toEqual(['set callback-callback-0-g1-ring', 'set callback-callback-10001-g1-ring']);
  });
});
