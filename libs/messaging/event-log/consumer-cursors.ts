import type { Instant, LoggedEvent } from '@redress/contracts';
import type { Transaction, UnitOfWork } from '@redress/database';
import { EVENT_COLUMNS, type EventRow, loggedEvent } from './envelope';
import { ALL_LANES } from './lanes';

/** A consumer's place in one lane, held by the transaction that claimed it. */
export interface LaneCursor {
  readonly lane: number;
  /** The last position dealt with. */
  readonly position: number;
  /** How often the next event has failed. */
  readonly attempts: number;
}

/** How far behind a consumer is. */
export interface ConsumerLag {
  readonly events: number;
  /** Lanes whose next event has failed and is waited for. */
  readonly blockedLanes: number;
}

const LONGEST_ERROR = 2_000;

/** Places of consumers in the log. Events are never marked; a place moves in the transaction that did the work. */
export class ConsumerCursors {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Makes the places of a consumer that has none yet: at the beginning of the log, or behind all that is in it. */
  async ensure(consumer: string, startsAt: 'beginning' | 'newest'): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO consumer_cursor (consumer, lane, position)
         SELECT $1, lane, CASE WHEN $3 THEN 0 ELSE coalesce((SELECT max(position) FROM event_log WHERE event_log.lane = lanes.lane), 0) END
         FROM unnest($2::smallint[]) AS lanes (lane) ON CONFLICT DO NOTHING`,
        [consumer, ALL_LANES, startsAt === 'beginning'],
      ),
    );
  }

  /**
   * Claims one lane that has work and that nobody else works on, the one longest unattended first; null when there is
   * none. The claim ends with the transaction.
   */
  async claim(tx: Transaction, consumer: string, now: Instant): Promise<LaneCursor | null> {
    const [cursor] = await tx.query<LaneCursor>({
      name: 'cursor-claim',
      text: `SELECT lane, position, attempts FROM consumer_cursor
        WHERE consumer = $1 AND (retry_at IS NULL OR retry_at <= $2)
          AND EXISTS (SELECT 1 FROM event_log WHERE event_log.lane = consumer_cursor.lane AND event_log.position > consumer_cursor.position)
        ORDER BY updated_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
      values: [consumer, now],
    });
    return cursor ?? null;
  }

  /** The next events behind a claimed place, in order. */
  async next(tx: Transaction, { lane, position }: LaneCursor, limit: number): Promise<LoggedEvent[]> {
    const rows = await tx.query<EventRow>({
      name: 'cursor-next',
      text: `SELECT ${EVENT_COLUMNS} FROM event_log WHERE lane = $1 AND position > $2 ORDER BY position LIMIT $3`,
      values: [lane, position, limit],
    });
    return rows.map(loggedEvent);
  }

  /** Moves a claimed place forward. */
  async advance(tx: Transaction, consumer: string, lane: number, position: number, now: Instant): Promise<void> {
    await tx.execute({
      name: 'cursor-advance',
      text: `UPDATE consumer_cursor SET position = $3, attempts = 0, retry_at = NULL, last_error = NULL, updated_at = $4
        WHERE consumer = $1 AND lane = $2`,
      values: [consumer, lane, position, now],
    });
  }

  /** Notes that the next event of a lane failed and when it may be tried again; void when somebody got past it. */
  async postpone(consumer: string, cursor: LaneCursor, retryAt: Instant, reason: string): Promise<void> {
    await this.unitOfWork.run((tx) =>
      tx.execute({
        name: 'cursor-postpone',
        text: `UPDATE consumer_cursor SET attempts = $4, retry_at = $5, last_error = $6
          WHERE consumer = $1 AND lane = $2 AND position = $3`,
        values: [consumer, cursor.lane, cursor.position, cursor.attempts + 1, retryAt, reason.slice(0, LONGEST_ERROR)],
      }),
    );
  }

  /** How many events a consumer has not dealt with yet. */
  async lag(consumer: string): Promise<ConsumerLag> {
    const [lag] = await this.unitOfWork.read<ConsumerLag>({
      name: 'cursor-lag',
      text: `SELECT coalesce(sum(
            coalesce((SELECT max(position) FROM event_log WHERE event_log.lane = consumer_cursor.lane), 0) - position
          ), 0)::bigint AS events,
          count(*) FILTER (WHERE attempts > 0) AS "blockedLanes"
        FROM consumer_cursor WHERE consumer = $1`,
      values: [consumer],
    });
    return lag ?? { events: 0, blockedLanes: 0 };
  }
}
