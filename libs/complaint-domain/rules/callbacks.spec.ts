import { describe, expect, it } from '@jest/globals';
import { CALLBACK_KINDS, plusMinutes, STEPS } from '@redress/contracts';
import { DEFAULT_CALLBACK_POLICY } from '../callbacks/callback-policy';
import { CHEN_YU, LI_WEI, TIMER, WU_DI, ZHAO_MIN } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const reason = FREE_TEXT;
const unknown = 'unknown' as never;
type Booking = Parameters<typeof inputs.callback>[2];
const booked = (change: Booking = {}, scene = Scene.of()) =>
  scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, change));
const verifying = (scene = Scene.at('follow-through')) => booked({ kind: 'verify-satisfaction' }, scene);
const newest = (scene: Scene) => scene.complaint.callbacks.at(-1);

describe('a callback we owe', () => {
  it('has a due time, a plan of attempts and a topic', () => {
    const scene = booked({ kind: 'progress', topic: FREE_TEXT });
    expect(newest(scene)).toMatchObject({
      kind: 'progress',
      dueAt: plusMinutes(scene.now, 60),
      until: plusMinutes(scene.now, 60 + DEFAULT_CALLBACK_POLICY.windowMinutes),
      promised: true,
      maxAttempts: DEFAULT_CALLBACK_POLICY.attempts,
      spacings: DEFAULT_CALLBACK_POLICY.spacings,
      generation: 1,
      state: 'scheduled',
      rangAt: null,
      cycle: 1,
    });
    expect(scene.texts.at(-1)?.kind).toBe('callback-topic');
    expect(newest(booked({ maxAttempts: 5, spacingMinutes: 30 }))).toMatchObject({
      maxAttempts: 5,
      spacings: [30],
      topicTextId: null,
    });
    expect(newest(booked({ spacings: [30, 600] }))?.spacings).toEqual([30, 600]);
  });

  it('is one of a kind for each complainant, ringing or not', () => {
    const scene = booked();
    const again = () => scene.refusal('schedule-callback', inputs.callback(scene.complaint, scene.now)).code;
    expect(again()).toBe('complaint.callback-open');
    scene.wait(60).does('ring-callback', { callbackId: scene.newestCallback, generation: 1 }, TIMER);
    expect(again()).toBe('complaint.callback-open');
    booked({ kind: 'acknowledge' }, scene);
    scene.does('add-complainant', { customerId: 'wu-mei' as never, role: 'co-complainant', authorised: true });
    booked({ complainantId: scene.newestComplainant }, scene);
    scene.does('cancel-callback', { callbackId: scene.newestCallback, reason });
    expect(newest(booked({ complainantId: scene.newestComplainant }, scene))?.state).toBe('scheduled');
  });

  it('is owed to somebody here who has a name, at a time to come', () => {
    const scene = Scene.of();
    const refusal = (change: Booking, at = scene) =>
      at.refusal('schedule-callback', inputs.callback(at.complaint, at.now, change)).code;
    expect(refusal({ complainantId: unknown })).toBe('complaint.complainant-unknown');
    expect(refusal({ dueAt: scene.now })).toBe('complaint.due-in-past');
    expect(refusal({}, Scene.of({ customerId: null }))).toBe('complaint.anonymous-contact');
  });

  it.each(STEPS.flatMap((step) => CALLBACK_KINDS.map((kind) => [step, kind] as const)))('in %s: %s', (step, kind) => {
    const scene = Scene.at(step);
    const decision = scene.decide('schedule-callback', inputs.callback(scene.complaint, scene.now, { kind }));
    const fits = kind !== 'verify-satisfaction' || step === 'solve' || step === 'follow-through';
    expect(decision.accepted ? 'accepted' : decision.refusal.code).toBe(fits ? 'accepted' : 'complaint.wrong-step');
  });

  it('is booked by the handler; a closed complaint books none', () => {
    const scene = Scene.of();
    expect(scene.refusal('schedule-callback', inputs.callback(scene.complaint, scene.now), ZHAO_MIN).code).toBe(
      'complaint.not-handler',
    );
    scene.closes();
    expect(scene.refusal('schedule-callback', inputs.callback(scene.complaint, scene.now)).code).toBe(
      'complaint.closed',
    );
  });
});

describe('the bell', () => {
  it('rings once, when the time has come, for the timer alone', () => {
    const scene = booked().wait(59);
    const bell = { callbackId: scene.newestCallback, generation: 1 };
    expect(scene.refusal('ring-callback', bell, TIMER).code).toBe('complaint.callback-not-due');
    scene.wait(1);
    expect(scene.refusal('ring-callback', bell, LI_WEI).code).toBe('auth.not-permitted');
    scene.does('ring-callback', bell, TIMER);
    expect(newest(scene)).toMatchObject({ state: 'ringing', rangAt: scene.now });
    expect(scene.refusal('ring-callback', bell, TIMER).code).toBe('complaint.callback-ended');
  });

  it('of an older generation does nothing', () => {
    const scene = booked();
    const callbackId = scene.newestCallback;
    scene.does('move-callback', { callbackId, dueAt: plusMinutes(scene.now, 120) }).wait(200);
    expect(newest(scene)).toMatchObject({ generation: 2, state: 'scheduled' });
    expect(scene.refusal('ring-callback', { callbackId, generation: 1 }, TIMER).code).toBe('complaint.callback-ended');
    expect(newest(scene.does('ring-callback', { callbackId, generation: 2 }, TIMER))?.state).toBe('ringing');
  });

  it('moved while ringing, it waits again', () => {
    const scene = booked().wait(60);
    const callbackId = scene.newestCallback;
    scene
      .does('ring-callback', { callbackId, generation: 1 }, TIMER)
      .does('move-callback', { callbackId, dueAt: plusMinutes(scene.now, 5) });
    expect(newest(scene)).toMatchObject({ state: 'scheduled', rangAt: null, generation: 2 });
  });

  it('does not move into the past, and cancelled it is over', () => {
    const scene = booked();
    const callbackId = scene.newestCallback;
    expect(scene.refusal('move-callback', { callbackId, dueAt: scene.now }).code).toBe('complaint.due-in-past');
    expect(newest(scene.does('cancel-callback', { callbackId, reason }))?.state).toBe('cancelled');
    for (const code of [
      scene.refusal('move-callback', { callbackId, dueAt: plusMinutes(scene.now, 5) }).code,
      scene.refusal('cancel-callback', { callbackId, reason }).code,
      scene.refusal('ring-callback', { callbackId, generation: 1 }, TIMER).code,
      scene.refusal('record-attempt', { callbackId, outcome: 'busy' }).code,
    ])
      expect(code).toBe('complaint.callback-ended');
  });

  it('knows no callback that is not there', () => {
    const scene = Scene.at('follow-through');
    for (const code of [
      scene.refusal('move-callback', { callbackId: unknown, dueAt: plusMinutes(scene.now, 5) }).code,
      scene.refusal('cancel-callback', { callbackId: unknown, reason }).code,
      scene.refusal('ring-callback', { callbackId: unknown, generation: 1 }, TIMER).code,
      scene.refusal('record-attempt', { callbackId: unknown, outcome: 'busy' }).code,
      scene.refusal('verify-satisfaction', { callbackId: unknown, satisfaction: { outcomeScore: 0 } }).code,
    ])
      expect(code).toBe('complaint.callback-unknown');
  });
});

describe('attempts', () => {
  it('go on by plan until it is used up', () => {
    const scene = booked({ maxAttempts: 3, spacingMinutes: 100 }).wait(60);
    const callbackId = scene.newestCallback;
    scene.does('ring-callback', { callbackId, generation: 1 }, TIMER);
    scene.does('record-attempt', { callbackId, outcome: 'no-answer', note: FREE_TEXT });
    expect(newest(scene)).toMatchObject({
      state: 'scheduled',
      dueAt: plusMinutes(scene.now, 100),
      rangAt: null,
      generation: 2,
    });
    expect(scene.texts.at(-1)?.kind).toBe('attempt-note');
    scene.wait(100).does('record-attempt', { callbackId, outcome: 'busy' });
    expect(newest(scene)).toMatchObject({ state: 'scheduled', generation: 3 });
    scene.wait(100).does('record-attempt', { callbackId, outcome: 'wrong-number' });
    expect(newest(scene)).toMatchObject({
      state: 'exhausted',
      attempts: [
        { outcome: 'no-answer', byId: LI_WEI },
        { outcome: 'busy' },
        { outcome: 'wrong-number', attemptedAt: scene.now },
      ],
    });
    expect(scene.decided.at(-1)).toEqual({ type: 'complaint.callback-exhausted', payload: { callbackId } });
  });

  it('reaching the customer ends it', () => {
    const scene = booked();
    scene.does('record-attempt', { callbackId: scene.newestCallback, outcome: 'reached' });
    expect(newest(scene)).toMatchObject({ state: 'reached', attempts: [{ outcome: 'reached' }] });
  });

  it('a customer who asks for another time gets it, and it is no failure', () => {
    const scene = booked({ maxAttempts: 2 });
    const callbackId = scene.newestCallback;
    const asked = { callbackId, outcome: 'asked-to-call-at' } as const;
    expect(scene.refusal('record-attempt', asked).code).toBe('complaint.callback-next-missing');
    expect(scene.refusal('record-attempt', { ...asked, callAt: scene.now }).code).toBe('complaint.due-in-past');
    scene.does('record-attempt', { ...asked, callAt: plusMinutes(scene.now, 30) });
    scene.wait(30).does('record-attempt', { ...asked, callAt: plusMinutes(scene.now, 45) });
    expect(newest(scene)).toMatchObject({ state: 'scheduled', dueAt: plusMinutes(scene.now, 45) });
    expect(newest(scene.wait(45).does('record-attempt', { callbackId, outcome: 'no-answer' }))?.state).toBe(
      'scheduled',
    );
    expect(newest(scene.does('record-attempt', { callbackId, outcome: 'no-answer' }))?.state).toBe('exhausted');
  });

  it('are made by people, helpers included once the owner has had their time', () => {
    const scene = booked();
    const attempt = { callbackId: scene.newestCallback, outcome: 'busy' } as const;
    expect(() => scene.decide('record-attempt', attempt, TIMER)).toThrow('cannot act as a person');
    expect(scene.refusal('record-attempt', attempt, CHEN_YU).code).toBe('auth.not-permitted');
    expect(scene.refusal('record-attempt', attempt, ZHAO_MIN).code).toBe('complaint.callback-not-yours');
    scene.wait(60 + DEFAULT_CALLBACK_POLICY.ownershipMinutes).does('record-attempt', attempt, ZHAO_MIN);
    expect(newest(scene)?.attempts).toMatchObject([{ byId: ZHAO_MIN }]);
  });

  it('a care callback lives on after the close', () => {
    const scene = Scene.at('follow-through').proves();
    const care = booked({ kind: 'care', dueAt: plusMinutes(scene.now, 100_000) }, scene);
    care.does('close', { way: 'verified-callback', outcome: 'upheld' }).wait(100_000);
    care.does('ring-callback', { callbackId: care.newestCallback, generation: 1 }, TIMER);
    care.does('record-attempt', { callbackId: care.newestCallback, outcome: 'reached' });
    expect(care.complaint).toMatchObject({ status: 'closed', owner: { staffId: LI_WEI } });
  });
});

describe('verifying', () => {
  const satisfaction = { outcomeScore: 60, handlingScore: -30 } as const;

  it('may come with the attempt that reached the customer', () => {
    const scene = verifying();
    scene.does('record-attempt', { callbackId: scene.newestCallback, outcome: 'reached', satisfaction });
    expect(scene.complaint.complainants).toMatchObject([
      { outcomeScore: 60, handlingScore: -30, verifiedAt: scene.now },
    ]);
  });

  it('or after it, once', () => {
    const scene = verifying();
    const callbackId = scene.newestCallback;
    scene.wait(60).does('record-attempt', { callbackId, outcome: 'reached' }).wait(2);
    scene.does('verify-satisfaction', { callbackId, satisfaction: { outcomeScore: -30 } });
    expect(scene.complaint.complainants).toMatchObject([
      { outcomeScore: -30, handlingScore: null, verifiedAt: scene.now },
    ]);
    expect(scene.refusal('verify-satisfaction', { callbackId, satisfaction }).code).toBe(
      'complaint.callback-not-verifying',
    );
  });

  it('another score takes another conversation', () => {
    const scene = verifying();
    scene
      .does('record-attempt', {
        callbackId: scene.newestCallback,
        outcome: 'reached',
        satisfaction: { outcomeScore: -30 },
      })
      .wait(30);
    verifying(scene).does('record-attempt', { callbackId: scene.newestCallback, outcome: 'reached' });
    scene.does('verify-satisfaction', { callbackId: scene.newestCallback, satisfaction });
    expect(scene.complaint.complainants).toMatchObject([{ outcomeScore: 60 }]);
  });

  it('is never recorded on a callback of another kind, or one that reached nobody', () => {
    const code = 'complaint.callback-not-verifying';
    const progress = booked({}, Scene.at('follow-through'));
    const callbackId = progress.newestCallback;
    expect(progress.refusal('record-attempt', { callbackId, outcome: 'reached', satisfaction }).code).toBe(code);
    progress.does('record-attempt', { callbackId, outcome: 'reached' });
    expect(progress.refusal('verify-satisfaction', { callbackId, satisfaction }).code).toBe(code);
    const silent = verifying();
    expect(
      silent.refusal('record-attempt', { callbackId: silent.newestCallback, outcome: 'no-answer', satisfaction }).code,
    ).toBe(code);
    expect(silent.refusal('verify-satisfaction', { callbackId: silent.newestCallback, satisfaction }).code).toBe(code);
    silent.does('record-attempt', { callbackId: silent.newestCallback, outcome: 'no-answer' });
    expect(silent.refusal('verify-satisfaction', { callbackId: silent.newestCallback, satisfaction }).code).toBe(code);
  });

  it('is never recorded before there is something to verify', () => {
    const scene = verifying(Scene.at('solve'));
    const callbackId = scene.newestCallback;
    expect(scene.refusal('record-attempt', { callbackId, outcome: 'reached', satisfaction })).toEqual({
      code: 'complaint.wrong-step',
      detail: { step: 'solve', needed: 'follow-through' },
    });
    expect(scene.refusal('verify-satisfaction', { callbackId, satisfaction }).code).toBe('complaint.wrong-step');
    expect(scene.refusal('verify-now', { complainantId: scene.mainComplainant, satisfaction }).code).toBe(
      'complaint.wrong-step',
    );
    scene.does('record-attempt', { callbackId, outcome: 'reached' }).wait(1).reach('follow-through');
    expect(scene.refusal('verify-satisfaction', { callbackId, satisfaction }).code).toBe(
      'complaint.callback-not-verifying',
    );
  });

  it('in the running conversation books, reaches and verifies at once', () => {
    const scene = Scene.at('follow-through').does('set-severity', inputs.severity());
    const before = scene.complaint.version;
    scene.does('verify-now', { complainantId: scene.mainComplainant, satisfaction });
    expect(newest(scene)).toMatchObject({
      kind: 'verify-satisfaction',
      dueAt: scene.now,
      state: 'reached',
      attempts: [{ outcome: 'reached', byId: LI_WEI }],
    });
    expect(scene.complaint).toMatchObject({
      version: before + 1,
      complainants: [{ outcomeScore: 60, handlingScore: -30 }],
    });
  });

  it('and uses the callback that is open already', () => {
    const scene = verifying();
    scene.does('verify-now', { complainantId: scene.mainComplainant, satisfaction });
    expect(scene.complaint.callbacks).toHaveLength(1);
    expect(newest(scene)?.state).toBe('reached');
  });

  it('asks complainants who are here and have a name; it is a person’s', () => {
    const scene = Scene.at('follow-through');
    expect(scene.refusal('verify-now', { complainantId: unknown, satisfaction }).code).toBe(
      'complaint.complainant-unknown',
    );
    const anonymous = Scene.at('follow-through', { customerId: null });
    expect(anonymous.refusal('verify-now', { complainantId: anonymous.mainComplainant, satisfaction }).code).toBe(
      'complaint.anonymous-contact',
    );
    expect(() => scene.decide('verify-now', { complainantId: scene.mainComplainant, satisfaction }, TIMER)).toThrow(
      'cannot act as a person',
    );
    expect(scene.refusal('verify-now', { complainantId: scene.mainComplainant, satisfaction }, WU_DI).code).toBe(
      'complaint.not-handler',
    );
  });
});
