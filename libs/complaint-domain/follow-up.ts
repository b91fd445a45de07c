import type { NewComplaintEvent } from '@redress/contracts';
import type { Complaint } from './complaint';
import type { DecisionContext, Draft } from './decision';

/** A commit as a follow-up sees it. */
export interface Happened {
  /** Null for a registration. */
  readonly before: Complaint | null;
  /** After all events so far, those of earlier follow-ups among them. */
  readonly after: Complaint;
  readonly events: readonly NewComplaintEvent[];
}

/**
 * What a commit brings with it whatever command it came from: derived from what happened, at the end of every commit.
 * A follow-up refuses nothing; it answers the events that belong in the same commit.
 */
export type FollowUp = (happened: Happened, context: DecisionContext, draft: Draft) => readonly NewComplaintEvent[];
