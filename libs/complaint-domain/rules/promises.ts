import type { CustomerPromise, Complaint } from '../complaint';
import { event, refuse } from '../decision';
import { actingStaff, isComplainant, remainingComplainant, type Rules } from './rule';

const known = (complaint: Complaint, promiseId: string) =>
  complaint.promises.find((item) => item.id === promiseId) ?? refuse('complaint.promise-unknown');
const isPromise = (found: ReturnType<typeof known>): found is CustomerPromise => 'state' in found;

/** An open promise that was only said; one about a callback or a remedy follows what becomes of that. */
const openAndSaid = (complaint: Complaint, promiseId: string) => {
  const promise = known(complaint, promiseId);
  if (!isPromise(promise)) return promise;
  if (promise.subjectId !== null) return refuse('complaint.promise-has-subject');
  return promise.state === 'open' ? promise : refuse('complaint.promise-ended');
};

/** Promises (playbook §7): kept with proof, renegotiated with the customer before they are due, or broken. */
export const PROMISE_RULES: Rules<'make-promise' | 'keep-promise' | 'renegotiate-promise' | 'release-promise'> = {
  'make-promise': {
    permission: 'complaint.help',
    during: 'open',
    topics: ['end'],
    decide: (complaint, { kind, promise, complainantId, dueAt }, context, draft) => {
      // Promises are made by people: a program that writes under somebody's key said nothing to anybody.
      actingStaff(context);
      const complainant = remainingComplainant(complaint, complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      if (dueAt <= context.now) return refuse('complaint.due-in-past');
      const textId = draft.text('promise', promise);
      return [
        event('complaint.promise-made', { promiseId: draft.id(), kind, subjectId: null, complainantId, textId, dueAt }),
      ];
    },
  },
  'keep-promise': {
    permission: 'complaint.help',
    during: 'any',
    topics: ['promise'],
    decide: (complaint, { promiseId, proof }, _, draft) => {
      const promise = known(complaint, promiseId);
      if (!isPromise(promise)) return promise;
      if (promise.subjectId !== null) return refuse('complaint.promise-has-subject');
      const canBeKept = promise.state === 'open' || (promise.state === 'broken' && promise.keptAt === null);
      if (!canBeKept) return refuse('complaint.promise-ended');
      return [event('complaint.promise-kept', { promiseId: promise.id, proofTextId: draft.text('proof', proof) })];
    },
  },
  'renegotiate-promise': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['promise', 'end'],
    decide: (complaint, { promiseId, dueAt, means, reason }, { now }, draft) => {
      const promise = openAndSaid(complaint, promiseId);
      if (!isPromise(promise)) return promise;
      if (promise.dueAt <= now) return refuse('complaint.promise-overdue');
      if (dueAt <= now) return refuse('complaint.due-in-past');
      const reasonTextId = draft.text('reason', reason);
      return [event('complaint.promise-renegotiated', { promiseId: promise.id, dueAt, means, reasonTextId })];
    },
  },
  'release-promise': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['promise', 'end'],
    decide: (complaint, { promiseId, reason }, { now }, draft) => {
      const promise = openAndSaid(complaint, promiseId);
      if (!isPromise(promise)) return promise;
      if (promise.dueAt <= now) return refuse('complaint.promise-overdue');
      const reasonTextId = draft.text('reason', reason);
      return [event('complaint.promise-released', { promiseId: promise.id, reasonTextId })];
    },
  },
};
