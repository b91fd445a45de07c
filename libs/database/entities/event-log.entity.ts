import type { EventId, Instant, Stream } from '@redress/contracts';
import { Column, Entity, Unique } from 'typeorm';
import { DomainColumn, InstantColumn, Key, TextColumn } from '../columns';

/**
 * Everything that ever happened, in order, for good: audit, timeline and outbox at once (architecture §3). Rows come in
 * through the SQL function `append_events` alone, and a trigger refuses every change.
 */
@Entity('event_log')
@Unique(['streamId', 'sequence'])
@Unique(['lane', 'position'])
export class EventLogEntity {
  @Key()
  id!: EventId;

  @DomainColumn('stream')
  stream!: Stream;

  @Column('uuid')
  streamId!: string;

  /** 1, 2, 3 … within the stream. */
  @DomainColumn('counting_number')
  sequence!: number;

  /** Commits of the stream so far; equal for the events of one commit. */
  @DomainColumn('counting_number')
  streamVersion!: number;

  @DomainColumn('lane')
  lane!: number;

  /** 1, 2, 3 … within the lane, in commit order. */
  @DomainColumn('lane_position')
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
  @DomainColumn('digest')
  prevHash!: Buffer;

  /** SHA-256 of `prevHash`, the place and the envelope. */
  @DomainColumn('digest')
  hash!: Buffer;
}
