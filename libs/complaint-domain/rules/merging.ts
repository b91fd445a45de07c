import { LEVELS, type NewComplaintEvent, type Refusal } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type DecisionContext, type Draft, event, isRefusal, refuse } from '../decision';
import { contactable, remaining } from '../gates';
import { wrappedUp } from './closing';
import { conflictEvents, successorOf } from './ownership';

/** Conflicts of interest that the duplicate brings, with the survivor's owner replaced where it concerns them. */
const conflictsBrought = (
  duplicate: Complaint,
  survivor: Complaint,
  reason: string,
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] | Refusal => {
  const brought = duplicate.conflicts.filter((staffId) => !survivor.conflicts.includes(staffId));
  const accused: Complaint = { ...survivor, conflicts: [...survivor.conflicts, ...brought] };
  const events: NewComplaintEvent[] = [];
  for (const staffId of brought) {
    const owns = survivor.owner.staffId === staffId;
    const successorId = owns ? successorOf(accused, staffId, context) : null;
    if (owns && successorId === null) return refuse('complaint.no-successor');
    events.push(...conflictEvents(survivor, staffId, successorId, draft.text('reason', reason)));
  }
  return events;
};

const raisedByMerging = (duplicate: Complaint, survivor: Complaint): readonly NewComplaintEvent[] =>
  LEVELS.indexOf(duplicate.level) > LEVELS.indexOf(survivor.level)
    ? [event('complaint.level-changed', { from: survivor.level, to: duplicate.level, cause: 'merged' })]
    : [];

const joining = (duplicate: Complaint, survivor: Complaint, draft: Draft): readonly NewComplaintEvent[] =>
  contactable(duplicate)
    .filter((joiner) => !remaining(survivor).some((known) => known.customerId === joiner.customerId))
    .flatMap(({ customerId, role, authorised }) =>
      customerId === null
        ? []
        : [event('complaint.complainant-added', { complainantId: draft.id(), customerId, role, authorised })],
    );

/**
 * A duplicate found: it closes pointing at the complaint it lives on in. Its complainants join that one with
 * confirmations and callbacks of their own, and what made it special (threat, safety, vulnerability, level, conflicts
 * of interest) comes along. Both complaints change, so both decisions come out of one function; a remedy that the
 * customer accepted is a promise, and no merge may lose it.
 */
export const decideMerge = (
  duplicate: Complaint,
  survivor: Complaint,
  reason: string,
  context: DecisionContext,
  drafts: { readonly ofDuplicate: Draft; readonly ofSurvivor: Draft },
):
  | { readonly ofDuplicate: readonly NewComplaintEvent[]; readonly ofSurvivor: readonly NewComplaintEvent[] }
  | Refusal => {
  if (duplicate.remedies.some(({ state }) => state === 'accepted'))
    return refuse('complaint.remedy-state', { state: 'accepted' });
  const conflicts = conflictsBrought(duplicate, survivor, reason, context, drafts.ofSurvivor);
  if (isRefusal(conflicts)) return conflicts;
  const reasonTextId = drafts.ofDuplicate.text('reason', reason);
  return {
    ofDuplicate: [
      ...wrappedUp(duplicate, reasonTextId),
      event('complaint.merged', { intoId: survivor.id }),
      event('complaint.closed', { outcome: 'duplicate', way: 'duplicate', reasonTextId, closedAt: context.now }),
    ],
    ofSurvivor: [
      event('complaint.absorbed', {
        fromId: duplicate.id,
        threat: duplicate.threat,
        safety: duplicate.safety,
        vulnerability: duplicate.vulnerability,
      }),
      ...raisedByMerging(duplicate, survivor),
      ...conflicts,
      ...joining(duplicate, survivor, drafts.ofSurvivor),
    ],
  };
};
