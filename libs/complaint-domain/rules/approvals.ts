import {
  type ApprovalState,
  type Level,
  LEVELS,
  type Money,
  type NewComplaintEvent,
  PERMISSIONS,
  type Refusal,
} from '@redress/contracts';
import type { Actor, StaffActor } from '../actor';
import { SENIOR } from '../authority/authority-body';
import { type Asked, nextLevelFor, type Shortfall, shortfallOf } from '../authority/coverage';
import type { Commands } from '../commands';
import type { Approval, Complaint, Remedy } from '../complaint';
import { type DecisionContext, type Draft, event, refuse } from '../decision';
import type { StaffFacts } from '../staff-facts';
import { forbids } from '../standing';
import { askedBy, granted, isOpenApproval, remedyWithdrawn } from './granting';
import { actingMember, type Rules, unsuitability } from './rule';

/** An approval in one of some states with the remedy it is about, or why there is none such. */
const expecting = (
  complaint: Complaint,
  approvalId: Approval['id'],
  states: readonly ApprovalState[],
): { readonly approval: Approval; readonly remedy: Remedy } | Refusal => {
  const approval = complaint.approvals.find(({ id }) => id === approvalId);
  if (approval === undefined) return refuse('complaint.approval-unknown');
  if (!states.includes(approval.state)) return refuse('complaint.approval-state', { approvalState: approval.state });
  const remedy = complaint.remedies.find(({ id }) => id === approval.remedyId);
  if (remedy === undefined) return refuse('complaint.remedy-unknown');
  return remedy.state === 'proposed' ? { approval, remedy } : refuse('complaint.remedy-state', { state: remedy.state });
};

const askedOf = (complaint: Complaint, approvalId: Approval['id']): Asked | null => {
  const remedyId = complaint.approvals.find(({ id }) => id === approvalId)?.remedyId;
  const remedy = complaint.remedies.find(({ id }) => id === remedyId);
  return remedy === undefined ? null : askedBy(remedy);
};

const isAtLeast = (level: Level, asked: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(asked);

/** Why somebody may not decide an approval by their own level, or null. Nobody approves what they proposed themselves. */
const ownStanding = (complaint: Complaint, { level, askedById }: Approval, actor: StaffActor): Refusal | null => {
  if (askedById === actor.staffId) return refuse('complaint.approval-own');
  const forbidden = forbids(complaint, actor, 'complaint.supervise');
  if (forbidden !== null) return refuse(forbidden);
  return isAtLeast(actor.level, level) ? null : refuse('complaint.approval-above-you', { level });
};

/** The level with whose authority somebody would decide: their own, or the one lent to them; or why they may not. */
const decidingLevel = (complaint: Complaint, approval: Approval, actor: StaffActor): Level | Refusal => {
  const standing = ownStanding(complaint, approval, actor);
  const { delegateId, delegateLevel } = approval;
  const lent = delegateId === actor.staffId ? delegateLevel : null;
  if (lent === null) return standing ?? actor.level;
  return standing === null && isAtLeast(actor.level, lent) ? actor.level : lent;
};

const isRefusal = (found: object | string): found is Refusal => typeof found === 'object' && 'code' in found;

/** Why none of the open approvals is for this person, or null where one is: what a button shows. */
const noneFor =
  (refusalFor: (complaint: Complaint, approval: Approval, actor: StaffActor) => Refusal | null) =>
  (complaint: Complaint, actor: Actor): Refusal | null => {
    const waiting = complaint.approvals.filter(({ state }) => state === 'waiting');
    if (actor.kind === 'system') return refuse('auth.not-permitted');
    const refusals = waiting.map((approval) => refusalFor(complaint, approval, actor));
    if (refusals.some((refusal) => refusal === null)) return null;
    return refusals[0] ?? refuse('complaint.no-approval');
  };

const shortfallRefusal = (shortfall: Shortfall): Refusal =>
  shortfall.cause === 'amount'
    ? refuse('complaint.authority-exceeded', { left: shortfall.left })
    : refuse('complaint.authority-kind');

/** The senior level decides what has no limits in its currency; nobody stands above it. */
const isCovered = (shortfall: Shortfall | null, level: Level): boolean =>
  shortfall === null || (shortfall.cause === 'currency' && level === SENIOR);

/**
 * Grants what was approved, or passes it on where that is more than the level may grant by now; refused where nobody
 * stands above.
 */
const grantedOrPassedOn = (
  complaint: Complaint,
  approval: Approval,
  remedy: { readonly id: Remedy['id']; readonly asked: Asked },
  by: Parameters<typeof granted>[2],
  context: DecisionContext,
) => {
  const shortfall = shortfallOf(complaint, remedy.asked, by.level, context);
  if (shortfall === null || isCovered(shortfall, by.level)) return granted(remedy.id, remedy.asked, by, context);
  if (by.level === SENIOR) return shortfallRefusal(shortfall);
  return event('complaint.approval-passed-on', {
    approvalId: approval.id,
    from: approval.level,
    to: nextLevelFor(complaint, remedy.asked, by.level, context),
    cause: 'over-limit',
    formerId: approval.delegateId,
  });
};

/** What would be granted instead, or why that cannot be offered. */
const counterOffer = (
  complaint: Complaint,
  asked: Asked,
  money: Money | undefined,
  level: Level,
  context: DecisionContext,
): Money | Refusal => {
  if (money === undefined) return refuse('complaint.counter-missing');
  if (asked.worth !== null && money.currency !== asked.worth.currency)
    return refuse('complaint.currency-mixed', { currency: asked.worth.currency });
  if (asked.worth === null || money.amount >= asked.worth.amount) return refuse('complaint.counter-not-lower');
  const shortfall = shortfallOf(complaint, { ...asked, worth: money }, level, context);
  return shortfall === null || isCovered(shortfall, level) ? money : shortfallRefusal(shortfall);
};

const decideOn = (
  complaint: Complaint,
  { approvalId, decision, money, reason }: Commands['decide-approval'],
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] | Refusal => {
  const found = expecting(complaint, approvalId, ['waiting']);
  if (isRefusal(found)) return found;
  const { approval, remedy } = found;
  if (context.actor.kind === 'system') return refuse('auth.not-permitted');
  const level = decidingLevel(complaint, approval, context.actor);
  if (isRefusal(level)) return level;
  const by = { id: actingMember(context).id, level };
  const asked = askedBy(remedy);
  const decided = (offered: Money | null, reasonTextId: ReturnType<Draft['text']> | null) =>
    event('complaint.approval-decided', {
      approvalId,
      remedyId: remedy.id,
      decision,
      byId: by.id,
      level,
      money: offered,
      reasonTextId,
    });
  if (decision === 'approved') {
    const done = grantedOrPassedOn(complaint, approval, { id: remedy.id, asked }, by, context);
    if (isRefusal(done)) return done;
    if (done.type !== 'complaint.remedy-granted') return [done];
    return [decided(asked.worth, reason === undefined ? null : draft.text('reason', reason)), done];
  }
  if (reason === undefined) return refuse('complaint.approval-reason-missing');
  if (decision === 'countered') {
    const offer = counterOffer(complaint, asked, money, level, context);
    return isRefusal(offer) ? offer : [decided(offer, draft.text('reason', reason))];
  }
  const reasonTextId = draft.text('reason', reason);
  // What was rejected binds nobody any more; whoever handles the complaint proposes something else.
  return [
    decided(asked.worth, reasonTextId),
    event('complaint.remedy-withdrawn', { remedyId: remedy.id, reasonTextId }),
  ];
};

/** Whether a role decides approvals at all. */
const supervises = ({ roles }: StaffFacts): boolean =>
  roles.some((role) => PERMISSIONS['complaint.supervise'][role] !== 'none');

/**
 * Approvals (playbook §6): above the proposer's authority the lowest level that may is asked. It approves, rejects or
 * offers less; whoever decides does so within limits of their own, and never on what they proposed.
 */
export const APPROVAL_RULES: Rules<
  'decide-approval' | 'delegate-approval' | 'withdraw-approval' | 'accept-counter-offer'
> = {
  'decide-approval': {
    permission: 'complaint.read',
    during: 'open',
    topics: ['progress', 'remedy', 'end'],
    impossible: noneFor((complaint, approval, actor) => {
      const level = decidingLevel(complaint, approval, actor);
      return isRefusal(level) ? level : null;
    }),
    grants: (complaint, { approvalId }) => askedOf(complaint, approvalId),
    decide: decideOn,
  },
  'delegate-approval': {
    permission: 'complaint.supervise',
    during: 'open',
    topics: ['remedy', 'end'],
    impossible: noneFor(ownStanding),
    staff: (_, { toId }) => [toId],
    decide: (complaint, { approvalId, toId, reason }, context, draft) => {
      const found = expecting(complaint, approvalId, ['waiting']);
      if (isRefusal(found)) return found;
      const { approval } = found;
      if (context.actor.kind === 'system') return refuse('auth.not-permitted');
      const standing = ownStanding(complaint, approval, context.actor);
      if (standing !== null) return standing;
      if (toId === approval.askedById) return refuse('complaint.approval-own');
      if (toId !== null) {
        const delegate = context.staff.get(toId);
        const unsuitable = unsuitability(complaint, delegate);
        if (unsuitable !== null) return unsuitable;
        if (delegate === undefined || !supervises(delegate) || toId === context.actor.staffId)
          return refuse('complaint.staff-unsuitable');
      }
      return [
        event('complaint.approval-delegated', {
          approvalId,
          toId,
          formerId: approval.delegateId,
          level: context.actor.level,
          reasonTextId: reason === undefined ? null : draft.text('reason', reason),
        }),
      ];
    },
  },
  'withdraw-approval': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['remedy', 'end'],
    impossible: (complaint) => (complaint.approvals.some(isOpenApproval) ? null : refuse('complaint.no-approval')),
    decide: (complaint, { approvalId, reason }, _, draft) => {
      const found = expecting(complaint, approvalId, ['waiting', 'countered']);
      return isRefusal(found) ? found : remedyWithdrawn(complaint, found.remedy.id, draft.text('reason', reason));
    },
  },
  'accept-counter-offer': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['progress', 'remedy', 'conversation', 'end'],
    impossible: (complaint) =>
      complaint.approvals.some(({ state }) => state === 'countered') ? null : refuse('complaint.no-approval'),
    grants: (complaint, { approvalId }) => askedOf(complaint, approvalId),
    decide: (complaint, { approvalId }, context) => {
      const found = expecting(complaint, approvalId, ['countered']);
      if (isRefusal(found)) return found;
      const { approval, remedy } = found;
      const { counter, decidedById, decidedLevel } = approval;
      if (counter === null || decidedById === null || decidedLevel === null)
        throw new Error(`approval ${approval.id} is countered without an offer`);
      const asked = { ...askedBy(remedy), worth: counter };
      const by = { id: decidedById, level: decidedLevel };
      const done = grantedOrPassedOn(complaint, approval, { id: remedy.id, asked }, by, context);
      return isRefusal(done)
        ? done
        : [event('complaint.counter-offer-accepted', { approvalId, remedyId: remedy.id, money: counter }), done];
    },
  },
};
