import type {
  ComplainantId,
  ComplaintId,
  CustomerId,
  EventId,
  Instant,
  Locale,
  MessageId,
  NotificationId,
  NotificationState,
  NotificationTemplate,
} from '@redress/contracts';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { DomainColumn, IdColumn, InstantColumn, Key, TextColumn } from '../columns';

/** One mail the house owes a complainant because of one event: once each, however often the event is delivered. */
@Entity('notification')
@Unique('notification_once', ['eventId', 'template', 'complainantId'])
@Check('notification_attempts_not_negative', `"attempts" >= 0`)
@Check('notification_sent_has_date', `("state" = 'sent') = ("sent_at" IS NOT NULL)`)
@Index(['complaintId'])
@Index(['customerId'])
@Index('notification_pending_idx', ['nextAttemptAt', 'id'], { where: `"state" = 'pending'` })
@Index('notification_state_idx', ['state', 'createdAt', 'id'])
export class NotificationEntity {
  @Key()
  id!: NotificationId;

  @IdColumn({ references: 'event_log' })
  eventId!: EventId;

  @DomainColumn('notification_template')
  template!: NotificationTemplate;

  @IdColumn({ references: 'complaint' })
  complaintId!: ComplaintId;

  @IdColumn({ references: 'complainant' })
  complainantId!: ComplainantId;

  @IdColumn({ references: 'customer', nullable: true })
  customerId!: CustomerId | null;

  /** Set where it carries what a person wrote. */
  @IdColumn({ references: 'message', nullable: true })
  messageId!: MessageId | null;

  /** Mail address; null until it is known and once erased. */
  @TextColumn(320, { nullable: true })
  recipient!: string | null;

  @DomainColumn('locale')
  locale!: Locale;

  /** As rendered; null before that and once erased. */
  @TextColumn(1_000, { nullable: true })
  subject!: string | null;

  @TextColumn(400_000, { nullable: true })
  body!: string | null;

  @DomainColumn('notification_state')
  state!: NotificationState;

  @Column('integer', { default: 0 })
  attempts!: number;

  @InstantColumn({ otherwise: 'now()' })
  nextAttemptAt!: Instant;

  @TextColumn(2_000, { nullable: true })
  lastError!: string | null;

  @InstantColumn({ nullable: true })
  sentAt!: Instant | null;

  @InstantColumn({ otherwise: 'now()' })
  createdAt!: Instant;
}
