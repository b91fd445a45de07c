import type { EventActor, NewComplaintEvent } from '@redress/contracts';
import type { Actor } from './actor';
import { followClocks } from './clocks/follow-clocks';
import { followWaiting } from './clocks/follow-waiting';
import type { Complaint } from './complaint';
import { followEscalation } from './escalation/follow-escalation';
import type { Accepted, DecisionContext, Draft } from './decision';
import { evolve } from './evolve';
import { followPromises } from './promises/follow-promises';
import type { FollowUp } from './follow-up';

/** Who an event is put down to. */
export const eventActorOf = (actor: Actor): EventActor => {
  if (actor.kind !== 'system') return { kind: actor.kind, id: actor.staffId };
  return actor.id === 'customer-link' ? { kind: 'customer', id: actor.customerId } : { kind: 'system', id: actor.id };
};

/**
 * The complaint after a commit of these events: sequence rises with each, version by one for all together. Throws
 * without events: a rule that accepts decides on something, or it is broken.
 */
export const afterEvents = (
  before: Complaint | null,
  streamId: string,
  events: readonly NewComplaintEvent[],
  by: Pick<DecisionContext, 'actor' | 'now'>,
): Complaint => {
  const after = folded(before, before, streamId, events, by);
  if (after === null || events.length === 0) throw new Error('a commit without events changes nothing');
  return after;
};

/** Folds further events of the commit that began with `before`. */
const folded = (
  before: Complaint | null,
  sofar: Complaint | null,
  streamId: string,
  events: readonly NewComplaintEvent[],
  { actor, now }: Pick<DecisionContext, 'actor' | 'now'>,
): Complaint | null =>
  events.reduce<Complaint | null>(
    (complaint, happened, index) =>
      evolve(complaint, happened, {
        streamId,
        occurredAt: now,
        sequence: (sofar?.sequence ?? 0) + index + 1,
        streamVersion: (before?.version ?? 0) + 1,
        actor: eventActorOf(actor),
      }),
    sofar,
  );

/**
 * What follows from every commit, in this order: each sees what those before it brought. Clocks come last, as they are
 * about what all the others leave.
 */
export const FOLLOW_UPS: readonly FollowUp[] = [followWaiting, followPromises, followEscalation, followClocks];

/** A commit with all that follows from it. */
export const committed = (
  before: Complaint | null,
  streamId: string,
  decided: readonly NewComplaintEvent[],
  context: DecisionContext,
  draft: Draft,
): Accepted => {
  const events = [...decided];
  let complaint = afterEvents(before, streamId, events, context);
  for (const follow of FOLLOW_UPS) {
    const following = follow({ before, after: complaint, events }, context, draft);
    events.push(...following);
    complaint = folded(before, complaint, streamId, following, context) ?? complaint;
  }
  return { accepted: true, events, texts: draft.texts, complaint };
};
