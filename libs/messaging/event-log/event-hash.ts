import { createHash } from 'node:crypto';
import type { Place } from './envelope';

/** What stands before the first event of a stream. */
export const FIRST_PREVIOUS_HASH: Buffer = Buffer.alloc(32);

/**
 * The hash of an event: SHA-256 over the hash before it in its stream, its place as
 * `stream/streamId/sequence/streamVersion/lane/position`, a line feed, and the envelope as stored. `append_events` in the
 * database computes the very same; this copy exists to check it.
 */
export const eventHash = (previous: Buffer, place: Place, envelope: string): Buffer =>
  createHash('sha256')
    .update(previous)
    .update([place.stream, place.streamId, place.sequence, place.streamVersion, place.lane, place.position].join('/'))
    .update('\n')
    .update(envelope, 'utf8')
    .digest();
