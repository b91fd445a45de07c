import {
  type ClosureWay,
  type ComplainantId,
  DECIDED_OUTCOMES,
  type Instant,
  type NewComplaintEvent,
  type Outcome,
  type RequirementCode,
  type TextId,
} from '@redress/contracts';
import type { ChosenClosureWay } from '../commands';
import { isOpen } from '../callbacks/open-callbacks';
import type { Callback, Complaint, Remedy } from '../complaint';
import { type DecisionContext, event, refuse } from '../decision';
import { contactable, missingAt, owedCallbacks, remaining, verificationExhausted } from '../gates';
import { forbids } from '../standing';
import { remedyWithdrawn } from './granting';
import { successorOf, withdrawnHandover } from './ownership';
import { suitable } from '../staff-facts';
import { isComplainant, remainingComplainant, type Rules } from './rule';

interface ClosureRule {
  readonly outcomes: readonly Outcome[];
  /** Requirements of the last gate that this way stands in place of; null: the gate does not apply at all. */
  readonly waives: readonly RequirementCode[] | null;
  readonly reasonNeeded: boolean;
  readonly supervisorNeeded: boolean;
}

/** The ways of closing that people choose, as a table (playbook §1): which outcomes fit, what each must show. */
export const CLOSURE_RULES: Readonly<Record<ChosenClosureWay, ClosureRule>> = {
  'verified-callback': { outcomes: DECIDED_OUTCOMES, waives: [], reasonNeeded: false, supervisorNeeded: false },
  'contact-plan-exhausted': {
    outcomes: DECIDED_OUTCOMES,
    waives: ['verified-callback'],
    reasonNeeded: false,
    supervisorNeeded: false,
  },
  'out-of-scope': { outcomes: ['out-of-scope'], waives: null, reasonNeeded: true, supervisorNeeded: false },
  supervisor: { outcomes: DECIDED_OUTCOMES, waives: null, reasonNeeded: true, supervisorNeeded: true },
};

/** Remedies on their way: nobody has delivered, declined or withdrawn them. */
const openRemedies = (complaint: Complaint): readonly Remedy[] =>
  complaint.remedies.filter(({ state }) => state === 'proposed' || state === 'granted' || state === 'accepted');

const callbackCancelled = ({ id }: Callback, reasonTextId: TextId) =>
  event('complaint.callback-cancelled', { callbackId: id, reasonTextId });

/** Ends what is still running, so that a closed complaint owes nothing but its care callbacks. */
export const wrappedUp = (complaint: Complaint, reasonTextId: TextId): readonly NewComplaintEvent[] => [
  ...withdrawnHandover(complaint),
  ...openRemedies(complaint).flatMap(({ id }) => remedyWithdrawn(complaint, id, reasonTextId)),
  ...owedCallbacks(complaint).map((callback) => callbackCancelled(callback, reasonTextId)),
  ...complaint.tasks
    .filter((task) => task.state === 'open')
    .map(({ id }) => event('complaint.task-cancelled', { taskId: id, reasonTextId })),
  ...complaint.promises
    .filter((promise) => promise.state === 'open' && promise.subjectId === null)
    .map(({ id }) => event('complaint.promise-released', { promiseId: id, reasonTextId })),
];

const ended = (
  complaint: Complaint,
  outcome: Outcome,
  way: ClosureWay,
  reasonTextId: TextId,
  closedAt: Instant,
): readonly NewComplaintEvent[] => [
  ...wrappedUp(complaint, reasonTextId),
  event('complaint.closed', { outcome, way, reasonTextId, closedAt }),
];

/** One of several leaves: what was under way for them ends, and no gate waits for them. */
const oneWithdrawn = (
  complaint: Complaint,
  complainantId: ComplainantId,
  reasonTextId: TextId,
): readonly NewComplaintEvent[] => [
  ...openRemedies(complaint)
    .filter((remedy) => remedy.complainantId === complainantId)
    .flatMap(({ id }) => remedyWithdrawn(complaint, id, reasonTextId)),
  ...complaint.callbacks
    .filter((callback) => callback.complainantId === complainantId)
    .filter(({ state }) => state === 'scheduled' || state === 'ringing')
    .map((callback) => callbackCancelled(callback, reasonTextId)),
  event('complaint.complainant-withdrew', { complainantId, reasonTextId }),
];

/** Whether somebody is unverified, and everybody who is was tried to the end of a plan; nobody to try counts too. */
const triedToTheEnd = (complaint: Complaint): boolean => {
  const unverified = contactable(complaint).filter((complainant) => complainant.verifiedAt === null);
  return unverified.length === 0
    ? contactable(complaint).length === 0
    : unverified.every((complainant) => verificationExhausted(complaint, complainant));
};

const closureRefusal = (complaint: Complaint, way: ChosenClosureWay, { actor }: Pick<DecisionContext, 'actor'>) => {
  const { waives, supervisorNeeded } = CLOSURE_RULES[way];
  if (supervisorNeeded) {
    const forbidden = forbids(complaint, actor, 'complaint.supervise');
    if (forbidden !== null) return refuse(forbidden);
  }
  if (waives === null) return null;
  if (complaint.step !== 'follow-through')
    return refuse('complaint.wrong-step', { step: complaint.step, needed: 'follow-through' });
  const missing = missingAt(complaint, 'follow-through').filter((code) => !waives.includes(code));
  if (missing.length > 0) return refuse('complaint.gate-not-met', { missing });
  if (way === 'verified-callback' && contactable(complaint).length === 0) return refuse('complaint.anonymous-contact');
  if (way === 'contact-plan-exhausted') {
    if (!triedToTheEnd(complaint)) return refuse('complaint.contact-plan-not-exhausted');
    if (complaint.vulnerability.length > 0 && forbids(complaint, actor, 'complaint.supervise') !== null)
      return refuse('complaint.vulnerable-no-automatic-close');
  }
  return null;
};

/** Ends and beginnings: no quiet closing, and a reopened complaint returns to its owner a level higher (playbook §1). */
export const CLOSING_RULES: Rules<'link' | 'withdraw' | 'close' | 'reopen' | 'erase-personal-data'> = {
  link: {
    permission: 'complaint.help',
    during: 'any',
    topics: [],
    decide: (complaint, { otherId, kind }, { other }) => {
      if (otherId === complaint.id) return refuse('complaint.link-to-itself');
      return other?.id === otherId
        ? [event('complaint.linked', { otherId, kind })]
        : refuse('complaint.other-not-found');
    },
  },
  withdraw: {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['conversation', 'parties', 'end'],
    decide: (complaint, { complainantId, reason }, { now }, draft) => {
      const complainant = remainingComplainant(complaint, complainantId);
      if (!isComplainant(complainant)) return complainant;
      const reasonTextId = draft.text('reason', reason);
      return remaining(complaint).length > 1
        ? oneWithdrawn(complaint, complainantId, reasonTextId)
        : ended(complaint, 'withdrawn', 'withdrawn', reasonTextId, now);
    },
  },
  close: {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['progress', 'evidence', 'remedy', 'callback', 'conversation', 'parties', 'end'],
    decide: (complaint, { way, outcome, reason }, context, draft) => {
      const rule = CLOSURE_RULES[way];
      if (!rule.outcomes.includes(outcome)) return refuse('complaint.outcome-mismatch', { outcomes: rule.outcomes });
      const refusal = closureRefusal(complaint, way, context);
      if (refusal !== null) return refusal;
      if (reason === undefined) {
        if (rule.reasonNeeded) return refuse('complaint.closing-reason-missing');
        // The last gate was met, so nothing is owed; only a handover can still be on offer.
        return [
          ...withdrawnHandover(complaint),
          event('complaint.closed', { outcome, way, reasonTextId: null, closedAt: context.now }),
        ];
      }
      return ended(complaint, outcome, way, draft.text('reason', reason), context.now);
    },
  },
  reopen: {
    permission: 'complaint.reopen',
    during: 'closed',
    topics: ['end'],
    impossible: (complaint) => (complaint.mergedIntoId === null ? null : refuse('complaint.merged-away')),
    staff: (complaint) => [complaint.owner.staffId],
    decide: (complaint, { reason }, context, draft) => {
      const owner = context.staff.get(complaint.owner.staffId);
      const ownerId = suitable(complaint, owner) ? owner.id : successorOf(complaint, complaint.owner.staffId, context);
      if (ownerId === null) return refuse('complaint.no-successor');
      return [
        event('complaint.reopened', {
          reasonTextId: draft.text('reason', reason),
          ownerId,
          cycle: complaint.cycle + 1,
        }),
      ];
    },
  },
  'erase-personal-data': {
    permission: 'system',
    during: 'any',
    topics: [],
    // Whoever has no name and no number any more is not called again; a care callback would outlive everything else.
    decide: (complaint, { customerId }) => {
      const erased = complaint.complainants.filter((item) => item.customerId === customerId).map(({ id }) => id);
      return [
        ...complaint.callbacks
          .filter((callback) => isOpen(callback) && erased.includes(callback.complainantId))
          .map(({ id: callbackId }) => event('complaint.callback-declined', { callbackId })),
        event('complaint.personal-data-erased', { customerId }),
      ];
    },
  },
};
