import { type Instant, type NewComplaintEvent, plusMinutes } from '@redress/contracts';
import { responsibleFor } from '../callbacks/callers';
import { nextCare } from '../callbacks/care';
import { isCallback, openCallback, zoneOf } from '../callbacks/open-callbacks';
import type { Callback, Complaint } from '../complaint';
import { type DecisionContext, type Draft, event, refuse } from '../decision';
import type { Rules } from './rule';

/** A care callback that comes again does so when one has ended; nobody was told of the next one yet. */
export const comingAgain = (
  callback: Callback,
  { now, callbacks }: Pick<DecisionContext, 'now' | 'callbacks'>,
  draft: Draft,
): readonly NewComplaintEvent[] => {
  if (callback.everyMonths === null) return [];
  const { policy } = callbacks;
  const window = nextCare(callback.dueAt, callback.everyMonths, { now, policy, zone: zoneOf(callback, callbacks) });
  return [
    event('complaint.callback-scheduled', {
      callbackId: draft.id(),
      kind: callback.kind,
      complainantId: callback.complainantId,
      ...window,
      promised: false,
      expiresAt: plusMinutes(window.until, policy.expiryMinutes),
      maxAttempts: callback.maxAttempts,
      spacings: callback.spacings,
      everyMonths: callback.everyMonths,
      place: null,
      topicTextId: callback.topicTextId,
    }),
  ];
};

/** Whether a promised window has passed without an attempt, and nobody has noted it. */
const hasPassed = ({ promised, missedAt, until }: Callback, now: Instant): boolean =>
  promised && missedAt === null && until <= now;

/**
 * The note that a promised window passed without an attempt, where it did: once for each, by its bell or by whoever
 * touches the callback before the bell is heard. Every attempt and every move begins another generation.
 */
export const missedUntilNow = (complaint: Complaint, callback: Callback, now: Instant): readonly NewComplaintEvent[] =>
  hasPassed(callback, now)
    ? [
        event('complaint.callback-missed', {
          callbackId: callback.id,
          generation: callback.generation,
          until: callback.until,
          responsibleId: responsibleFor(complaint),
        }),
      ]
    : [];

/** What happens to callbacks by the hour alone. A bell of an older generation does nothing. */
export const CALLBACK_BELL_RULES: Rules<'ring-callback' | 'miss-callback' | 'expire-callback'> = {
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
      const missedAt = callback.promised && callback.missedAt === null ? callback.until : null;
      return [event('complaint.callback-rang', { callbackId, generation, missedAt })];
    },
  },
  'miss-callback': {
    permission: 'system',
    during: 'any',
    topics: [],
    decide: (complaint, { callbackId, generation }, { now }) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      if (callback.generation !== generation || !callback.promised || callback.missedAt !== null)
        return refuse('complaint.callback-ended');
      const missed = missedUntilNow(complaint, callback, now);
      return missed.length === 0 ? refuse('complaint.callback-not-due') : missed;
    },
  },
  'expire-callback': {
    permission: 'system',
    during: 'any',
    topics: [],
    decide: (complaint, { callbackId, generation }, context, draft) => {
      const callback = openCallback(complaint, callbackId);
      if (!isCallback(callback)) return callback;
      if (callback.generation !== generation || callback.expiresAt === null) return refuse('complaint.callback-ended');
      if (callback.expiresAt > context.now) return refuse('complaint.callback-not-due');
      return [event('complaint.callback-expired', { callbackId }), ...comingAgain(callback, context, draft)];
    },
  },
};
