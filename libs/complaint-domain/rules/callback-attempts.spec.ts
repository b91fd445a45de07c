import { describe, expect, it } from '@jest/globals';
import { ATTEMPT_OUTCOMES, type AttemptOutcome, type Instant, plusMinutes, type StaffId } from '@redress/contracts';
import fc from 'fast-check';
import { DEFAULT_CALLBACK_POLICY } from '../callbacks/callback-policy';
import { claimOf } from '../callbacks/callers';
import { isOpen } from '../callbacks/open-callbacks';
import { USUAL_CALLBACKS } from '../decision';
import { CHEN_YU, LI_WEI, NINGBO, QIAN_LI, TIMER, WU_DI, ZHAO_MIN, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { idsFrom, Scene } from '../testing/scene';
import { anyMoment, anyQuietHours, anyZone, isQuietByTheWall } from '../testing/wall-clock';

type Booking = Parameters<typeof inputs.callback>[2];
const booked = (change: Booking = {}, scene = Scene.of()) =>
  scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, change));
const newest = (scene: Scene) => {
  const callback = scene.complaint.callbacks.at(-1);
  if (callback === undefined) throw new Error('no callback');
  return callback;
};
/** The newest things that happened to callbacks; other things follow from them. */
const types = (scene: Scene, last: number) =>
  scene.events
    .map(({ type }) => type.slice('complaint.'.length))
    .filter((type) => type.startsWith('callback-'))
    .slice(-last);
const { ownershipMinutes, deputyMinutes, claimMinutes, busyMinutes, expiryMinutes } = DEFAULT_CALLBACK_POLICY;

describe('what follows an outcome', () => {
  const tried = (outcome: AttemptOutcome, change: Booking = {}) => {
    const scene = booked(change).wait(60);
    return scene.does('record-attempt', { callbackId: scene.newestCallback, outcome });
  };

  it('busy: again in a few minutes', () => {
    const scene = tried('busy');
    expect(newest(scene)).toMatchObject({ state: 'scheduled', dueAt: plusMinutes(scene.now, busyMinutes) });
  });

  it('voicemail and no answer: the next attempt by plan, which nobody was promised', () => {
    for (const outcome of ['voicemail', 'no-answer'] as const) {
      const scene = tried(outcome);
      expect(newest(scene)).toMatchObject({
        state: 'scheduled',
        dueAt: plusMinutes(scene.now, 240),
        promised: false,
        generation: 2,
      });
    }
  });

  it('wrong number: the plan stands still until somebody gives it another time', () => {
    const scene = tried('wrong-number');
    const { id: callbackId } = newest(scene);
    expect(newest(scene)).toMatchObject({ state: 'number-wanted', promised: false });
    const reason = FREE_TEXT;
    expect(scene.refusal('ring-callback', { callbackId, generation: 2 }, TIMER).code).toBe('complaint.callback-ended');
    expect(scene.refusal('schedule-callback', inputs.callback(scene.complaint, scene.now)).code).toBe(
      'complaint.callback-open',
    );
    const chosen = { callbackId, dueAt: plusMinutes(scene.now, 60) };
    expect(scene.refusal('choose-callback-time', chosen, TIMER).code).toBe('complaint.callback-number-wanted');
    expect(newest(scene.does('move-callback', chosen))).toMatchObject({ state: 'scheduled', promised: true });
    scene.does('cancel-callback', { callbackId, reason });
  });

  it('wrong number at the last attempt: the plan is used up', () => {
    expect(newest(tried('wrong-number', { maxAttempts: 1 })).state).toBe('exhausted');
  });

  it('refused to talk: nobody calls again, and a verification may end so', () => {
    const scene = Scene.at('follow-through');
    booked({ kind: 'verify-satisfaction' }, scene).wait(60);
    scene.does('record-attempt', { callbackId: scene.newestCallback, outcome: 'refused-to-talk' });
    expect(newest(scene).state).toBe('declined');
    for (const { id } of scene.complaint.remedies) scene.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
    scene.does('settle-issue', inputs.settlement(scene.complaint));
    scene.does('close', { way: 'contact-plan-exhausted', outcome: 'upheld' });
    expect(scene.complaint.status).toBe('closed');
  });

  it('another time: a window of its own, agreed and promised, with patience of its own', () => {
    const scene = booked().wait(60);
    const { id: callbackId } = newest(scene);
    const callAt = plusMinutes(scene.now, 120);
    const callUntil = plusMinutes(scene.now, 300);
    const asked = { callbackId, outcome: 'asked-to-call-at', callAt } as const;
    scene.does('record-attempt', { ...asked, callUntil });
    expect(newest(scene)).toMatchObject({
      dueAt: callAt,
      until: callUntil,
      promised: true,
      expiresAt: plusMinutes(callUntil, expiryMinutes),
    });
    const night = '2026-03-02T23:00:00.000Z' as Instant;
    expect(scene.refusal('record-attempt', { ...asked, callAt: night })).toMatchObject({
      code: 'complaint.callback-quiet-hours',
      detail: { next: '2026-03-03T08:00:00.000Z' },
    });
  });
});

describe('a promise to call', () => {
  it('that passes without an attempt is missed, once, and is owed still', () => {
    const scene = booked().wait(60);
    const bell = { callbackId: scene.newestCallback, generation: 1 };
    scene.does('ring-callback', bell, TIMER);
    expect(scene.events.find(({ type }) => type === 'complaint.callback-rang')?.payload).toMatchObject({
      missedAt: newest(scene).until,
    });
    scene.wait(59);
    expect(scene.refusal('miss-callback', bell, TIMER).code).toBe('complaint.callback-not-due');
    expect(scene.refusal('miss-callback', bell, LI_WEI).code).toBe('auth.not-permitted');
    scene.wait(1).does('miss-callback', bell, TIMER);
    const [promise] = scene.complaint.promises;
    // Other things follow: clocks, and what the house escalates.
    const told = scene.events.filter(({ type }) => /callback-missed|promise-broken/.test(type));
    expect(told).toEqual([
      { type: 'complaint.callback-missed', payload: { ...bell, until: scene.now, responsibleId: LI_WEI } },
      { type: 'complaint.promise-broken', payload: { promiseId: promise?.id } },
    ]);
    expect(promise).toMatchObject({ subjectId: bell.callbackId, state: 'broken' });
    expect(newest(scene)).toMatchObject({ state: 'ringing', missedAt: scene.now });
    expect(scene.refusal('miss-callback', bell, TIMER).code).toBe('complaint.callback-ended');
    scene.does('record-attempt', { callbackId: bell.callbackId, outcome: 'reached' });
    expect(types(scene, 1)).toEqual(['callback-attempted']);
  });

  it('is noted as missed by whoever comes too late, before the bell does', () => {
    const late = () => booked().wait(120);
    const reason = FREE_TEXT;
    const tried = late();
    tried.does('record-attempt', { callbackId: tried.newestCallback, outcome: 'no-answer' });
    expect(types(tried, 2)).toEqual(['callback-missed', 'callback-attempted']);
    const moved = late();
    moved.does('move-callback', { callbackId: moved.newestCallback, dueAt: plusMinutes(moved.now, 60) });
    expect(types(moved, 2)).toEqual(['callback-missed', 'callback-moved']);
    const cancelled = late();
    cancelled.does('cancel-callback', { callbackId: cancelled.newestCallback, reason });
    expect(types(cancelled, 2)).toEqual(['callback-missed', 'callback-cancelled']);
  });

  it('is kept by an attempt in its window; what the plan tries next was promised to nobody', () => {
    const scene = booked().wait(119);
    const { id: callbackId } = newest(scene);
    scene.does('record-attempt', { callbackId, outcome: 'no-answer' });
    expect(types(scene, 1)).toEqual(['callback-attempted']);
    scene.wait(500);
    expect(scene.refusal('miss-callback', { callbackId, generation: 2 }, TIMER).code).toBe('complaint.callback-ended');
    expect(scene.refusal('miss-callback', { callbackId, generation: 1 }, TIMER).code).toBe('complaint.callback-ended');
  });

  it('is the contact person’s to keep where there is one', () => {
    const scene = Scene.of().does('set-contact-person', { staffId: WU_DI, reason: FREE_TEXT }, ZHOU_JIE);
    booked({}, scene).wait(120);
    scene.does('miss-callback', { callbackId: scene.newestCallback, generation: 1 }, TIMER);
    const missed = scene.events.find(({ type }) => type === 'complaint.callback-missed');
    expect(missed?.payload).toMatchObject({ responsibleId: WU_DI });
  });
});

describe('an open callback', () => {
  it('expires so long after its window, and not before', () => {
    const scene = booked();
    const bell = { callbackId: scene.newestCallback, generation: 1 };
    scene.wait(120 + expiryMinutes - 1);
    expect(scene.refusal('expire-callback', bell, TIMER).code).toBe('complaint.callback-not-due');
    expect(newest(scene.wait(1).does('expire-callback', bell, TIMER)).state).toBe('expired');
    expect(scene.refusal('expire-callback', bell, TIMER).code).toBe('complaint.callback-ended');
  });

  it('expires with the attempt whose next would come too late', () => {
    const scene = booked({ spacings: [43_200] }).wait(60);
    scene.does('record-attempt', { callbackId: scene.newestCallback, outcome: 'no-answer' });
    expect(newest(scene).state).toBe('expired');
    expect(types(scene, 2)).toEqual(['callback-attempted', 'callback-expired']);
  });
});

describe('whose call it is', () => {
  const ringing = () => {
    const scene = booked().wait(60);
    return scene.does('ring-callback', { callbackId: scene.newestCallback, generation: 1 }, TIMER);
  };
  const claims = (scene: Scene, by: StaffId) => {
    const decision = scene.decide('claim-callback', { callbackId: scene.newestCallback }, by);
    return decision.accepted ? 'taken' : decision.refusal.code.slice('complaint.callback-'.length);
  };

  it('the owner’s, then the deputy’s, then anybody’s of the unit; a supervisor’s always', () => {
    const scene = ringing();
    expect([LI_WEI, ZHAO_MIN, WU_DI, ZHOU_JIE].map((by) => claims(scene, by))).toEqual([
      'taken',
      'not-yours',
      'not-yours',
      'taken',
    ]);
    scene.wait(ownershipMinutes);
    expect([LI_WEI, ZHAO_MIN, WU_DI].map((by) => claims(scene, by))).toEqual(['taken', 'taken', 'not-yours']);
    expect(scene.refusal('claim-callback', { callbackId: scene.newestCallback }, WU_DI).detail).toEqual({
      from: plusMinutes(newest(scene).dueAt, ownershipMinutes + deputyMinutes),
    });
    scene.wait(deputyMinutes);
    expect([LI_WEI, ZHAO_MIN, WU_DI].map((by) => claims(scene, by))).toEqual(['taken', 'taken', 'taken']);
    expect(scene.refusal('claim-callback', { callbackId: scene.newestCallback }, CHEN_YU).code).toBe(
      'auth.not-permitted',
    );
  });

  it('the deputy’s from the start where the owner is away, and the queue’s where nobody stands in', () => {
    const scene = ringing().turns(LI_WEI, { absent: true });
    expect(claims(scene, ZHAO_MIN)).toBe('taken');
    expect(claims(scene, WU_DI)).toBe('not-yours');
    const alone = ringing().turns(LI_WEI, { absent: true, deputyId: null });
    expect(claims(alone, WU_DI)).toBe('taken');
  });

  it('the deputy’s deputy’s where the deputy is away', () => {
    const scene = ringing().turns(ZHAO_MIN, { absent: true }).wait(ownershipMinutes);
    expect(claims(scene, WU_DI)).toBe('taken');
  });

  it('everybody’s at once while the duty officer owns: the first to answer takes over', () => {
    const scene = Scene.of({ channel: 'web' }, { kind: 'system', id: 'import' });
    expect(scene.owner).toBe(QIAN_LI);
    expect(scene.complaint.unitId).toBe(NINGBO);
    booked({}, scene).wait(60);
    expect(claims(scene, WU_DI)).toBe('taken');
  });

  it('taken, it is nobody else’s until it is given back or not made in time', () => {
    const scene = ringing().wait(ownershipMinutes + deputyMinutes);
    const { id: callbackId } = newest(scene);
    scene.does('claim-callback', { callbackId }, WU_DI);
    const until = plusMinutes(scene.now, claimMinutes);
    expect(scene.refusal('claim-callback', { callbackId }, LI_WEI)).toEqual({
      code: 'complaint.callback-claimed',
      detail: { byId: WU_DI, until },
    });
    expect(scene.refusal('record-attempt', { callbackId, outcome: 'busy' }, LI_WEI).code).toBe(
      'complaint.callback-claimed',
    );
    expect(scene.refusal('release-callback', { callbackId }, LI_WEI).code).toBe('complaint.callback-not-claimed');
    scene.does('release-callback', { callbackId }, WU_DI).does('claim-callback', { callbackId }, ZHAO_MIN);
    scene.wait(claimMinutes);
    expect(claims(scene, WU_DI)).toBe('taken');
    expect(scene.refusal('release-callback', { callbackId }, ZHAO_MIN).code).toBe('complaint.callback-not-claimed');
  });

  it('taken and made, it is free again', () => {
    const scene = ringing();
    const { id: callbackId } = newest(scene);
    scene.does('claim-callback', { callbackId }).does('record-attempt', { callbackId, outcome: 'no-answer' });
    expect(newest(scene)).toMatchObject({ claimedById: null, claimedUntil: null });
  });

  it('is never two people’s at once, whoever asks when', () => {
    const asking = fc.record({
      by: fc.constantFrom(LI_WEI, ZHAO_MIN, WU_DI, ZHOU_JIE),
      what: fc.constantFrom('claim-callback', 'release-callback', 'record-attempt'),
      after: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(asking, { maxLength: 30 }), (asked) => {
        const scene = ringing();
        for (const { by, what, after } of asked) {
          scene.wait(after);
          const before = newest(scene);
          if (!isOpen(before)) return;
          const held = claimOf(before, scene.now);
          const input = { callbackId: before.id, outcome: 'no-answer' as const };
          const decision = scene.decide(what, input, by);
          if (!decision.accepted) continue;
          if (held !== null) expect(held.byId).toBe(by);
          scene.keep(decision);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('care', () => {
  const caring = (change: Booking = {}) => booked({ kind: 'care', everyMonths: 6, ...change });

  it('comes again by itself when one has ended, after the close too, unpromised', () => {
    const scene = Scene.at('follow-through').proves();
    booked({ kind: 'care', everyMonths: 6 }, scene);
    scene.does('close', { way: 'verified-callback', outcome: 'upheld' }).wait(60);
    const first = newest(scene);
    scene.does('record-attempt', { callbackId: first.id, outcome: 'reached' });
    expect(newest(scene)).toMatchObject({
      kind: 'care',
      state: 'scheduled',
      promised: false,
      everyMonths: 6,
      dueAt: first.dueAt.replace('2026-03', '2026-09'),
    });
    expect(scene.complaint.status).toBe('closed');
  });

  it('comes again after a plan used up and after it expired; not where it was cancelled or not wanted', () => {
    const after = (end: (scene: Scene) => Scene) => end(caring({ maxAttempts: 1 }).wait(60)).complaint.callbacks.length;
    const tries = (outcome: AttemptOutcome) => (scene: Scene) =>
      scene.does('record-attempt', { callbackId: scene.newestCallback, outcome });
    expect(after(tries('no-answer'))).toBe(2);
    expect(after(tries('refused-to-talk'))).toBe(1);
    expect(after((scene) => scene.does('cancel-callback', { callbackId: scene.newestCallback, reason: 'moved' }))).toBe(
      1,
    );
    const expiring = caring();
    expiring.wait(120 + expiryMinutes);
    expiring.does('expire-callback', { callbackId: expiring.newestCallback, generation: 1 }, TIMER);
    expect(expiring.complaint.callbacks).toHaveLength(2);
  });

  it('ends with the customer’s personal data', () => {
    const scene = caring();
    const [{ customerId } = { customerId: null }] = scene.complaint.complainants;
    if (customerId === null) throw new Error('nobody to erase');
    scene.does('erase-personal-data', { customerId }, { kind: 'system', id: 'privacy' });
    expect(scene.complaint.callbacks.map(({ state }) => state)).toEqual(['declined']);
  });

  it('alone comes again', () => {
    const scene = Scene.of();
    const input = inputs.callback(scene.complaint, scene.now, { kind: 'progress', everyMonths: 6 });
    expect(scene.refusal('schedule-callback', input).code).toBe('complaint.callback-not-recurring');
  });
});

describe('any plan, in any zone', () => {
  const COUNTED = ATTEMPT_OUTCOMES.filter((outcome) => outcome !== 'asked-to-call-at' && outcome !== 'reached');

  it('ends, and no attempt of it ever lies in quiet hours', () => {
    fc.assert(
      fc.property(
        anyMoment,
        anyZone,
        anyQuietHours,
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.record({ outcome: fc.constantFrom(...COUNTED), late: fc.integer({ min: 0, max: 500 }) }), {
          minLength: 7,
          maxLength: 7,
        }),
        (start, zone, quietHours, maxAttempts, trying) => {
          const scene = new Scene(idsFrom('id'));
          scene.now = start;
          scene.callbacks = {
            ...USUAL_CALLBACKS,
            policy: { ...DEFAULT_CALLBACK_POLICY, quietHours },
            unitZone: zone,
          };
          scene.register({ receivedAt: start }, LI_WEI);
          const asked = inputs.callback(scene.complaint, scene.now, { maxAttempts });
          const refused = scene.decide('schedule-callback', asked);
          const dueAt = refused.accepted ? asked.dueAt : (refused.refusal.detail?.['next'] as Instant);
          scene.does('schedule-callback', { ...asked, dueAt });
          let attempts = 0;
          while (isOpen(newest(scene))) {
            const { state, dueAt: due, until, id: callbackId } = newest(scene);
            if (state === 'number-wanted') return;
            for (let minute = due; minute < until; minute = plusMinutes(minute, 9))
              expect(isQuietByTheWall(quietHours, minute, zone)).toBe(false);
            const { late, outcome } = trying[attempts] ?? { late: 0, outcome: 'no-answer' };
            scene.now = plusMinutes(due, late);
            scene.does('record-attempt', { callbackId, outcome });
            attempts += 1;
            expect(attempts).toBeLessThanOrEqual(maxAttempts);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
