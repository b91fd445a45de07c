import type { NewComplaintEvent, ReassignmentCause, StaffId } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type DecisionContext, type Draft, event } from '../decision';
import { firstAnswered } from './climb';
import type { Escalation } from './escalation';
import { alertedIfDue, cameToSomebody, contactSet, fired, timesOf } from './fire';
import { rungNamed, upwardsFrom } from './ladder';
import { keptLadder } from './ladder-settings';
import { whoActs } from './who-acts';

const ladderOf = ({ ladderId, ladderVersion }: Escalation, { inForce }: DecisionContext) => {
  const kept = { id: ladderId, version: ladderVersion };
  return { ...kept, body: keptLadder(inForce, kept) };
};

/**
 * The next rung of the same ladder that finds somebody else. Where none does it stays with who has it, or ends with them
 * where they are `lost`; either way that is reported.
 */
export const passedOn = (
  complaint: Complaint,
  open: Escalation,
  context: DecisionContext,
  draft: Draft,
  lost = false,
): readonly NewComplaintEvent[] => {
  const ladder = ladderOf(open, context);
  const rung = rungNamed(ladder.body, open.rung);
  const way = rung === null ? [] : upwardsFrom(ladder.body, rung).slice(1);
  const climb = firstAnswered(
    { complaint, ladder: ladder.body, organisation: context.organisation },
    way,
    'frontline',
    new Set([open.responsibleId]),
  );
  if (!cameToSomebody(climb)) {
    return [
      event('complaint.escalation-unanswered', {
        escalationId: open.id,
        rung: open.rung,
        trigger: 'not-acknowledged',
        reason: climb.skipped.length > 0 ? 'nobody-there' : 'top-of-ladder',
        ends: lost,
      }),
    ];
  }
  return [
    event('complaint.escalation-passed-on', {
      escalationId: open.id,
      fromId: open.responsibleId,
      toId: climb.acting.staffId,
    }),
    ...fired(complaint, ladder, climb, { trigger: 'not-acknowledged', clock: 'escalation' }, context, draft),
  ];
};

/** Why who was called cannot act any more, or null. An absence alone is no cause: their deputy acts in their name. */
export const whyLost = (
  { conflicts }: Complaint,
  staffId: StaffId,
  { organisation }: DecisionContext,
): ReassignmentCause | null => {
  if (conflicts.includes(staffId)) return 'conflict-of-interest';
  return organisation.member(staffId)?.active === true ? null : 'left';
};

/** Somebody else on the same rung in place of one who cannot act any more; where there is nobody, the way up. */
export const reassigned = (
  complaint: Complaint,
  open: Escalation,
  cause: ReassignmentCause,
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] => {
  const { body } = ladderOf(open, context);
  const rung = rungNamed(body, open.rung);
  const acting =
    rung === null ? null : whoActs(rung.act, complaint, context.organisation, new Set([open.responsibleId]));
  if (rung === null || acting === null) return passedOn(complaint, open, context, draft, true);
  const times = timesOf(rung, acting, open.trigger === 'safety' || complaint.safety, context);
  return [
    event('complaint.escalation-reassigned', {
      escalationId: open.id,
      fromId: open.responsibleId,
      toId: acting.staffId,
      standsInForId: acting.standsInForId,
      cause,
      ...times,
    }),
    ...contactSet(complaint, rung.change, acting.staffId),
    ...alertedIfDue({ id: open.id, rung: rung.name, responsibleId: acting.staffId, ...times }, context.now, draft),
  ];
};
