import {
  type CallbackPlace,
  type ComplaintEventName,
  type Instant,
  plusMinutes,
  type StaffId,
} from '@redress/contracts';
import type { Callback, Complaint } from '../complaint';
import { type Change, replace } from '../evolution';

type CallbackEvent = Extract<ComplaintEventName, `complaint.callback-${string}`>;

/** Logs written before callbacks had windows name a moment only; the bell rang for it, and an hour was meant. */
const WINDOW_MINUTES_BEFORE = 60;
/** In such logs, where nothing else is told. */
const SPACING_MINUTES_BEFORE = 16 * 60;

const callback = (
  complaint: Complaint,
  id: string,
  change: (item: Callback) => Partial<Callback>,
): Partial<Complaint> => ({ callbacks: replace(complaint.callbacks, id, change) });

const UNCLAIMED = { claimedById: null, claimedUntil: null } as const;
const NO_PLACE = { placeUnitId: null, placeStartsAt: null } as const;
/** What every ended callback is. */
const ENDED = { ...UNCLAIMED, ...NO_PLACE } as const;

const placed = (place: CallbackPlace | null | undefined): Pick<Callback, 'placeUnitId' | 'placeStartsAt'> =>
  place === null || place === undefined ? NO_PLACE : { placeUnitId: place.unitId, placeStartsAt: place.startsAt };

/** A callback waiting for a window of its own. */
const waitingFor = (
  dueAt: Instant,
  until: Instant | undefined,
  promised: boolean,
): Pick<Callback, 'state' | 'dueAt' | 'until' | 'promised' | 'missedAt' | 'rangAt'> => ({
  state: 'scheduled',
  dueAt,
  until: until ?? plusMinutes(dueAt, WINDOW_MINUTES_BEFORE),
  promised: promised && until !== undefined,
  missedAt: null,
  rangAt: null,
});

/** What happens to callbacks, and what it changes. */
export const CALLBACK_CHANGES: { readonly [N in CallbackEvent]: Change<N> } = {
  'complaint.callback-scheduled': (complaint, payload) => ({
    callbacks: [
      ...complaint.callbacks,
      {
        id: payload.callbackId,
        kind: payload.kind,
        complainantId: payload.complainantId,
        ...waitingFor(payload.dueAt, payload.until, payload.promised === true),
        expiresAt: payload.expiresAt ?? null,
        maxAttempts: payload.maxAttempts,
        spacings: payload.spacings ?? [payload.spacingMinutes ?? SPACING_MINUTES_BEFORE],
        everyMonths: payload.everyMonths ?? null,
        generation: 1,
        ...UNCLAIMED,
        ...placed(payload.place),
        topicTextId: payload.topicTextId,
        cycle: complaint.cycle,
        attempts: [],
      },
    ],
  }),
  'complaint.callback-moved': (complaint, { callbackId, dueAt, until, expiresAt, place, generation }) =>
    callback(complaint, callbackId, () => ({
      ...waitingFor(dueAt, until, true),
      ...UNCLAIMED,
      ...placed(place),
      expiresAt: expiresAt ?? null,
      generation,
    })),
  'complaint.callback-rang': (complaint, { callbackId }, { occurredAt }) =>
    callback(complaint, callbackId, () => ({ state: 'ringing', rangAt: occurredAt })),
  'complaint.callback-attempted': (complaint, payload, standing) =>
    callback(complaint, payload.callbackId, (item) => ({
      ...ENDED,
      ...(payload.outcome === 'reached' ? { state: 'reached' as const } : {}),
      ...(payload.nextDueAt === null
        ? {}
        : {
            ...waitingFor(payload.nextDueAt, payload.nextUntil ?? undefined, payload.outcome === 'asked-to-call-at'),
            ...placed(payload.place),
            expiresAt: payload.expiresAt ?? item.expiresAt,
          }),
      attempts: [
        ...item.attempts,
        {
          id: payload.attemptId,
          outcome: payload.outcome,
          attemptedAt: standing.occurredAt,
          // Only people make calls.
          byId: standing.actor.id as StaffId,
          noteTextId: payload.noteTextId,
        },
      ],
      generation: payload.generation,
    })),
  'complaint.callback-exhausted': (complaint, { callbackId }) =>
    callback(complaint, callbackId, () => ({ ...ENDED, state: 'exhausted' })),
  'complaint.callback-declined': (complaint, { callbackId }) =>
    callback(complaint, callbackId, () => ({ ...ENDED, state: 'declined' })),
  'complaint.callback-number-wanted': (complaint, { callbackId }) =>
    // Somebody called: the window did not pass without an attempt.
    callback(complaint, callbackId, () => ({ ...ENDED, state: 'number-wanted', promised: false })),
  'complaint.callback-expired': (complaint, { callbackId }) =>
    callback(complaint, callbackId, () => ({ ...ENDED, state: 'expired' })),
  'complaint.callback-missed': (complaint, { callbackId }, { occurredAt }) =>
    callback(complaint, callbackId, () => ({ missedAt: occurredAt })),
  'complaint.callback-claimed': (complaint, { callbackId, byId, until }) =>
    callback(complaint, callbackId, () => ({ claimedById: byId, claimedUntil: until })),
  'complaint.callback-released': (complaint, { callbackId }) => callback(complaint, callbackId, () => UNCLAIMED),
  'complaint.callback-cancelled': (complaint, { callbackId }) =>
    callback(complaint, callbackId, () => ({ ...ENDED, state: 'cancelled' })),
};
