import { describe, expect, it } from '@jest/globals';
import type { Instant } from '@redress/contracts';
import { canonicalJson } from '../event-log/canonical-json';
import { eventHash, FIRST_PREVIOUS_HASH } from '../event-log/event-hash';
import { type CheckedRow, checkNext, startOf } from './check-stream';

const STREAM = '01900000-0000-7000-8000-000000000005';

/** A sound stream of so many events, one a commit. */
const soundStream = (count: number): CheckedRow[] => {
  let prevHash = FIRST_PREVIOUS_HASH;
  return Array.from({ length: count }, (_, index) => {
    const own = {
      id: `event-${index}`,
      type: 'staff.amended',
      version: 1,
      occurredAt: '2026-03-02T09:30:00.000Z' as Instant,
    };
    const place = {
      stream: 'staff',
      streamId: STREAM,
      sequence: index + 1,
      streamVersion: index + 1,
      lane: 5,
      position: index + 7,
    } as const;
    const envelope = canonicalJson({ ...own, actor: { kind: 'system', id: 'seed' }, payload: {}, textDigests: {} });
    const hash = eventHash(prevHash, place, envelope);
    const row = { ...own, ...place, actorKind: 'system', actorId: 'seed', envelope, prevHash, hash };
    prevHash = hash;
    return row;
  });
};

const check = (rows: readonly CheckedRow[]): readonly (string | undefined)[] => {
  const state = startOf({ stream: 'staff', streamId: STREAM });
  return rows.map((row) => checkNext(state, row)?.kind);
};

const NONE = undefined;

describe('checking a stream', () => {
  it('finds nothing in a sound one', () => {
    expect(check(soundStream(3))).toEqual([NONE, NONE, NONE]);
  });

  it.each<readonly [string, (row: CheckedRow) => CheckedRow]>([
    ['hash-wrong', (row) => ({ ...row, envelope: `${row.envelope} ` })],
    ['hash-wrong', (row) => ({ ...row, position: row.position + 1 })],
    ['chain-broken', (row) => ({ ...row, prevHash: Buffer.alloc(32, 1) })],
    ['columns-differ', (row) => ({ ...row, actorId: 'import' })],
    ['wrong-lane', (row) => ({ ...row, lane: 4 })],
    ['version-jump', (row) => ({ ...row, streamVersion: row.streamVersion + 1 })],
    ['sequence-hole', (row) => ({ ...row, sequence: row.sequence + 1 })],
  ])('finds %s', (kind, change) => {
    const [first, second] = soundStream(2);
    if (first === undefined || second === undefined) throw new Error('no rows');
    expect(check([first, change(second)])).toEqual([NONE, kind]);
  });

  it('lets the first event be of no commit but the first', () => {
    const [first] = soundStream(1);
    if (first === undefined) throw new Error('no rows');
    expect(check([{ ...first, streamVersion: 0 }])).toEqual(['version-jump']);
  });
});
