import type { NewComplaintEvent } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type DecisionContext, type Draft, event } from '../decision';
import type { FollowUp, Happened } from '../follow-up';
import { climbFor } from './climb';
import { currentEscalation, openEscalation } from './escalation';
import { cameToSomebody, fired } from './fire';
import { isAbove, type Raised } from './ladder';
import { ladderInForce } from './ladder-settings';
import { passedOn, reassigned, whyLost } from './pass-on';
import { raisedBy, TRIGGER_RULES } from './triggers';

/** The one raise of level that the triggers of a commit bring by themselves: the highest, under its own cause. */
const raisedLevel = (complaint: Complaint, triggers: readonly Raised[]): readonly NewComplaintEvent[] => {
  let to = complaint.level;
  let cause: (typeof TRIGGER_RULES)[Raised['kind']]['cause'] = 'escalated';
  for (const { kind } of triggers) {
    const rules = TRIGGER_RULES[kind];
    const wanted = rules.raisesTo?.(complaint.level) ?? complaint.level;
    if (!isAbove(wanted, to)) continue;
    to = wanted;
    cause = rules.cause;
  }
  return to === complaint.level ? [] : [event('complaint.level-changed', { from: complaint.level, to, cause })];
};

/** The rung that a commit fires: of all that its triggers lead to the highest, of these the first. */
const escalated = (
  complaint: Complaint,
  triggers: readonly Raised[],
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] => {
  const { inForce, organisation } = context;
  const ladder = ladderInForce(inForce);
  const climbs = triggers.flatMap((trigger) => {
    const climb = climbFor({ complaint, ladder: ladder.body, organisation }, trigger);
    return climb === null ? [] : [{ trigger, climb }];
  });
  const answered = climbs.flatMap(({ trigger, climb }) => (cameToSomebody(climb) ? [{ trigger, climb }] : []));
  const [first] = answered;
  if (first !== undefined) {
    const { trigger, climb } = answered.reduce(
      (best, each) => (isAbove(each.climb.rung.level, best.climb.rung.level) ? each : best),
      first,
    );
    return fired(complaint, ladder, climb, { trigger: trigger.kind, clock: trigger.clock }, context, draft);
  }
  return climbs.slice(0, 1).map(({ trigger, climb }) =>
    event('complaint.escalation-unanswered', {
      escalationId: null,
      rung: climb.skipped[0] ?? null,
      trigger: trigger.kind,
      reason: 'nobody-there',
      ends: false,
    }),
  );
};

/** What becomes of an escalation whose time is up, or whose person cannot act any more. */
const goneOn = (
  { events }: Happened,
  complaint: Complaint,
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] => {
  const open = openEscalation(complaint);
  const timeIsUp = events.some(
    ({ type, payload }) => type === 'complaint.clock-breached' && payload.subjectId === open?.id,
  );
  if (open !== null && timeIsUp) return passedOn(complaint, open, context, draft);
  const current = currentEscalation(complaint);
  if (current === null || events.every(({ type }) => type !== 'complaint.conflict-declared')) return [];
  const cause = whyLost(complaint, current.responsibleId, context);
  return cause === null ? [] : reassigned(complaint, current, cause, context, draft);
};

/**
 * Escalation (playbook §6), the one door for every trigger: what a commit raised lifts the level where the trigger does so by
 * itself, and fires at most one rung. A rung never fires twice in one cycle; while one waits to be acknowledged only a
 * higher one is added. The owner stays the owner. History that is brought in escalates nothing.
 */
export const followEscalation: FollowUp = (happened, context, draft) => {
  const { before, after } = happened;
  if (before === null && after.imported) return [];
  const triggers = raisedBy(happened);
  const lifted = raisedLevel(after, triggers);
  // An end that came in the same commit leaves nobody anything to act on.
  if (after.status === 'closed') return lifted;
  const level = lifted.reduce(
    (reached, { type, payload }) => (type === 'complaint.level-changed' ? payload.to : reached),
    after.level,
  );
  const up = escalated({ ...after, level }, triggers, context, draft);
  // A higher rung takes the place of the one that waits, so nothing is left to pass on.
  const fires = up.some(({ type }) => type === 'complaint.escalated');
  return [...lifted, ...(fires ? [] : goneOn(happened, after, context, draft)), ...up];
};
