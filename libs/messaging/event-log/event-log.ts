import type {
  ComplaintId,
  EventActor,
  EventId,
  Instant,
  LoggedComplaintEvent,
  LoggedEvent,
  NewEvent,
  Positions,
  Stream,
} from '@redress/contracts';
import type { ClosingStatement, Statement, Transaction, UnitOfWork } from '@redress/database';
import type { Ids } from '@redress/platform';
import { envelopeText, EVENT_COLUMNS, type EventRow, loggedEvent } from './envelope';
import type { EventNudge } from './event-nudge';
import { ALL_LANES, laneOf } from './lanes';

/** What one commit adds to one stream. */
export interface StreamCommit {
  readonly stream: Stream;
  readonly streamId: string;
  readonly events: readonly NewEvent[];
  readonly occurredAt: Instant;
  readonly actor: EventActor;
  /** Equal for all that one request or job led to. */
  readonly correlationId: string;
  /** The request, job or event that led to this commit directly. */
  readonly causationId: string;
  /**
   * The aggregate's version after this commit and its last sequence before it; the log refuses to differ. Left out for
   * streams whose rows keep no such numbers (the directory): then the next ones are taken.
   */
  readonly expected?: { readonly version: number; readonly lastSequence: number };
  /** Digest of each text that the commit brings, by text id. */
  readonly textDigests?: ReadonlyMap<string, string>;
}

const NO_DIGESTS: ReadonlyMap<string, string> = new Map();

/** A complaint that has more events than this was not handled by people. */
const MOST_OF_A_STREAM = 10_000;

const STREAM_AFTER = {
  name: 'read-stream',
  text: `SELECT ${EVENT_COLUMNS} FROM event_log WHERE stream_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
};

/** One event on its way into the log. */
interface PendingEvent {
  readonly stream: Stream;
  readonly streamId: string;
  readonly sequence: number | null;
  readonly version: number | null;
  readonly envelope: string;
}

/** By lane, then by stream; events of one stream keep their order. */
const inLaneOrder = (one: PendingEvent, other: PendingEvent): number =>
  laneOf(one.streamId) - laneOf(other.streamId) ||
  (one.streamId < other.streamId ? -1 : Number(one.streamId > other.streamId));

/** Gathers the events of one transaction, so that all are appended by its one last statement, lanes in order. */
class PendingAppend implements ClosingStatement {
  private readonly pending: PendingEvent[] = [];

  constructor(private readonly onCommitted: () => void) {}

  add(commit: StreamCommit, ids: readonly EventId[]): void {
    const { stream, streamId, expected, textDigests = NO_DIGESTS } = commit;
    commit.events.forEach((event, index) => {
      const id = ids[index];
      if (id === undefined) throw new Error('an event without an id');
      this.pending.push({
        stream,
        streamId,
        sequence: expected === undefined ? null : expected.lastSequence + 1 + index,
        version: expected?.version ?? null,
        envelope: envelopeText(id, event, commit.occurredAt, commit, textDigests),
      });
    });
  }

  statement(): Statement {
    const events = this.pending.toSorted(inLaneOrder);
    return {
      name: 'append-events',
      text: 'SELECT append_events($1::text[], $2::uuid[], $3::integer[], $4::integer[], $5::text[])',
      values: [
        events.map(({ stream }) => stream),
        events.map(({ streamId }) => streamId),
        events.map(({ sequence }) => sequence),
        events.map(({ version }) => version),
        events.map(({ envelope }) => envelope),
      ],
    };
  }

  committed(): void {
    this.onCommitted();
  }
}

/** The append-only log of everything that happened (architecture §3). */
export class EventLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly nudge: EventNudge,
  ) {}

  /**
   * Adds events to the transaction. They are written by its last statement, together with COMMIT, because the lanes
   * they go to stay locked from then on.
   * @returns the ids of the events, in order
   */
  append(tx: Transaction, commit: StreamCommit): readonly EventId[] {
    const ids = commit.events.map(() => this.ids.next<EventId>());
    if (ids.length === 0) return ids;
    const { closing } = tx;
    const pending = closing instanceof PendingAppend ? closing : new PendingAppend(() => this.nudge.poke());
    if (pending !== closing) tx.closeWith(pending);
    pending.add(commit, ids);
    return ids;
  }

  /** Events of a complaint after a sequence, as this transaction sees them. */
  async complaintEventsAfter(tx: Transaction, id: ComplaintId, afterSequence: number): Promise<LoggedComplaintEvent[]> {
    const rows = await tx.query<EventRow>({ ...STREAM_AFTER, values: [id, afterSequence, MOST_OF_A_STREAM] });
    return rows.map(loggedEvent).filter((event) => event.stream === 'complaint') as LoggedComplaintEvent[];
  }

  /** Events of one stream in order, after a sequence. */
  async readStream(streamId: string, afterSequence = 0, limit = MOST_OF_A_STREAM): Promise<LoggedEvent[]> {
    const rows = await this.unitOfWork.read<EventRow>({ ...STREAM_AFTER, values: [streamId, afterSequence, limit] });
    return rows.map(loggedEvent);
  }

  /** Events of one stream, newest first, before a sequence (null: from the newest). */
  async readStreamBackwards(streamId: string, beforeSequence: number | null, limit: number): Promise<LoggedEvent[]> {
    const rows = await this.unitOfWork.read<EventRow>({
      name: 'read-stream-backwards',
      text: `SELECT ${EVENT_COLUMNS} FROM event_log WHERE stream_id = $1 AND ($2::integer IS NULL OR sequence < $2)
        ORDER BY sequence DESC LIMIT $3`,
      values: [streamId, beforeSequence, limit],
    });
    return rows.map(loggedEvent);
  }

  /** Events of one stream in order, after a sequence, as a transaction that holds the stream's row sees them. */
  async readStreamWithin(tx: Transaction, streamId: string, afterSequence: number): Promise<LoggedEvent[]> {
    const rows = await tx.query<EventRow>({
      name: 'read-stream-within',
      text: `SELECT ${EVENT_COLUMNS} FROM event_log WHERE stream_id = $1 AND sequence > $2 ORDER BY sequence`,
      values: [streamId, afterSequence],
    });
    return rows.map(loggedEvent);
  }

  /** Events of one lane in commit order, after a position. */
  async readLane(lane: number, afterPosition: number, limit: number): Promise<LoggedEvent[]> {
    return this.readAfter({ [lane]: afterPosition }, limit, [lane]);
  }

  /** Events after the given positions (0 where a lane is not named): up to `limit` of each lane, lane by lane, in order. */
  async readAfter(positions: Positions, limit: number, lanes: readonly number[] = ALL_LANES): Promise<LoggedEvent[]> {
    const rows = await this.unitOfWork.read<EventRow>({
      name: 'read-lanes',
      text: `SELECT events.* FROM unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS wanted (lane, after, place)
        CROSS JOIN LATERAL (
          SELECT ${EVENT_COLUMNS} FROM event_log
          WHERE event_log.lane = wanted.lane AND event_log.position > wanted.after
          ORDER BY event_log.position LIMIT $3
        ) AS events
        ORDER BY wanted.place, events.position`,
      values: [lanes, lanes.map((lane) => positions[lane] ?? 0), limit],
    });
    return rows.map(loggedEvent);
  }

  /** The newest committed position of each lane. */
  async heads(): Promise<Positions> {
    const rows = await this.unitOfWork.read<{ lane: number; position: number }>({
      name: 'lane-heads',
      text: `SELECT lane, coalesce((SELECT max(position) FROM event_log WHERE event_log.lane = lanes.lane), 0) AS position
        FROM unnest($1::smallint[]) AS lanes (lane)`,
      values: [ALL_LANES],
    });
    return Object.fromEntries(rows.map(({ lane, position }) => [lane, position]));
  }
}
