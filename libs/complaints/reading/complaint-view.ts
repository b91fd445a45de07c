import type { AuthorityMeter, AvailableCommand, Complaint } from '@redress/complaint-domain';
import type {
  ClockId,
  CustomerId,
  EventActor,
  Instant,
  MessageDirection,
  MessageId,
  RequirementCode,
  StaffId,
  TextId,
  Tier,
} from '@redress/contracts';

/** One thing that happened, with the texts it brought. */
export interface TimelineEntry {
  readonly sequence: number;
  readonly type: string;
  readonly occurredAt: Instant;
  readonly actor: EventActor;
  /** The event told in a sentence, in the reader's language. */
  readonly sentence: string;
  readonly payload: object;
  /** Bodies of the texts, by id; null once erased. */
  readonly texts: Readonly<Record<TextId, string | null>>;
}

export interface Timeline {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[];
  /** Ask for entries before this sequence to see older ones; null at the beginning. */
  readonly before: number | null;
}

/** A complainant as the desk shows them. */
export interface ComplainantCard {
  readonly customerId: CustomerId;
  /** Null once erased. */
  readonly name: string | null;
  readonly tier: Tier;
}

/** A complaint opened: its state, the words behind its text ids, what can be done now and what a gate still misses. */
export interface ComplaintView {
  readonly complaint: Complaint;
  readonly nextDueAt: Instant | null;
  /** What the reader may grant at once; null once it is closed. */
  readonly authority: AuthorityMeter | null;
  readonly texts: Readonly<Record<TextId, string | null>>;
  readonly customers: readonly ComplainantCard[];
  /** Milliseconds until each running clock is due; below zero: since. */
  readonly timeLeft: Readonly<Record<ClockId, number>>;
  /** Names of the staff that state and timeline mention. */
  readonly people: Readonly<Record<StaffId, string>>;
  readonly missing: readonly RequirementCode[];
  readonly commands: readonly AvailableCommand[];
  readonly timeline: Timeline;
}

export interface MessageView {
  readonly id: MessageId;
  readonly direction: MessageDirection;
  readonly channel: string | null;
  readonly purpose: string | null;
  readonly state: string;
  readonly complainantId: string | null;
  readonly authorId: StaffId | null;
  readonly heldUntil: Instant | null;
  readonly createdAt: Instant;
  readonly body: string | null;
}
