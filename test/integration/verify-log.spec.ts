import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Complaint } from '@redress/complaint-domain';
import { Replay } from '@redress/complaints';
import type { Instant } from '@redress/contracts';
import { ChainAnchors, type Finding, laneOf, verifyLog } from '@redress/messaging';
import { ManualClock } from '@redress/platform';
import { ComplaintWriter } from '../support/complaint-writer';
import { append, streamInLane } from '../support/logged-streams';
import { type OpenDatabase, openDatabase } from '../support/open-database';

const kindsOf = (findings: readonly Finding[]): readonly string[] => findings.map(({ kind }) => kind);

describe('verifying the log', () => {
  let database: OpenDatabase;
  let writer: ComplaintWriter;
  let anchors: ChainAnchors;
  let complaint: Complaint;

  /** What the owner of the server can do and nobody else. */
  const tamper = async (statement: string, values: readonly unknown[] = []): Promise<void> => {
    await database.owner.query('ALTER TABLE event_log DISABLE TRIGGER ALL');
    await database.owner.query('ALTER TABLE chain_anchor DISABLE TRIGGER ALL');
    await database.owner.query(statement, [...values]);
    await database.owner.query('ALTER TABLE event_log ENABLE ALWAYS TRIGGER event_log_append_only');
    await database.owner.query('ALTER TABLE chain_anchor ENABLE ALWAYS TRIGGER chain_anchor_append_only');
  };
  const findings = async (): Promise<readonly Finding[]> =>
    (await verifyLog(database.address, { observer: new Replay(writer.complaints) })).findings;

  beforeEach(async () => {
    database = await openDatabase();
    writer = new ComplaintWriter(database);
    anchors = new ChainAnchors(database.unitOfWork, new ManualClock('2026-03-03T00:10:00.000Z' as Instant));
    const registered = await writer.register();
    const noted = await writer.command(registered, 'add-note', { note: 'Asked the workshop.' });
    complaint = await writer.command(noted, 'record-fact', {
      fact: 'It rattles when cold.',
      source: 'customer',
      confirmed: true,
    });
    await writer.register('Another one.');
    await append(database, streamInLane(0), 3);
  });
  afterEach(() => database.close());

  it('finds nothing wrong in a log nobody touched, and says what it looked at', async () => {
    await anchors.anchorDay('2026-03-02');
    const progress: number[] = [];
    const report = await verifyLog(database.address, {
      observer: new Replay(writer.complaints),
      onProgress: (checked) => progress.push(checked),
    });
    expect(report.findings).toEqual([]);
    expect(report.streams).toBe(3);
    expect(report.texts).toBe(6);
    expect(report.anchors).toBe(8);
    expect(progress.at(-1)).toBe(report.events);
  });

  it('is content with an erased text, whose digest stays', async () => {
    await database.unitOfWork.run((tx) =>
      tx.execute('UPDATE complaint_text SET body = NULL, salt = NULL, erased_at = now() WHERE complaint_id = $1', [
        complaint.id,
      ]),
    );
    expect(await findings()).toEqual([]);
  });

  it('finds a changed payload, once in its stream', async () => {
    await tamper(`UPDATE event_log SET envelope = replace(envelope, 'customer', 'staff') WHERE stream_id = $1`, [
      complaint.id,
    ]);
    expect(kindsOf(await findings())).toEqual(['hash-wrong']);
  });

  it('finds a changed payload whose own hash was made to fit', async () => {
    await tamper(
      `UPDATE event_log SET envelope = changed.envelope, hash = sha256(prev_hash || convert_to(
         concat_ws('/', stream, stream_id, sequence, stream_version, lane, position) || E'\\n' || changed.envelope, 'UTF8'))
       FROM (SELECT id, replace(envelope, '"actor"', '"actor" ') AS envelope FROM event_log) AS changed
       WHERE changed.id = event_log.id AND stream_id = $1 AND sequence = 1`,
      [complaint.id],
    );
    const found = await findings();
    expect(kindsOf(found)).toEqual(['chain-broken']);
    expect(found[0]?.where).toBe(`complaint ${complaint.id}, event 2`);
  });

  it('finds columns that say otherwise than the envelope', async () => {
    await tamper(
      `UPDATE event_log SET occurred_at = occurred_at + interval '1 hour' WHERE stream_id = $1 AND sequence = 2`,
      [complaint.id],
    );
    expect(kindsOf(await findings())).toEqual(['columns-differ']);
  });

  it('finds an event taken out of the middle, and the hole in its lane', async () => {
    await tamper('DELETE FROM event_log WHERE stream_id = $1 AND sequence = 2', [complaint.id]);
    expect(kindsOf(await findings())).toEqual(['sequence-hole', 'position-hole']);
  });

  it('finds a stream that was cut at its end, with the newest event of the lane', async () => {
    await tamper('DELETE FROM event_log WHERE stream_id = $1 AND sequence = $2', [complaint.id, complaint.sequence]);
    expect(kindsOf(await findings())).toContain('state-ahead-of-events');
  });

  it('finds a stream that is gone whole', async () => {
    await tamper('DELETE FROM event_log WHERE stream_id = $1', [complaint.id]);
    expect(kindsOf(await findings())).toContain('state-without-events');
  });

  it('finds a directory stream cut at its end, because the day was anchored', async () => {
    const streamId = streamInLane(7);
    await append(database, streamId, 2);
    await anchors.anchorDay('2026-03-02');
    await tamper('DELETE FROM event_log WHERE stream_id = $1 AND sequence = 2', [streamId]);
    const found = await findings();
    expect(kindsOf(found)).toEqual(['anchor-beyond-log']);
    expect(found[0]?.where).toBe('lane 7, anchor of 2026-03-02');
  });

  it('finds an end of a stream rewritten with a hash that fits, because the day was anchored', async () => {
    await anchors.anchorDay('2026-03-02');
    await tamper(
      `UPDATE event_log SET envelope = changed.envelope, hash = sha256(prev_hash || convert_to(
         concat_ws('/', stream, stream_id, sequence, stream_version, lane, position) || E'\\n' || changed.envelope, 'UTF8'))
       FROM (SELECT id, replace(envelope, '"source":"customer"', '"source":"records"') AS envelope FROM event_log) AS changed
       WHERE changed.id = event_log.id AND stream_id = $1 AND sequence = $2`,
      [complaint.id, complaint.sequence],
    );
    // The rewritten event also tells another state than the one stored.
    expect(kindsOf(await findings())).toEqual(['state-differs', 'anchor-wrong']);
  });

  it('finds a changed anchor', async () => {
    await anchors.anchorDay('2026-03-02');
    await tamper(`UPDATE chain_anchor SET digest = sha256('x') WHERE lane = $1`, [laneOf(complaint.id)]);
    expect(kindsOf(await findings())).toEqual(['anchor-wrong']);
  });

  it('finds words that were changed, and words that are gone', async () => {
    await tamper(`UPDATE complaint_text SET body = body || '!' WHERE complaint_id = $1 AND kind = 'fact'`, [
      complaint.id,
    ]);
    expect(kindsOf(await findings())).toEqual(['text-changed']);
    await tamper(`DELETE FROM fact WHERE complaint_id = $1`, [complaint.id]);
    await tamper(`DELETE FROM complaint_text WHERE complaint_id = $1 AND kind = 'fact'`, [complaint.id]);
    expect(kindsOf(await findings())).toEqual(['text-missing', 'state-differs']);
  });

  it('finds a state that the events do not tell', async () => {
    await tamper(`UPDATE complaint SET severity = 4 WHERE id = $1`, [complaint.id]);
    const found = await findings();
    expect(found).toEqual([
      { kind: 'state-differs', where: `complaint ${complaint.id}`, detail: 'its events tell otherwise of severity' },
    ]);
  });

  describe('daily anchors', () => {
    it('are made once a day, each upon the one before, and never for a day that is past', async () => {
      expect(await anchors.anchorDay('2026-03-02')).toHaveLength(8);
      expect(await anchors.anchorDay('2026-03-02')).toEqual([]);
      await writer.command(complaint, 'add-note', { note: 'Later.' });
      expect(await anchors.anchorDay('2026-03-01')).toEqual([]);
      expect(await anchors.anchorDay('2026-03-03')).toHaveLength(8);
      expect(await findings()).toEqual([]);
    });
  });
});
