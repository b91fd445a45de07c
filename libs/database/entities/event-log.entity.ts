import { type EventId, type Instant, type Stream, STREAMS } from '@redress/contracts';
import { Check, Column, Entity, Unique } from 'typeorm';
import { BigNumberColumn, InstantColumn, Key, OneOfColumn, TextColumn } from '../columns';

/**
 * Everything that ever happened, in order, for good: audit, timeline and outbox at once (architecture §3). Rows come in
 * through the SQL function `append_events` alone, and a trigger refuses every change.
 */
@Entity('event_log')
@Unique(['streamId', 'sequence'])
@Unique(['lane', 'position'])
@Check(
  'event_log_place_positive',
  `"sequence" > 0 AND "stream_version" > 0 AND "position" > 0 AND "lane" BETWEEN 0 AND 7`,
)
@Check('event_log_hash_length', `octet_length("hash") = 32 AND octet_length("prev_hash") = 32`)
export class EventLogEntity {
  @Key()
  id!: EventId;

  @OneOfColumn(STREAMS)
  stream!: Stream;

  @Column('uuid')
  streamId!: string;

  /** 1, 2, 3 … within the stream. */
  @Column('integer')
  sequence!: number;

  /** Commits of the stream so far; equal for the events of one commit. */
  @Column('integer')
  streamVersion!: number;

  @Column('smallint')
  lane!: number;

  /** 1, 2, 3 … within the lane, in commit order. */
  @BigNumberColumn()
  position!: number;

  @TextColumn(100)
  type!: string;

  /** Version of the payload's shape. */
  @Column('smallint')
  version!: number;

  @InstantColumn()
  occurredAt!: Instant;

  @TextColumn(20)
  actorKind!: string;

  @TextColumn(100)
  actorId!: string;

  /** Canonical JSON text of the event without its place; see libs/messaging/event-log/envelope.ts. */
  @TextColumn(200_000)
  envelope!: string;

  /** Hash of the event before it in the stream; zeros for the first. */
  @Column('bytea')
  prevHash!: Buffer;

  /** SHA-256 of `prevHash`, the place and the envelope. */
  @Column('bytea')
  hash!: Buffer;
}
