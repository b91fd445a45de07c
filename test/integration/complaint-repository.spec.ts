import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Complaint } from '@redress/complaint-domain';
import { ComplaintRepository } from '@redress/complaints';
import { ConcurrentWrite } from '@redress/database';
import * as fc from 'fast-check';
import { anyComplaint, type AnyComplaint, laterStateOf } from '../support/any-complaint';
import { type OpenDatabase, openDatabase } from '../support/open-database';

const BY_NOBODY = { byId: null, events: [] };

describe('the complaint repository', () => {
  let database: OpenDatabase;
  let complaints: ComplaintRepository;

  beforeAll(async () => {
    database = await openDatabase();
    complaints = new ComplaintRepository(database.unitOfWork);
  });
  afterAll(() => database.close());

  const insert = ({ complaint, texts }: AnyComplaint) =>
    database.unitOfWork.run((tx) => complaints.insert(tx, complaint, texts));
  const update = (before: Complaint, { complaint, texts }: AnyComplaint) =>
    database.unitOfWork.run((tx) => complaints.update(tx, before, complaint, texts, BY_NOBODY));

  it('gives back any complaint as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyComplaint, async (any) => {
        await insert(any);
        expect(await complaints.read(any.complaint.id)).toEqual(any.complaint);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('gives back any later state as it was written, and a chain of tenures without gap or overlap', async () => {
    const earlierAndLater = anyComplaint.chain((any) => laterStateOf(any).map((later) => ({ any, later })));
    await fc.assert(
      fc.asyncProperty(earlierAndLater, async ({ any, later }) => {
        await insert(any);
        await update(any.complaint, later);
        expect(await complaints.read(any.complaint.id)).toEqual(later.complaint);

        const { rows } = await database.owner.query<{ started_at: Date; ended_at: Date | null; staff_id: string }>(
          'SELECT * FROM ownership WHERE complaint_id = $1 ORDER BY tenure',
          [any.complaint.id],
        );
        expect(rows.at(-1)).toMatchObject({ ended_at: null, staff_id: later.complaint.owner.staffId });
        for (const [index, row] of rows.entries()) {
          if (index > 0) expect(row.started_at).toEqual(rows[index - 1]?.ended_at);
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('refuses a write against a version that is no more', async () => {
    const [any] = fc.sample(anyComplaint, 1);
    if (any === undefined) throw new Error('no sample');
    await insert(any);
    const [first, second] = fc.sample(laterStateOf(any), 2);
    if (first === undefined || second === undefined) throw new Error('no sample');
    await update(any.complaint, first);
    await expect(update(any.complaint, second)).rejects.toBeInstanceOf(ConcurrentWrite);
    expect(await complaints.read(any.complaint.id)).toEqual(first.complaint);
  });

  it('sees children as new as the complaint after waiting for its lock', async () => {
    const [any] = fc.sample(
      anyComplaint.filter(({ complaint }) => complaint.facts.length === 0),
      1,
    );
    if (any === undefined) throw new Error('no sample');
    await insert(any);
    const [later] = fc.sample(
      laterStateOf(any).filter(({ complaint }) => complaint.facts.length > 0),
      1,
    );
    if (later === undefined) throw new Error('no sample');

    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let locked = (): void => undefined;
    const hasLock = new Promise<void>((resolve) => (locked = resolve));
    const writer = database.unitOfWork.run(async (tx) => {
      const before = await complaints.load(tx, any.complaint.id, { lock: true });
      if (before === null) throw new Error('not found');
      locked();
      await complaints.update(tx, before, later.complaint, later.texts, BY_NOBODY);
      await held;
    });
    await hasLock;
    const waiter = database.unitOfWork.run((tx) => complaints.load(tx, any.complaint.id, { lock: true }));
    letGo();
    await writer;
    expect(await waiter).toEqual(later.complaint);
  });

  it('tells the digest of each text, under which its body and salt are kept', async () => {
    const [any] = fc.sample(anyComplaint, 1);
    if (any === undefined) throw new Error('no sample');
    const digests = await insert(any);
    const { rows } = await database.owner.query<{ id: string; body: string; computed: string }>(
      `SELECT id, body, encode(sha256(salt || convert_to(body, 'UTF8')), 'hex') AS computed
       FROM complaint_text WHERE complaint_id = $1`,
      [any.complaint.id],
    );
    expect(new Map(rows.map(({ id, computed }) => [id, computed]))).toEqual(new Map(digests));
    expect(new Map(rows.map(({ id, body }) => [id, body]))).toEqual(
      new Map(any.texts.map(({ id, body }) => [id, body])),
    );
  });
});
