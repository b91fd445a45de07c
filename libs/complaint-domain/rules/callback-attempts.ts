import {
  type AttemptOutcome,
  type NewComplaintEvent,
  plusMinutes,
  type Refusal,
  type StaffId,
} from '@redress/contracts';
import { AFTER_ATTEMPT, countedAttempts, nextByPlan, nextSoon, type PlanSoFar } from '../callbacks/attempt-plan';
import { agreedWindow, type CallWindow, isCallWindow } from '../callbacks/call-window';
import { claimOf, mayCall, turnsOf } from '../callbacks/callers';
import { isCallback, openCallback, zoneOf } from '../callbacks/open-callbacks';
import { placeOf } from '../callbacks/slots';
import type { Satisfaction } from '../commands';
import type { Callback, Complaint } from '../complaint';
import { type DecisionContext, type Draft, event, refuse } from '../decision';
import { comingAgain, missedUntilNow } from './callback-bells';
import { takenByAnswering } from './ownership';
import { actingStaff, type Rules } from './rule';

export const verified = (
  callback: Pick<Callback, 'id' | 'complainantId'>,
  satisfaction: Satisfaction,
): NewComplaintEvent =>
  event('complaint.satisfaction-verified', {
    complainantId: callback.complainantId,
    callbackId: callback.id,
    outcomeScore: satisfaction.outcomeScore,
    handlingScore: satisfaction.handlingScore ?? null,
  });

/** An attempt made; `next` is when the plan tries again, `agreed` what the customer was promised with it. */
export const attempted = (
  callback: Pick<Callback, 'id' | 'generation'> & Partial<Pick<Callback, 'expiresAt'>>,
  outcome: AttemptOutcome,
  next: CallWindow | null,
  note: string | undefined,
  draft: Draft,
  agreed: Pick<Extract<NewComplaintEvent, { type: 'complaint.callback-moved' }>['payload'], 'expiresAt' | 'place'> = {},
): NewComplaintEvent =>
  event('complaint.callback-attempted', {
    callbackId: callback.id,
    attemptId: draft.id(),
    outcome,
    noteTextId: note === undefined ? null : draft.text('attempt-note', note),
    nextDueAt: next?.dueAt ?? null,
    nextUntil: next?.until ?? null,
    ...(next === null || callback.expiresAt === null || callback.expiresAt === undefined
      ? {}
      : { expiresAt: callback.expiresAt }),
    ...agreed,
    generation: callback.generation + 1,
  });

/** Why this person does not make this call now, or null: somebody else holds it, or it is not their turn. */
const notToCall = (
  complaint: Complaint,
  callback: Callback,
  staffId: StaffId,
  context: DecisionContext,
): Refusal | null => {
  const { actor, now } = context;
  const claim = claimOf(callback, now);
  if (claim !== null)
    return claim.byId === staffId
      ? null
      : refuse('complaint.callback-claimed', { byId: claim.byId, until: claim.until });
  if (actor.kind === 'system' || mayCall(complaint, callback, actor, context)) return null;
  return refuse('complaint.callback-not-yours', { from: turnsOf(complaint, callback, context).queueFrom });
};

/** What follows an attempt that did not reach the customer: the next one, or the end of the plan. */
const unreached = (
  callback: Callback,
  outcome: 'no-answer' | 'busy' | 'voicemail' | 'wrong-number',
  note: string | undefined,
  context: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] => {
  const { now, callbacks } = context;
  const callbackId = callback.id;
  if (countedAttempts(callback.attempts) + 1 >= callback.maxAttempts)
    return [
      attempted(callback, outcome, null, note, draft),
      event('complaint.callback-exhausted', { callbackId }),
      ...comingAgain(callback, context, draft),
    ];
  const { follow } = AFTER_ATTEMPT[outcome];
  if (follow === 'number-wanted')
    return [attempted(callback, outcome, null, note, draft), event('complaint.callback-number-wanted', { callbackId })];
  const plan: PlanSoFar = {
    spacings: callback.spacings,
    attemptedAt: [...callback.attempts.map(({ attemptedAt }) => attemptedAt), now],
    expiresAt: callback.expiresAt,
  };
  const next = (follow === 'soon' ? nextSoon : nextByPlan)(plan, callbacks.policy, zoneOf(callback, callbacks));
  return next === null
    ? [
        attempted(callback, outcome, null, note, draft),
        event('complaint.callback-expired', { callbackId }),
        ...comingAgain(callback, context, draft),
      ]
    : [attempted(callback, outcome, next, note, draft)];
};

/** Making the call: who takes it, what came of it, what follows (playbook §7). */
export const CALLBACK_ATTEMPT_RULES: Rules<'claim-callback' | 'release-callback' | 'record-attempt'> = {
  'claim-callback': {
    permission: 'complaint.help',
    during: 'any',
    topics: ['callback', 'end'],
    staff: ({ contactPersonId }) => [contactPersonId],
    decide: (complaint, { callbackId }, context) => {
      const byId = actingStaff(context);
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      const refusal = notToCall(complaint, callback, byId, context);
      if (refusal !== null) return refusal;
      const until = plusMinutes(context.now, context.callbacks.policy.claimMinutes);
      return [event('complaint.callback-claimed', { callbackId, byId, until })];
    },
  },
  'release-callback': {
    permission: 'complaint.help',
    during: 'any',
    topics: ['callback'],
    decide: (complaint, { callbackId }, context) => {
      const byId = actingStaff(context);
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      return claimOf(callback, context.now)?.byId === byId
        ? [event('complaint.callback-released', { callbackId, byId })]
        : refuse('complaint.callback-not-claimed');
    },
  },
  'record-attempt': {
    permission: 'complaint.help',
    during: 'any',
    topics: ['callback', 'end'],
    staff: ({ contactPersonId }) => [contactPersonId],
    decide: (complaint, input, context, draft) => {
      const { callbackId, outcome, note, callAt, callUntil, satisfaction } = input;
      // Calls are made by people; the event's actor names the one who made this one.
      const staffId = actingStaff(context);
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      const refusal = notToCall(complaint, callback, staffId, context);
      if (refusal !== null) return refusal;
      const verifies = callback.kind === 'verify-satisfaction';
      if (satisfaction !== undefined && (outcome !== 'reached' || !verifies))
        return refuse('complaint.callback-not-verifying');
      if (satisfaction !== undefined && complaint.step !== 'follow-through')
        return refuse('complaint.wrong-step', { step: complaint.step, needed: 'follow-through' });
      const missed = missedUntilNow(complaint, callback, context.now);
      // Only speaking to the customer is answering; a call that nobody took moves no ownership.
      const taken = AFTER_ATTEMPT[outcome].spoke ? takenByAnswering(complaint, context) : [];
      switch (outcome) {
        case 'reached':
          return [
            ...missed,
            ...taken,
            attempted(callback, outcome, null, note, draft),
            ...(satisfaction === undefined ? [] : [verified(callback, satisfaction)]),
            ...comingAgain(callback, context, draft),
          ];
        case 'refused-to-talk':
          return [
            ...missed,
            ...taken,
            attempted(callback, outcome, null, note, draft),
            event('complaint.callback-declined', { callbackId }),
          ];
        case 'asked-to-call-at': {
          if (callAt === undefined) return refuse('complaint.callback-next-missing');
          const { now, callbacks } = context;
          const { policy, unitZone } = callbacks;
          const asked = { dueAt: callAt, until: callUntil };
          const window = agreedWindow(asked, { now, policy, zone: zoneOf(callback, callbacks) });
          if (!isCallWindow(window)) return window;
          const expiresAt = plusMinutes(window.until, policy.expiryMinutes);
          const place = placeOf(complaint.unitId, window.dueAt, policy, unitZone);
          return [...missed, ...taken, attempted(callback, outcome, window, note, draft, { expiresAt, place })];
        }
        case 'no-answer':
        case 'busy':
        case 'voicemail':
        case 'wrong-number':
          return [...missed, ...unreached(callback, outcome, note, context, draft)];
      }
    },
  },
};
