import type { ClockId, ClockKind, Instant, Span, TextId, WaitId } from '@redress/contracts';

/** A time during which a clock stood still. */
export interface ClockPause {
  readonly from: Instant;
  readonly to: Instant;
}

/** A clock that has not ended: one duty, when it began, and when it must be done (architecture §4). */
export interface Clock {
  readonly id: ClockId;
  readonly kind: ClockKind;
  /** What the duty is about, such as a handover, a task, a step or a level; null where the complaint itself is. */
  readonly subjectId: string | null;
  readonly startedAt: Instant;
  /** The length that the policy gives; null where the due time came with the duty. */
  readonly span: Span | null;
  /** While it is paused: when it would have been due. */
  readonly dueAt: Instant;
  readonly warnAt: Instant | null;
  readonly pausedAt: Instant | null;
  /** Rises whenever the due time moves; a bell of an older generation is a no-op. */
  readonly generation: number;
  readonly warnedAt: Instant | null;
  readonly breachedAt: Instant | null;
  /** Pauses that are over. */
  readonly pauses: readonly ClockPause[];
}

/** We wait for the customer, and until when at most. */
export interface Waiting {
  readonly id: WaitId;
  readonly reasonTextId: TextId;
  readonly since: Instant;
  readonly until: Instant;
}
