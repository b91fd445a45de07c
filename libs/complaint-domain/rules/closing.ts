import {
  type ClosureWay,
  DECIDED_OUTCOMES,
  type Instant,
  type NewComplaintEvent,
  type Outcome,
  type RequirementCode,
  type TextId,
} from '@redress/contracts';
import type { ChosenClosureWay } from '../commands';
import type { Complaint } from '../complaint';
import { type DecisionContext, event, refuse } from '../decision';
import { contactable, missingAt, owedCallbacks, verificationExhausted } from '../gates';
import { forbids } from '../standing';
import { levelAbove } from './handling';
import { successorOf } from './ownership';
import type { Rules } from './rule';

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

/** Ends what is still running, so that a closed complaint owes nothing but its care callbacks. */
const wrappedUp = (complaint: Complaint, reasonTextId: TextId): readonly NewComplaintEvent[] => [
  ...(complaint.handover === null
    ? []
    : [
        event('complaint.handover-withdrawn', {
          handoverId: complaint.handover.id,
          toId: complaint.handover.toId,
        }),
      ]),
  ...owedCallbacks(complaint).map(({ id }) =>
    event('complaint.callback-cancelled', { callbackId: id, reasonTextId }),
  ),
  ...complaint.tasks
    .filter((task) => task.state === 'open')
    .map(({ id }) => event('complaint.task-cancelled', { taskId: id, reasonTextId })),
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

/** Whether every complainant who was not verified was tried to the end of a plan. */
const triedToTheEnd = (complaint: Complaint): boolean =>
  contactable(complaint).every(
    (complainant) => complainant.verifiedAt !== null || verificationExhausted(complaint, complainant),
  );

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
  if (way === 'verified-callback' && contactable(complaint).length === 0)
    return refuse('complaint.anonymous-contact');
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
    topics: ['conversation', 'end'],
    decide: (complaint, { complainantId, reason }, { now }, draft) =>
      complaint.complainants.some((item) => item.id === complainantId)
        ? ended(complaint, 'withdrawn', 'withdrawn', draft.text('reason', reason), now)
        : refuse('complaint.complainant-unknown'),
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
        return [event('complaint.closed', { outcome, way, reasonTextId: null, closedAt: context.now })];
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
      const ownerId =
        owner?.active === true ? owner.id : successorOf(complaint, complaint.owner.staffId, context);
      if (ownerId === null) return refuse('complaint.no-successor');
      return [
        event('complaint.reopened', {
          reasonTextId: draft.text('reason', reason),
          ownerId,
          cycle: complaint.cycle + 1,
        }),
        ...(complaint.level === 'senior'
          ? []
          : [
              event('complaint.level-changed', {
                from: complaint.level,
                to: levelAbove(complaint),
                cause: 'reopened',
              }),
            ]),
      ];
    },
  },
  'erase-personal-data': {
    permission: 'system',
    during: 'any',
    topics: [],
    decide: (_, { customerId }) => [event('complaint.personal-data-erased', { customerId })],
  },
};

/**
 * A duplicate found: it closes pointing at the complaint it lives on in, and its complainants join that one with
 * confirmations and callbacks of their own. Both complaints change, so both decisions come out of one function.
 */
export const decideMerge = (
  duplicate: Complaint,
  survivor: Complaint,
  reasonTextId: TextId,
  { newId, now }: Pick<DecisionContext, 'newId' | 'now'>,
): { readonly ofDuplicate: readonly NewComplaintEvent[]; readonly ofSurvivor: readonly NewComplaintEvent[] } => ({
  ofDuplicate: [
    ...wrappedUp(duplicate, reasonTextId),
    event('complaint.merged', { intoId: survivor.id }),
    event('complaint.closed', { outcome: 'duplicate', way: 'duplicate', reasonTextId, closedAt: now }),
  ],
  ofSurvivor: [
    event('complaint.absorbed', { fromId: duplicate.id }),
    ...contactable(duplicate)
      .filter((joining) => !survivor.complainants.some((known) => known.customerId === joining.customerId))
      .flatMap(({ customerId, role, authorised }) =>
        customerId === null
          ? []
          : [
              event('complaint.complainant-added', {
                complainantId: newId() as Complaint['complainants'][number]['id'],
                customerId,
                role,
                authorised,
              }),
            ],
      ),
  ],
});
