import type { EventActor, EventId, EventName, Instant, LoggedEvent, NewEvent, Stream } from '@redress/contracts';
import { canonicalJson } from './canonical-json';

/** Version of every payload's shape so far. */
const PAYLOAD_VERSION = 1;

/**
 * What is stored as an event's text, and hashed. It holds all of a {@link LoggedEvent} but its place (stream, sequence,
 * stream version, lane, position): the place is given by `append_events` when the lane is locked, stands in columns,
 * and goes into the hash in front of this text.
 */
export interface Envelope {
  readonly id: EventId;
  readonly type: EventName;
  readonly version: number;
  readonly occurredAt: Instant;
  readonly actor: EventActor;
  readonly correlationId: string;
  readonly causationId: string;
  readonly payload: object;
  readonly textDigests: Readonly<Record<string, string>>;
}

/** Where an event stands. */
export interface Place {
  readonly stream: Stream;
  readonly streamId: string;
  readonly sequence: number;
  readonly streamVersion: number;
  readonly lane: number;
  readonly position: number;
}

/** Who caused an event, and what for. */
export interface Cause {
  readonly actor: EventActor;
  /** Equal for all that one request or job led to. */
  readonly correlationId: string;
  /** The request, job or event that led to this one directly. */
  readonly causationId: string;
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const member of Object.values(value)) yield* stringsIn(member);
}

/**
 * The stored text of a new event.
 * @param digests digest of every text that the commit brings, by text id; those the payload names go into the envelope
 */
export const envelopeText = (
  id: EventId,
  event: NewEvent,
  occurredAt: Instant,
  cause: Cause,
  digests: ReadonlyMap<string, string>,
): string => {
  const textDigests: Record<string, string> = {};
  if (digests.size > 0) {
    for (const text of stringsIn(event.payload)) {
      const digest = digests.get(text);
      if (digest !== undefined) textDigests[text] = digest;
    }
  }
  const envelope: Envelope = {
    id,
    type: event.type,
    version: PAYLOAD_VERSION,
    occurredAt,
    actor: cause.actor,
    correlationId: cause.correlationId,
    causationId: cause.causationId,
    payload: event.payload,
    textDigests,
  };
  return canonicalJson(envelope);
};

/** A row of the log as it is read. */
export interface EventRow extends Place {
  readonly envelope: string;
}

/** Columns of `event_log`, under the names of {@link EventRow}. */
export const EVENT_COLUMNS =
  'stream, stream_id AS "streamId", sequence, stream_version AS "streamVersion", lane, position, envelope';

/** The event of a row. Its type is trusted: only this program's catalogue is ever appended. */
export const loggedEvent = (row: EventRow): LoggedEvent => {
  const { envelope, ...place } = row;
  return { ...(JSON.parse(envelope) as Envelope), ...place } as LoggedEvent;
};
