import { COSTED_REMEDIES, type Money, MONETARY_REMEDIES, type RemedyState } from '@redress/contracts';
import type { Commands } from '../commands';
import type { Complaint, Remedy } from '../complaint';
import { event, refuse } from '../decision';
import { askedBy, grantedOrAsked, remedyWithdrawn } from './granting';
import { actingMember, isComplainant, remainingComplainant, type Rules, unsuitability } from './rule';

/** The currency of the remedies that stand; one that was withdrawn or declined binds nobody any more. */
const currencyOf = (complaint: Complaint): string | null =>
  complaint.remedies
    .filter((remedy) => remedy.state !== 'withdrawn' && remedy.state !== 'declined')
    .map((remedy) => remedy.money ?? remedy.cost)
    .find((money) => money !== null)?.currency ?? null;

const mixed = (complaint: Complaint, amounts: readonly (Money | undefined)[]): string | null => {
  const given = amounts.filter((money) => money !== undefined);
  const currency = currencyOf(complaint) ?? given[0]?.currency ?? null;
  return given.some((money) => money.currency !== currency) ? currency : null;
};

const proposed = ({ kind, complainantId, money, cost }: Commands['propose-remedy']) => ({
  kind,
  complainantId,
  money: money ?? null,
  cost: cost ?? null,
});

const expecting = (complaint: Complaint, remedyId: string, states: readonly RemedyState[]) => {
  const remedy = complaint.remedies.find((item) => item.id === remedyId);
  if (remedy === undefined) return refuse('complaint.remedy-unknown');
  return states.includes(remedy.state) ? remedy : refuse('complaint.remedy-state', { state: remedy.state });
};
const isRemedy = (found: ReturnType<typeof expecting>): found is Remedy => 'state' in found;

/**
 * Remedies (playbook §1 step 4, §6): proposed, granted, accepted by the customer, fulfilled with proof. Proposing within
 * the own authority grants; above it somebody else approves.
 */
export const REMEDY_RULES: Rules<
  'propose-remedy' | 'accept-remedy' | 'decline-remedy' | 'fulfil-remedy' | 'withdraw-remedy' | 'refuse-remedy'
> = {
  'propose-remedy': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve'],
    tooEarly: 'complaint.remedy-before-agreement',
    topics: ['progress', 'remedy', 'conversation', 'end'],
    staff: (_, { responsibleId }) => [responsibleId],
    grants: (_, input) => askedBy(proposed(input)),
    decide: (complaint, input, context, draft) => {
      const complainant = remainingComplainant(complaint, input.complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (input.issueId !== undefined && !complaint.issues.some((item) => item.id === input.issueId))
        return refuse('complaint.issue-unknown');
      if (MONETARY_REMEDIES.includes(input.kind) && input.money === undefined)
        return refuse('complaint.remedy-money-missing');
      if (COSTED_REMEDIES.includes(input.kind) && input.money === undefined && input.cost === undefined)
        return refuse('complaint.remedy-cost-missing');
      const currency = mixed(complaint, [input.money, input.cost]);
      if (currency !== null) return refuse('complaint.currency-mixed', { currency });
      if (input.dueAt <= context.now) return refuse('complaint.due-in-past');
      if (input.responsibleId !== undefined) {
        const unsuitable = unsuitability(complaint, context.staff.get(input.responsibleId));
        if (unsuitable !== null) return unsuitable;
      }
      const by = actingMember(context);
      const remedyId: Remedy['id'] = draft.id();
      return [
        event('complaint.remedy-proposed', {
          remedyId,
          ...proposed(input),
          issueId: input.issueId ?? null,
          textId: draft.text('remedy', input.description),
          responsibleId: input.responsibleId ?? complaint.owner.staffId,
          dueAt: input.dueAt,
        }),
        grantedOrAsked(complaint, remedyId, askedBy(proposed(input)), by, context, draft),
      ];
    },
  },
  'accept-remedy': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve'],
    topics: ['progress', 'remedy', 'end'],
    decide: (complaint, { remedyId, means }) => {
      const remedy = expecting(complaint, remedyId, ['granted']);
      return isRemedy(remedy) ? [event('complaint.remedy-accepted', { remedyId, means })] : remedy;
    },
  },
  'decline-remedy': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve'],
    topics: ['progress', 'end'],
    decide: (complaint, { remedyId, reason }, _, draft) => {
      const remedy = expecting(complaint, remedyId, ['granted']);
      return isRemedy(remedy)
        ? [event('complaint.remedy-declined', { remedyId, reasonTextId: draft.text('reason', reason) })]
        : remedy;
    },
  },
  'fulfil-remedy': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve', 'follow-through'],
    topics: ['progress', 'end'],
    decide: (complaint, { remedyId, proof, attachmentId }, { attachments }, draft) => {
      if (attachmentId !== undefined && !attachments.has(attachmentId)) return refuse('attachment.not-found');
      const remedy = expecting(
        complaint,
        remedyId,
        complaint.step === 'solve' ? ['accepted'] : ['accepted', 'granted'],
      );
      return isRemedy(remedy)
        ? [
            event('complaint.remedy-fulfilled', {
              remedyId,
              proofTextId: draft.text('proof', proof),
              attachmentId: attachmentId ?? null,
            }),
          ]
        : remedy;
    },
  },
  'withdraw-remedy': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve'],
    topics: ['progress', 'remedy', 'end'],
    decide: (complaint, { remedyId, reason }, _, draft) => {
      const remedy = expecting(complaint, remedyId, ['proposed', 'granted', 'accepted']);
      return isRemedy(remedy) ? remedyWithdrawn(complaint, remedyId, draft.text('reason', reason)) : remedy;
    },
  },
  'refuse-remedy': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve'],
    topics: ['progress', 'remedy', 'conversation', 'end'],
    decide: (_, { refusal }, __, draft) => [
      event('complaint.remedy-refused', { refusalTextId: draft.text('refusal', refusal) }),
    ],
  },
};
