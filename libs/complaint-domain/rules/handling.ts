import { WRITTEN_CHANNELS } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { event, refuse } from '../decision';
import {
  contactable,
  contactPlanExhausted,
  furtherTryMade,
  isDissatisfied,
  missingAt,
  remaining,
  statementSent,
} from '../gates';
import { mayReenter, nextStep } from '../steps';
import { takenByAnswering } from './ownership';
import { isComplainant, remainingComplainant, type Rules } from './rule';

/** Whether we could hear or see how the customer felt: not on paper, not in history, not before they spoke. */
const observable = (complaint: Complaint): boolean =>
  complaint.origin === 'customer' && !complaint.imported && !WRITTEN_CHANNELS.includes(complaint.channel);

/** The five steps (playbook §1): evidence, gates and the ways between them. */
export const HANDLING_RULES: Rules<
  | 'record-atmosphere'
  | 'record-fact'
  | 'confirm-fact'
  | 'record-diagnosis'
  | 'set-severity'
  | 'state-agreement'
  | 'meet-agreement'
  | 'advance'
  | 'reenter-step'
  | 'take-interim-measure'
  | 'add-issue'
  | 'categorise-issue'
  | 'settle-issue'
  | 'add-complainant'
  | 'flag-threat'
  | 'record-vulnerability'
> = {
  'record-atmosphere': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['progress', 'evidence', 'end'],
    decide: (complaint, { arrival, now, heard, apology, apologyReason }, context, draft) => {
      if (observable(complaint) && (arrival === 'not-observed' || now === 'not-observed'))
        return refuse('complaint.emotion-observable');
      if (apology === 'not-due' && apologyReason === undefined) return refuse('complaint.apology-reason-missing');
      return [
        ...takenByAnswering(complaint, context),
        event('complaint.atmosphere-recorded', {
          arrival,
          now,
          heardTextId: draft.text('heard', heard),
          apology,
          apologyReasonTextId: apologyReason === undefined ? null : draft.text('apology-reason', apologyReason),
        }),
      ];
    },
  },
  'record-fact': {
    permission: 'complaint.help',
    during: 'open',
    topics: [],
    decide: (_, { fact, source, confirmed }, __, draft) => [
      event('complaint.fact-recorded', { factId: draft.id(), textId: draft.text('fact', fact), source, confirmed }),
    ],
  },
  'confirm-fact': {
    permission: 'complaint.handle',
    during: 'open',
    topics: [],
    decide: (complaint, { factId }) =>
      complaint.facts.some((fact) => fact.id === factId)
        ? [event('complaint.fact-confirmed', { factId })]
        : refuse('complaint.fact-unknown'),
  },
  'record-diagnosis': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['diagnose', 'agree', 'solve', 'follow-through'],
    topics: ['progress', 'evidence', 'end'],
    decide: (_, { causeKind, controllable, hypothesis, recordsChecked, temperament }, __, draft) => [
      event('complaint.diagnosis-recorded', {
        causeKind,
        controllable,
        hypothesisTextId: draft.text('cause-hypothesis', hypothesis),
        recordsChecked,
        temperament: temperament ?? null,
      }),
    ],
  },
  'set-severity': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['end'],
    decide: (_, { severity, safety }) => [event('complaint.severity-set', { severity, safety })],
  },
  'state-agreement': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['agree'],
    topics: ['progress', 'evidence', 'conversation', 'end'],
    decide: (_, { problem, outcomeWanted }, __, draft) => [
      event('complaint.agreement-stated', {
        problemTextId: draft.text('problem-statement', problem),
        outcomeWantedTextId: draft.text('outcome-wanted', outcomeWanted),
      }),
    ],
  },
  'meet-agreement': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['agree', 'solve', 'follow-through'],
    topics: ['progress', 'evidence', 'conversation', 'end'],
    impossible: (complaint) => (complaint.agreement === null ? refuse('complaint.agreement-not-stated') : null),
    decide: (complaint, { complainantId, kind, means }) => {
      const complainant = remainingComplainant(complaint, complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      // Past the step only those who joined later are asked; changing an answer is a re-entry with a reason.
      if (complaint.step !== 'agree' && complainant.agreement !== null)
        return refuse('complaint.wrong-step', { step: complaint.step, needed: 'agree' });
      if (kind === 'confirmed' && means === undefined) return refuse('complaint.confirmation-means-missing');
      if (kind === 'unreachable' && !contactPlanExhausted(complaint, complainant))
        return refuse('complaint.contact-plan-not-exhausted');
      if (kind === 'declined' && !statementSent(complaint, complainant))
        return refuse('complaint.written-statement-missing');
      return [
        event('complaint.agreement-met', { complainantId, kind, means: kind === 'confirmed' ? (means ?? null) : null }),
      ];
    },
  },
  advance: {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['progress', 'evidence', 'conversation', 'remedy', 'end'],
    impossible: (complaint) => {
      if (nextStep(complaint.step) === null) return refuse('complaint.last-step');
      const missing = missingAt(complaint, complaint.step);
      return missing.length === 0 ? null : refuse('complaint.gate-not-met', { missing });
    },
    decide: (complaint) => {
      const to = nextStep(complaint.step);
      if (to === null) return refuse('complaint.last-step');
      return [event('complaint.step-entered', { from: complaint.step, to, reentry: null, reasonTextId: null })];
    },
  },
  'reenter-step': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['progress', 'end'],
    decide: (complaint, { step, cause, reason }, _, draft) => {
      if (!mayReenter(complaint.step, step)) return refuse('complaint.not-reentry');
      if (cause === 'still-dissatisfied') {
        if (!contactable(complaint).some(isDissatisfied)) return refuse('complaint.not-dissatisfied');
        if (furtherTryMade(complaint)) return refuse('complaint.reentry-used');
      }
      return [
        event('complaint.step-entered', {
          from: complaint.step,
          to: step,
          reentry: cause,
          reasonTextId: draft.text('reason', reason),
        }),
      ];
    },
  },
  'take-interim-measure': {
    permission: 'complaint.handle',
    during: 'open',
    topics: [],
    decide: (_, { kind, measure }, __, draft) => [
      event('complaint.interim-measure-taken', {
        interimMeasureId: draft.id(),
        kind,
        textId: draft.text('interim-measure', measure),
      }),
    ],
  },
  'add-issue': {
    permission: 'complaint.help',
    during: 'open',
    topics: [],
    decide: (_, { description, category, equipmentId }, __, draft) => [
      event('complaint.issue-added', {
        issueId: draft.id(),
        descriptionTextId: draft.text('description', description),
        category: category ?? null,
        equipmentId: equipmentId ?? null,
      }),
    ],
  },
  'categorise-issue': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['end'],
    decide: (complaint, { issueId, category }) =>
      complaint.issues.some((issue) => issue.id === issueId)
        ? [event('complaint.issue-categorised', { issueId, category })]
        : refuse('complaint.issue-unknown'),
  },
  'settle-issue': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['solve', 'follow-through'],
    topics: ['progress', 'evidence', 'end'],
    decide: (complaint, { issueId, outcome, causeKind, rootCause, controllable, finding }, _, draft) =>
      complaint.issues.some((issue) => issue.id === issueId)
        ? [
            event('complaint.issue-settled', {
              issueId,
              outcome,
              causeKind,
              rootCause,
              controllable,
              findingTextId: draft.text('finding', finding),
            }),
          ]
        : refuse('complaint.issue-unknown'),
  },
  'add-complainant': {
    permission: 'complaint.help',
    during: 'open',
    topics: ['parties', 'end'],
    impossible: (complaint) => (complaint.anonymous ? refuse('complaint.anonymous-contact') : null),
    decide: (complaint, { customerId, role, authorised }, _, draft) =>
      remaining(complaint).some((item) => item.customerId === customerId)
        ? refuse('complaint.complainant-known')
        : [event('complaint.complainant-added', { complainantId: draft.id(), customerId, role, authorised })],
  },
  'flag-threat': {
    permission: 'complaint.help',
    during: 'open',
    topics: [],
    decide: (_, { threat, note }, __, draft) => [
      event('complaint.threat-flagged', { threat, textId: draft.text('note', note) }),
    ],
  },
  'record-vulnerability': {
    permission: 'complaint.help',
    during: 'open',
    topics: [],
    decide: (_, { drivers, reason, adjustment }, __, draft) => [
      event('complaint.vulnerability-recorded', {
        drivers,
        reasonTextId: draft.text('reason', reason),
        adjustmentTextId: draft.text('adjustment', adjustment),
      }),
    ],
  },
};
