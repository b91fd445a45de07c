import { type Instant, plusMinutes, type StaffId } from '@redress/contracts';
import type { StaffActor } from '../actor';
import type { Callback, Complaint } from '../complaint';
import type { DecisionContext } from '../decision';
import { suitable } from '../staff-facts';
import { forbids } from '../standing';

/** Whose call it is: the owner's (or the contact person's), then the deputy's, then anybody's of the unit. */
export const TURNS = ['owner', 'deputy', 'queue'] as const;
export type Turn = (typeof TURNS)[number];

/** What telling whose call it is needs. */
export type CallerFacts = Pick<DecisionContext, 'now' | 'staff' | 'callbacks'>;

/** Who is to make the calls of a complaint: the customer's contact person, or the owner. */
export const responsibleFor = (complaint: Pick<Complaint, 'contactPersonId' | 'owner'>): StaffId =>
  complaint.contactPersonId ?? complaint.owner.staffId;

const isThere = (complaint: Complaint, id: StaffId | null, { staff }: Pick<CallerFacts, 'staff'>): boolean => {
  const facts = id === null ? undefined : staff.get(id);
  return suitable(complaint, facts) && !facts.absent;
};

/** The deputy who is there, down the chain; null where nobody is. */
export const deputyOf = (complaint: Complaint, facts: Pick<CallerFacts, 'staff'>): StaffId | null => {
  const asked = new Set<StaffId>([responsibleFor(complaint)]);
  let candidate = facts.staff.get(responsibleFor(complaint))?.deputyId ?? null;
  while (candidate !== null && !asked.has(candidate)) {
    if (isThere(complaint, candidate, facts)) return candidate;
    asked.add(candidate);
    candidate = facts.staff.get(candidate)?.deputyId ?? null;
  }
  return null;
};

/**
 * From when on the deputy and the unit's queue may take a call (field notes: owned callbacks with an ownership window).
 * Who is away keeps nobody waiting: then the call is the deputy's, and without one the queue's, from the start. What the
 * duty officer owns is the queue's at once, for whoever answers first takes over.
 */
export const turnsOf = (
  complaint: Complaint,
  callback: Pick<Callback, 'dueAt'>,
  facts: Pick<CallerFacts, 'staff' | 'callbacks'>,
): { readonly deputyFrom: Instant; readonly queueFrom: Instant } => {
  const { ownershipMinutes, deputyMinutes } = facts.callbacks.policy;
  const { dueAt } = callback;
  if (complaint.owner.kind === 'duty-officer' && complaint.contactPersonId === null)
    return { deputyFrom: complaint.owner.since, queueFrom: complaint.owner.since };
  const deputyFrom = isThere(complaint, responsibleFor(complaint), facts)
    ? plusMinutes(dueAt, ownershipMinutes)
    : dueAt;
  const hasDeputy = deputyOf(complaint, facts) !== null;
  return { deputyFrom, queueFrom: hasDeputy ? plusMinutes(deputyFrom, deputyMinutes) : deputyFrom };
};

/** Whose turn it is now. */
export const turnOf = (complaint: Complaint, callback: Pick<Callback, 'dueAt'>, facts: CallerFacts): Turn => {
  const { deputyFrom, queueFrom } = turnsOf(complaint, callback, facts);
  if (facts.now >= queueFrom) return 'queue';
  return facts.now >= deputyFrom ? 'deputy' : 'owner';
};

/** Whether this person may make the call now. Whoever may handle the complaint always may. */
export const mayCall = (
  complaint: Complaint,
  callback: Pick<Callback, 'dueAt'>,
  actor: StaffActor,
  facts: CallerFacts,
): boolean => {
  if (forbids(complaint, actor, 'complaint.handle') === null) return true;
  const turn = turnOf(complaint, callback, facts);
  if (turn === 'owner') return false;
  return turn === 'queue' || deputyOf(complaint, facts) === actor.staffId;
};

/** Who holds the call at this moment; null where nobody does, or the time to make it ran out. */
export const claimOf = (
  { claimedById, claimedUntil }: Pick<Callback, 'claimedById' | 'claimedUntil'>,
  now: Instant,
): { readonly byId: StaffId; readonly until: Instant } | null =>
  claimedById !== null && claimedUntil !== null && now < claimedUntil
    ? { byId: claimedById, until: claimedUntil }
    : null;
