import type { Instant } from '@redress/contracts';
import { canonicalJson } from '../event-log/canonical-json';
import type { Envelope, EventRow } from '../event-log/envelope';
import { eventHash, FIRST_PREVIOUS_HASH } from '../event-log/event-hash';
import { laneOf } from '../event-log/lanes';
import type { Finding, FindingKind } from './finding';

/** A row of the log with all that is there to be checked. */
export interface CheckedRow extends EventRow {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: Instant;
  readonly actorKind: string;
  readonly actorId: string;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

/** Where the checking of one stream stands. */
export interface StreamState {
  readonly stream: string;
  readonly streamId: string;
  sequence: number;
  streamVersion: number;
  hash: Buffer;
  /** Something was found: the rest of the stream proves nothing. */
  broken: boolean;
}

export const startOf = ({ stream, streamId }: Pick<CheckedRow, 'stream' | 'streamId'>): StreamState => ({
  stream,
  streamId,
  sequence: 0,
  streamVersion: 0,
  hash: FIRST_PREVIOUS_HASH,
  broken: false,
});

const columnsOf = ({ id, type, version, occurredAt, actorKind, actorId }: CheckedRow): string =>
  canonicalJson({ id, type, version, occurredAt, actor: { kind: actorKind, id: actorId } });

const sameInEnvelope = ({ id, type, version, occurredAt, actor }: Envelope): string =>
  canonicalJson({ id, type, version, occurredAt, actor: { kind: actor.kind, id: actor.id } });

/** The envelope of a row, or null where its text is none any more. */
export const envelopeOf = (row: Pick<EventRow, 'envelope'>): Envelope | null => {
  try {
    return JSON.parse(row.envelope) as Envelope;
  } catch {
    // Told as a finding by whoever looks at the envelope.
    return null;
  }
};

const problemWith = (state: StreamState, row: CheckedRow): readonly [FindingKind, string] | null => {
  if (row.sequence !== state.sequence + 1)
    return ['sequence-hole', `event ${state.sequence} is followed by ${row.sequence}`];
  const step = row.streamVersion - state.streamVersion;
  if (step !== 1 && (step !== 0 || state.sequence === 0)) {
    return ['version-jump', `commit ${state.streamVersion} is followed by ${row.streamVersion}`];
  }
  if (row.lane !== laneOf(row.streamId)) return ['wrong-lane', `it lies in lane ${row.lane}`];
  if (!row.prevHash.equals(state.hash)) return ['chain-broken', 'it does not follow the event before it'];
  if (!row.hash.equals(eventHash(row.prevHash, row, row.envelope))) {
    return ['hash-wrong', 'its content is not what was written'];
  }
  const envelope = envelopeOf(row);
  if (envelope === null || columnsOf(row) !== sameInEnvelope(envelope)) {
    return ['columns-differ', 'its columns do not say what its envelope says'];
  }
  return null;
};

/** Checks the next event of a stream and moves on; null when all is well. */
export const checkNext = (state: StreamState, row: CheckedRow): Finding | null => {
  const problem = problemWith(state, row);
  state.sequence = row.sequence;
  state.streamVersion = row.streamVersion;
  state.hash = row.hash;
  if (problem === null) return null;
  state.broken = true;
  const [kind, detail] = problem;
  return { kind, where: `${row.stream} ${row.streamId}, event ${row.sequence}`, detail };
};
