import { plusMinutes, type Refusal } from '@redress/contracts';
import { agreedWindow, type CallWindow, isCallWindow, usualWindow } from '../callbacks/call-window';
import { isCallback, isOpen, openCallback, zoneOf } from '../callbacks/open-callbacks';
import { placeOf } from '../callbacks/slots';
import type { Callback, Complaint } from '../complaint';
import { type DecisionContext, event, refuse } from '../decision';
import { CALLBACK_ATTEMPT_RULES, attempted, verified } from './callback-attempts';
import { CALLBACK_BELL_RULES, missedUntilNow } from './callback-bells';
import { actingStaff, isComplainant, remainingComplainant, type Rules } from './rule';

/** What the customer is promised: the window, when we give up, and the place among the unit's calls. */
const promiseOf = (
  complaint: Complaint,
  asked: { readonly dueAt: CallWindow['dueAt']; readonly until?: CallWindow['until'] | undefined },
  callee: Pick<Callback, 'complainantId'>,
  { now, callbacks }: DecisionContext,
) => {
  const { policy, unitZone } = callbacks;
  const window = agreedWindow(asked, { now, policy, zone: zoneOf(callee, callbacks) });
  if (!isCallWindow(window)) return window;
  return {
    ...window,
    expiresAt: plusMinutes(window.until, policy.expiryMinutes),
    place: placeOf(complaint.unitId, window.dueAt, policy, unitZone),
  };
};
type Promised = Exclude<ReturnType<typeof promiseOf>, Refusal>;
const isPromise = (found: Promised | Refusal): found is Promised => 'place' in found;

/** Callbacks (playbook §7): a call we owe, rung when due, tried by plan, ending in a result. */
export const CALLBACK_RULES: Rules<
  | 'schedule-callback'
  | 'move-callback'
  | 'choose-callback-time'
  | 'cancel-callback'
  | 'verify-satisfaction'
  | 'verify-now'
  | keyof typeof CALLBACK_ATTEMPT_RULES
  | keyof typeof CALLBACK_BELL_RULES
> = {
  ...CALLBACK_BELL_RULES,
  ...CALLBACK_ATTEMPT_RULES,
  'schedule-callback': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['end'],
    decide: (complaint, input, context, draft) => {
      const { kind, complainantId, topic, everyMonths } = input;
      const complainant = remainingComplainant(complaint, complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      if (kind === 'verify-satisfaction' && complaint.step !== 'follow-through' && complaint.step !== 'solve')
        return refuse('complaint.wrong-step', { step: complaint.step, needed: 'follow-through' });
      const same = complaint.callbacks.some(
        (item) => item.kind === kind && item.complainantId === complainantId && isOpen(item),
      );
      if (same) return refuse('complaint.callback-open');
      if (everyMonths !== undefined && kind !== 'care') return refuse('complaint.callback-not-recurring');
      const promise = promiseOf(complaint, input, input, context);
      if (!isPromise(promise)) return promise;
      const { policy } = context.callbacks;
      const spacings = input.spacings ?? (input.spacingMinutes === undefined ? undefined : [input.spacingMinutes]);
      return [
        event('complaint.callback-scheduled', {
          callbackId: draft.id(),
          kind,
          complainantId,
          ...promise,
          promised: true,
          maxAttempts: input.maxAttempts ?? policy.attempts,
          spacings: spacings ?? policy.spacings,
          everyMonths: everyMonths ?? null,
          topicTextId: topic === undefined ? null : draft.text('callback-topic', topic),
        }),
      ];
    },
  },
  'move-callback': {
    permission: 'complaint.handle',
    during: 'any',
    topics: ['callback'],
    decide: (complaint, { callbackId, dueAt, until }, context) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      const promise = promiseOf(complaint, { dueAt, until }, callback, context);
      if (!isPromise(promise)) return promise;
      return [
        ...missedUntilNow(complaint, callback, context.now),
        event('complaint.callback-moved', { callbackId, ...promise, generation: callback.generation + 1 }),
      ];
    },
  },
  'choose-callback-time': {
    permission: 'system',
    during: 'any',
    topics: ['callback'],
    decide: (complaint, { callbackId, dueAt }, context) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      // Another time does not help where the number is wrong.
      if (callback.state === 'number-wanted') return refuse('complaint.callback-number-wanted');
      const until = plusMinutes(dueAt, context.callbacks.policy.slotMinutes);
      const promise = promiseOf(complaint, { dueAt, until }, callback, context);
      if (!isPromise(promise)) return promise;
      return [
        ...missedUntilNow(complaint, callback, context.now),
        event('complaint.callback-moved', { callbackId, ...promise, generation: callback.generation + 1 }),
      ];
    },
  },
  'cancel-callback': {
    permission: 'complaint.handle',
    during: 'any',
    topics: ['callback'],
    decide: (complaint, { callbackId, reason }, { now }, draft) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      return [
        ...missedUntilNow(complaint, callback, now),
        event('complaint.callback-cancelled', { callbackId, reasonTextId: draft.text('reason', reason) }),
      ];
    },
  },
  'verify-satisfaction': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['follow-through'],
    topics: ['callback', 'progress', 'end'],
    decide: (complaint, { callbackId, satisfaction }) => {
      const callback = complaint.callbacks.find((item) => item.id === callbackId);
      if (callback === undefined) return refuse('complaint.callback-unknown');
      const complainant = remainingComplainant(complaint, callback.complainantId);
      if (!isComplainant(complainant)) return complainant;
      const reachedAt = callback.attempts.at(-1)?.attemptedAt;
      // One conversation gives one score: a better one takes another callback.
      const fits =
        callback.kind === 'verify-satisfaction' &&
        callback.state === 'reached' &&
        reachedAt !== undefined &&
        reachedAt >= complaint.stepEnteredAt &&
        (complainant.verifiedAt === null || complainant.verifiedAt < reachedAt);
      return fits ? [verified(callback, satisfaction)] : refuse('complaint.callback-not-verifying');
    },
  },
  'verify-now': {
    permission: 'complaint.handle',
    during: 'open',
    steps: ['follow-through'],
    topics: ['callback', 'progress', 'end'],
    decide: (complaint, { complainantId, satisfaction }, context, draft) => {
      actingStaff(context);
      const { now, callbacks } = context;
      const complainant = remainingComplainant(complaint, complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      const open = complaint.callbacks.find(
        (item) => item.kind === 'verify-satisfaction' && item.complainantId === complainantId && isOpen(item),
      );
      const callback = open ?? { id: draft.id<Callback['id']>(), complainantId, generation: 1 };
      const { policy } = callbacks;
      return [
        // In the running conversation no hour is quiet and no place is taken: the customer is speaking.
        ...(open === undefined
          ? [
              event('complaint.callback-scheduled', {
                callbackId: callback.id,
                kind: 'verify-satisfaction',
                complainantId,
                dueAt: now,
                until: usualWindow(now, { ...policy, quietHours: null }, 'UTC').until,
                promised: false,
                maxAttempts: policy.attempts,
                spacings: policy.spacings,
                everyMonths: null,
                place: null,
                topicTextId: null,
              }),
            ]
          : missedUntilNow(complaint, open, now)),
        attempted(callback, 'reached', null, undefined, draft),
        verified(callback, satisfaction),
      ];
    },
  },
};
