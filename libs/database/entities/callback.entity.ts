import type {
  CallbackId,
  CallbackKind,
  CallbackState,
  ComplainantId,
  ComplaintId,
  Instant,
  StaffId,
  TextId,
  UnitId,
} from '@redress/contracts';
import { Check, Column, Entity, Index } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key } from '../columns';

/** A call or message we owe a complainant. This row holds the due time; a queue only rings the bell (architecture §4). */
@Entity('callback')
@Check('callback_ringing_has_rung', `"state" <> 'ringing' OR "rang_at" IS NOT NULL`)
@Check('callback_window_in_order', `"until" > "due_at"`)
@Check('callback_spaced', `cardinality("spacings") > 0 AND 0 < ALL ("spacings")`)
@Check('callback_claim_has_end', `("claimed_by_id" IS NULL) = ("claimed_until" IS NULL)`)
@Check('callback_place_is_whole', `("place_unit_id" IS NULL) = ("place_starts_at" IS NULL)`)
@Check('callback_only_care_returns', `"every_months" IS NULL OR "kind" = 'care'`)
@Index('callback_one_open_of_a_kind', ['complaintId', 'complainantId', 'kind'], {
  unique: true,
  where: `"state" IN ('scheduled', 'ringing', 'number-wanted')`,
})
@Index(['complaintId'])
@Index('callback_due_idx', ['dueAt', 'id'])
@Index('callback_scheduled_due_idx', ['dueAt', 'id'], { where: `"state" = 'scheduled'` })
@Index('callback_promised_until_idx', ['until', 'id'], {
  where: `"promised" AND "missed_at" IS NULL AND "state" IN ('scheduled', 'ringing')`,
})
@Index('callback_open_expiry_idx', ['expiresAt', 'id'], {
  where: `"state" IN ('scheduled', 'ringing', 'number-wanted')`,
})
export class CallbackEntity {
  @Key()
  id!: CallbackId;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @Column('smallint')
  ordinal!: number;

  @DomainColumn('callback_kind')
  kind!: CallbackKind;

  @IdColumn({ references: 'complainant' })
  complainantId!: ComplainantId;

  /** The window is [due_at, until). */
  @InstantColumn()
  dueAt!: Instant;

  @InstantColumn()
  until!: Instant;

  /** Whether the customer was told this window. */
  @Column('boolean')
  promised!: boolean;

  /** When it was noted that the promised window passed without an attempt. */
  @InstantColumn({ nullable: true })
  missedAt!: Instant | null;

  @InstantColumn({ nullable: true })
  expiresAt!: Instant | null;

  @DomainColumn('counting_number')
  maxAttempts!: number;

  /** Minutes from the first attempt to the second, and so on; the last one repeats. */
  @Column('integer', { array: true })
  spacings!: number[];

  /** Of a care callback that comes again so many months after it ends. */
  @DomainColumn('counting_number', { nullable: true })
  everyMonths!: number | null;

  /** Rises whenever the due time moves; a bell of an older generation does nothing. */
  @DomainColumn('counting_number')
  generation!: number;

  @DomainColumn('callback_state')
  state!: CallbackState;

  @InstantColumn({ nullable: true })
  rangAt!: Instant | null;

  /** Who took the call, and until when nobody else makes it. */
  @IdColumn({ references: 'staff', nullable: true })
  claimedById!: StaffId | null;

  @InstantColumn({ nullable: true })
  claimedUntil!: Instant | null;

  /** The unit's slot in which a place is taken. */
  @IdColumn({ references: 'unit', nullable: true })
  placeUnitId!: UnitId | null;

  @InstantColumn({ nullable: true })
  placeStartsAt!: Instant | null;

  @IdColumn({ references: 'complaint_text', nullable: true })
  topicTextId!: TextId | null;

  @DomainColumn('counting_number')
  cycle!: number;
}
