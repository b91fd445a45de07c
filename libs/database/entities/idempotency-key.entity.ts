import type { Instant } from '@redress/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from '../columns';

/** An answered command, kept in the transaction that carried it out, so that sending it again answers the same. */
@Entity('idempotency_key')
@Check('idempotency_key_key_size', `char_length("key") BETWEEN 8 AND 200 AND char_length("route") <= 200`)
@Index(['createdAt'])
export class IdempotencyKeyEntity {
  /** Who sent it: the id of the member of staff, or the name of the part of the house. */
  @PrimaryColumn('text')
  actor!: string;

  /** Method and path pattern of the route. */
  @PrimaryColumn('text')
  route!: string;

  @PrimaryColumn('text')
  key!: string;

  /** SHA-256 of the request, in hexadecimal: the same key with another request is refused. */
  @TextColumn(64)
  requestHash!: string;

  /** HTTP status of the answer. */
  @Column('smallint')
  status!: number;

  @Column('jsonb', { nullable: true })
  response!: unknown;

  @InstantColumn()
  createdAt!: Instant;
}
