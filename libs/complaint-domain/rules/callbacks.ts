import { type CallbackState, type Instant, type NewComplaintEvent, plusMinutes } from '@redress/contracts';
import type { Satisfaction } from '../commands';
import type { Callback, Complaint } from '../complaint';
import { type DecisionContext, type Draft, event, refuse } from '../decision';
import { takenByAnswering } from './ownership';
import { actingStaff, isComplainant, remainingComplainant, type Rules } from './rule';

const OPEN: readonly CallbackState[] = ['scheduled', 'ringing'];

const openCallback = (complaint: Complaint, callbackId: string) => {
  const callback = complaint.callbacks.find((item) => item.id === callbackId);
  if (callback === undefined) return refuse('complaint.callback-unknown');
  return OPEN.includes(callback.state) ? callback : refuse('complaint.callback-ended');
};
const isCallback = (found: ReturnType<typeof openCallback>): found is Callback => 'state' in found;

const verified = (callback: Pick<Callback, 'id' | 'complainantId'>, satisfaction: Satisfaction) =>
  event('complaint.satisfaction-verified', {
    complainantId: callback.complainantId,
    callbackId: callback.id,
    outcomeScore: satisfaction.outcomeScore,
    handlingScore: satisfaction.handlingScore ?? null,
  });

const attempted = (
  callback: Callback,
  outcome: 'reached' | 'no-answer' | 'busy' | 'wrong-number' | 'asked-to-call-at',
  nextDueAt: Instant | null,
  note: string | undefined,
  draft: Draft,
) =>
  event('complaint.callback-attempted', {
    callbackId: callback.id,
    attemptId: draft.id(),
    outcome,
    noteTextId: note === undefined ? null : draft.text('attempt-note', note),
    nextDueAt,
    generation: callback.generation + 1,
  });

/** Attempts that count against the plan: the customer asking for another time is a contact, not a failure. */
const failures = (callback: Callback): number =>
  callback.attempts.filter((attempt) => attempt.outcome !== 'asked-to-call-at').length;

/** What follows an attempt that did not reach the customer: the next by plan, or the end of the plan. */
const unreached = (
  callback: Callback,
  outcome: 'no-answer' | 'busy' | 'wrong-number',
  note: string | undefined,
  { now }: DecisionContext,
  draft: Draft,
): readonly NewComplaintEvent[] =>
  failures(callback) + 1 < callback.maxAttempts
    ? [attempted(callback, outcome, plusMinutes(now, callback.spacingMinutes), note, draft)]
    : [
        attempted(callback, outcome, null, note, draft),
        event('complaint.callback-exhausted', { callbackId: callback.id }),
      ];

/** Callbacks (playbook §7): a call we owe, rung when due, tried by plan, ending in a result. */
export const CALLBACK_RULES: Rules<
  | 'schedule-callback'
  | 'move-callback'
  | 'cancel-callback'
  | 'ring-callback'
  | 'record-attempt'
  | 'verify-satisfaction'
  | 'verify-now'
> = {
  'schedule-callback': {
    permission: 'complaint.handle',
    during: 'open',
    topics: ['end'],
    decide: (complaint, input, { now, settings }, draft) => {
      const complainant = remainingComplainant(complaint, input.complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      if (input.kind === 'verify-satisfaction' && complaint.step !== 'follow-through' && complaint.step !== 'solve')
        return refuse('complaint.wrong-step', { step: complaint.step, needed: 'follow-through' });
      const open = complaint.callbacks.some(
        (item) => item.kind === input.kind && item.complainantId === input.complainantId && OPEN.includes(item.state),
      );
      if (open) return refuse('complaint.callback-open');
      if (input.dueAt <= now) return refuse('complaint.due-in-past');
      return [
        event('complaint.callback-scheduled', {
          callbackId: draft.id(),
          kind: input.kind,
          complainantId: input.complainantId,
          dueAt: input.dueAt,
          maxAttempts: input.maxAttempts ?? settings.callbackAttempts,
          spacingMinutes: input.spacingMinutes ?? settings.callbackSpacingMinutes,
          topicTextId: input.topic === undefined ? null : draft.text('callback-topic', input.topic),
        }),
      ];
    },
  },
  'move-callback': {
    permission: 'complaint.handle',
    during: 'any',
    topics: ['callback'],
    decide: (complaint, { callbackId, dueAt }, { now }) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      if (dueAt <= now) return refuse('complaint.due-in-past');
      return [event('complaint.callback-moved', { callbackId, dueAt, generation: callback.generation + 1 })];
    },
  },
  'cancel-callback': {
    permission: 'complaint.handle',
    during: 'any',
    topics: ['callback'],
    decide: (complaint, { callbackId, reason }, _, draft) => {
      const callback = openCallback(complaint, callbackId);
      return isCallback(callback)
        ? [event('complaint.callback-cancelled', { callbackId, reasonTextId: draft.text('reason', reason) })]
        : callback;
    },
  },
  'ring-callback': {
    permission: 'system',
    during: 'any',
    topics: [],
    decide: (complaint, { callbackId, generation }, { now }) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      if (callback.generation !== generation || callback.state !== 'scheduled')
        return refuse('complaint.callback-ended');
      if (callback.dueAt > now) return refuse('complaint.callback-not-due');
      return [event('complaint.callback-rang', { callbackId, generation })];
    },
  },
  'record-attempt': {
    permission: 'complaint.help',
    during: 'any',
    topics: ['callback', 'end'],
    decide: (complaint, { callbackId, outcome, note, callAt, satisfaction }, context, draft) => {
      // Calls are made by people; the event's actor names the one who made this one.
      actingStaff(context);
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      const verifies = callback.kind === 'verify-satisfaction';
      if (satisfaction !== undefined && (outcome !== 'reached' || !verifies))
        return refuse('complaint.callback-not-verifying');
      if (satisfaction !== undefined && complaint.step !== 'follow-through')
        return refuse('complaint.wrong-step', { step: complaint.step, needed: 'follow-through' });
      // Only speaking to the customer is answering; a call that nobody took moves no ownership.
      const taken = takenByAnswering(complaint, context);
      switch (outcome) {
        case 'reached':
          return [
            ...taken,
            attempted(callback, outcome, null, note, draft),
            ...(satisfaction === undefined ? [] : [verified(callback, satisfaction)]),
          ];
        case 'asked-to-call-at':
          if (callAt === undefined) return refuse('complaint.callback-next-missing');
          if (callAt <= context.now) return refuse('complaint.due-in-past');
          return [...taken, attempted(callback, outcome, callAt, note, draft)];
        case 'no-answer':
        case 'busy':
        case 'wrong-number':
          return unreached(callback, outcome, note, context, draft);
      }
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
      const { now, settings } = context;
      const complainant = remainingComplainant(complaint, complainantId);
      if (!isComplainant(complainant)) return complainant;
      if (complainant.customerId === null) return refuse('complaint.anonymous-contact');
      const open = complaint.callbacks.find(
        (item) =>
          item.kind === 'verify-satisfaction' && item.complainantId === complainantId && OPEN.includes(item.state),
      );
      const callback = open ?? {
        id: draft.id<Callback['id']>(),
        kind: 'verify-satisfaction',
        complainantId,
        dueAt: now,
        maxAttempts: settings.callbackAttempts,
        spacingMinutes: settings.callbackSpacingMinutes,
        generation: 1,
        state: 'scheduled',
        rangAt: null,
        topicTextId: null,
        cycle: complaint.cycle,
        attempts: [],
      };
      return [
        ...(open === undefined
          ? [
              event('complaint.callback-scheduled', {
                callbackId: callback.id,
                kind: 'verify-satisfaction',
                complainantId,
                dueAt: now,
                maxAttempts: callback.maxAttempts,
                spacingMinutes: callback.spacingMinutes,
                topicTextId: null,
              }),
            ]
          : []),
        attempted(callback, 'reached', null, undefined, draft),
        verified(callback, satisfaction),
      ];
    },
  },
};
