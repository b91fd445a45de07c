import { describe, expect, it } from '@jest/globals';
import { type Channel, CHANNELS, type ReentryReason, type Step, STEPS, WRITTEN_CHANNELS } from '@redress/contracts';
import { CHEN_YU, LI_WEI, SUN_LEI, TIMER, ZHAO_MIN, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const reason = FREE_TEXT;
const unknown = 'unknown' as never;
const enters = (scene: Scene, step: Step, cause: ReentryReason = 'other') =>
  scene.does('reenter-step', { step, cause, reason });
const joined = (scene: Scene) =>
  scene.does('add-complainant', { customerId: 'wu-mei' as never, role: 'co-complainant', authorised: true });

/** Every change of level so far. */
const raises = (scene: Scene) =>
  scene.events.flatMap(({ type, payload }) => (type === 'complaint.level-changed' ? [payload] : []));

describe('emotion first', () => {
  it('records emotion on arrival and now, what was heard and the apology', () => {
    const scene = Scene.of().wait(2).does('record-atmosphere', inputs.atmosphere());
    expect(scene.complaint.atmosphere).toMatchObject({
      arrival: -60,
      now: 0,
      apology: 'given',
      apologyReasonTextId: null,
      recordedAt: scene.now,
    });
    expect(scene.texts.at(-1)?.kind).toBe('heard');
  });

  it('asks why, where no apology was due', () => {
    const scene = Scene.of();
    expect(scene.refusal('record-atmosphere', inputs.atmosphere({ apology: 'not-due' })).code).toBe(
      'complaint.apology-reason-missing',
    );
    scene.does('record-atmosphere', inputs.atmosphere({ apology: 'not-due', apologyReason: FREE_TEXT }));
    expect(scene.texts.at(-1)?.kind).toBe('apology-reason');
  });

  it.each(CHANNELS.map((channel) => [channel, !WRITTEN_CHANNELS.includes(channel)] as const))(
    '%s: emotion must be observed: %s',
    (channel, heard) => {
      for (const unobserved of [
        inputs.atmosphere({ arrival: 'not-observed' }),
        inputs.atmosphere({ now: 'not-observed' }),
      ]) {
        const decision = Scene.of({ channel }).decide('record-atmosphere', unobserved);
        expect(decision.accepted).toBe(!heard);
        if (!decision.accepted) expect(decision.refusal.code).toBe('complaint.emotion-observable');
      }
    },
  );

  it('a voice without a name is heard too; history and trouble found by staff are not', () => {
    const unobserved = inputs.atmosphere({ arrival: 'not-observed', now: 'not-observed' });
    expect(Scene.of({ customerId: null }).refusal('record-atmosphere', unobserved).code).toBe(
      'complaint.emotion-observable',
    );
    Scene.of({ origin: 'staff', channel: 'field' }).does('record-atmosphere', unobserved);
    Scene.of({ imported: { outcome: null, closedAt: null } }).does('record-atmosphere', unobserved);
  });

  it('asks nothing technical yet', () => {
    expect(Scene.of().refusal('record-diagnosis', inputs.diagnosis())).toEqual({
      code: 'complaint.wrong-step',
      detail: { step: 'atmosphere', needed: 'diagnose' },
    });
  });
});

describe('facts and diagnosis', () => {
  it('a helper records facts, the handler confirms them', () => {
    const scene = Scene.of().does('record-fact', inputs.fact({ confirmed: false, source: 'staff' }), ZHAO_MIN);
    const [fact] = scene.complaint.facts;
    expect(fact).toMatchObject({ source: 'staff', confirmed: false });
    const factId = fact?.id ?? unknown;
    expect(scene.refusal('confirm-fact', { factId }, ZHAO_MIN).code).toBe('complaint.not-handler');
    scene.does('confirm-fact', { factId });
    expect(scene.complaint.facts).toMatchObject([{ confirmed: true }]);
  });

  it('confirms no fact that is not there', () => {
    expect(Scene.of().refusal('confirm-fact', { factId: unknown }).code).toBe('complaint.fact-unknown');
  });

  it('keeps the temperament where one is given, and needs none', () => {
    const scene = Scene.at('diagnose').does('record-diagnosis', inputs.diagnosis({ temperament: 'venting' }));
    expect(scene.complaint.diagnosis).toMatchObject({
      causeKind: 'product',
      temperament: 'venting',
      recordedAt: scene.now,
    });
    expect(scene.does('record-diagnosis', inputs.diagnosis()).complaint.diagnosis?.temperament).toBeNull();
  });

  it('a matter of safety goes to the senior level at once, a grave one alone does not', () => {
    expect(Scene.of().does('set-severity', { severity: 4, safety: false }).complaint.level).toBe('middle');
    const scene = Scene.of().does('set-severity', { severity: 1, safety: true });
    expect(scene.complaint).toMatchObject({ severity: 1, safety: true, level: 'senior' });
    expect(raises(scene)).toEqual([{ from: 'frontline', to: 'senior', cause: 'safety' }]);
    const again = scene.does('set-severity', { severity: 2, safety: true });
    expect(again.decided.at(-1)?.type).toBe('complaint.severity-set');
  });

  it('a threat goes to the senior level at once', () => {
    const scene = Scene.of().does('flag-threat', { threat: 'regulator', note: FREE_TEXT }, ZHAO_MIN);
    expect(scene.complaint).toMatchObject({ threat: 'regulator', level: 'senior' });
    expect(raises(scene)).toEqual([{ from: 'frontline', to: 'senior', cause: 'threat' }]);
    expect(scene.does('flag-threat', { threat: 'media', note: FREE_TEXT }).events.at(-1)?.type).toBe(
      'complaint.threat-flagged',
    );
  });

  it('a vulnerability is recorded with a reason and what we adjust', () => {
    const scene = Scene.of().does(
      'record-vulnerability',
      { drivers: ['health'], reason, adjustment: FREE_TEXT },
      ZHAO_MIN,
    );
    expect(scene.complaint.vulnerability).toEqual(['health']);
    expect(scene.texts.slice(-2).map(({ kind }) => kind)).toEqual(['reason', 'adjustment']);
  });
});

describe('issues', () => {
  it('one complaint holds several, each with a category, an outcome and a cause of its own', () => {
    const scene = Scene.at('diagnose').does('add-issue', { description: FREE_TEXT }, ZHAO_MIN);
    const [first, second] = scene.complaint.issues;
    scene
      .does('categorise-issue', { issueId: first?.id ?? unknown, category: 'gearbox' })
      .does('categorise-issue', { issueId: second?.id ?? unknown, category: 'manners' })
      .reach('solve')
      .does(
        'settle-issue',
        inputs.settlement(scene.complaint, { issueId: second?.id, outcome: 'not-upheld', rootCause: 'person' }),
      );
    expect(scene.complaint.issues).toMatchObject([
      { category: 'gearbox', outcome: null, rootCause: null },
      { category: 'manners', outcome: 'not-upheld', rootCause: 'person', causeKind: 'product', controllable: true },
    ]);
    expect(scene.texts.at(-1)?.kind).toBe('finding');
  });

  it('may come with category and equipment at once', () => {
    const scene = Scene.of().does('add-issue', {
      description: FREE_TEXT,
      category: 'noise',
      equipmentId: 'tx-90' as never,
    });
    expect(scene.complaint.issues.at(-1)).toMatchObject({ category: 'noise', equipmentId: 'tx-90' });
  });

  it('neither categorises nor settles one that is not there, nor settles before a solution is sought', () => {
    const scene = Scene.at('solve');
    expect(scene.refusal('categorise-issue', { issueId: unknown, category: 'x' }).code).toBe('complaint.issue-unknown');
    expect(scene.refusal('settle-issue', inputs.settlement(scene.complaint, { issueId: unknown })).code).toBe(
      'complaint.issue-unknown',
    );
    const early = Scene.at('agree');
    expect(early.refusal('settle-issue', inputs.settlement(early.complaint)).code).toBe('complaint.wrong-step');
  });
});

describe('agreement', () => {
  it('is stated, then confirmed by the customer, who said how', () => {
    const scene = Scene.at('agree');
    expect(scene.refusal('meet-agreement', inputs.confirmation(scene.complaint)).code).toBe(
      'complaint.agreement-not-stated',
    );
    scene.does('state-agreement', inputs.agreement());
    expect(scene.refusal('meet-agreement', inputs.confirmation(scene.complaint, { means: undefined })).code).toBe(
      'complaint.confirmation-means-missing',
    );
    scene.wait(1).does('meet-agreement', inputs.confirmation(scene.complaint, { means: 'message' }));
    expect(scene.complaint.complainants).toMatchObject([
      { agreement: 'confirmed', agreementMeans: 'message', agreedAt: scene.now },
    ]);
  });

  it('a new statement asks everybody again', () => {
    const scene = Scene.at('agree').proves().does('state-agreement', inputs.agreement());
    expect(scene.complaint.complainants).toMatchObject([{ agreement: null, agreementMeans: null, agreedAt: null }]);
  });

  it('unreachable is an answer only after the contact plan', () => {
    const scene = Scene.at('agree').does('state-agreement', inputs.agreement());
    const unreachable = () => inputs.confirmation(scene.complaint, { kind: 'unreachable', means: undefined });
    expect(scene.refusal('meet-agreement', unreachable()).code).toBe('complaint.contact-plan-not-exhausted');
    scene.exhausts('progress').does('meet-agreement', unreachable());
    expect(scene.complaint.complainants).toMatchObject([{ agreement: 'unreachable', agreementMeans: null }]);
  });

  it('unreachable is each complainant’s own', () => {
    const scene = joined(Scene.at('agree')).does('state-agreement', inputs.agreement()).exhausts('progress');
    const complainantId = scene.newestComplainant;
    const unreachable = inputs.confirmation(scene.complaint, { complainantId, kind: 'unreachable' });
    expect(scene.refusal('meet-agreement', unreachable).code).toBe('complaint.contact-plan-not-exhausted');
    scene.exhausts('progress', complainantId).does('meet-agreement', unreachable);
  });

  it('declined is an answer only with our written statement on the way, written on this agreement', () => {
    const scene = Scene.at('agree');
    scene.does('write-message', inputs.letter(scene.complaint, { purpose: 'written-statement' })).wait(1);
    scene.does('state-agreement', inputs.agreement());
    const declined = () => inputs.confirmation(scene.complaint, { kind: 'declined', means: undefined });
    expect(scene.refusal('meet-agreement', declined()).code).toBe('complaint.written-statement-missing');
    scene.does('write-message', inputs.letter(scene.complaint, { purpose: 'reply' }));
    expect(scene.refusal('meet-agreement', declined()).code).toBe('complaint.written-statement-missing');
    scene.does('write-message', inputs.letter(scene.complaint, { purpose: 'written-statement' }));
    scene.does('cancel-message', { messageId: scene.newestMessage });
    expect(scene.refusal('meet-agreement', declined()).code).toBe('complaint.written-statement-missing');
    scene
      .does('write-message', inputs.letter(scene.complaint, { purpose: 'written-statement' }))
      .does('meet-agreement', declined());
    expect(scene.complaint.complainants).toMatchObject([{ agreement: 'declined' }]);
  });

  it('is asked of complainants who are here and have a name', () => {
    const scene = Scene.of({ customerId: null }).reach('agree').does('state-agreement', inputs.agreement());
    expect(scene.refusal('meet-agreement', inputs.confirmation(scene.complaint)).code).toBe(
      'complaint.anonymous-contact',
    );
    expect(scene.refusal('meet-agreement', inputs.confirmation(scene.complaint, { complainantId: unknown })).code).toBe(
      'complaint.complainant-unknown',
    );
  });

  it('belongs to its step: stated there alone, and changed by a re-entry with a reason', () => {
    const scene = Scene.at('solve');
    expect(scene.refusal('state-agreement', inputs.agreement()).code).toBe('complaint.wrong-step');
    expect(scene.refusal('meet-agreement', inputs.confirmation(scene.complaint))).toEqual({
      code: 'complaint.wrong-step',
      detail: { step: 'solve', needed: 'agree' },
    });
    expect(Scene.at('diagnose').refusal('meet-agreement', inputs.confirmation(scene.complaint)).code).toBe(
      'complaint.wrong-step',
    );
  });

  it('who joins later confirms later', () => {
    const scene = joined(Scene.at('follow-through'));
    scene.does('meet-agreement', inputs.confirmation(scene.complaint, { complainantId: scene.newestComplainant }));
    expect(scene.complaint.complainants.at(-1)?.agreement).toBe('confirmed');
  });
});

describe('several complainants', () => {
  it('join by name, once each', () => {
    const scene = joined(Scene.of());
    expect(scene.complaint.complainants).toMatchObject([
      { role: 'customer' },
      { role: 'co-complainant', authorised: true, agreement: null },
    ]);
    expect(
      scene.refusal('add-complainant', { customerId: 'wu-mei' as never, role: 'representative', authorised: false })
        .code,
    ).toBe('complaint.complainant-known');
  });

  it('do not join somebody who wants no name', () => {
    expect(
      Scene.of({ customerId: null }).refusal('add-complainant', {
        customerId: 'wu-mei' as never,
        role: 'customer',
        authorised: true,
      }).code,
    ).toBe('complaint.anonymous-contact');
  });
});

describe('going forward', () => {
  it('through every gate in its order, none skipped', () => {
    const scene = Scene.of().closes();
    const entered = scene.events.flatMap((event) =>
      event.type === 'complaint.step-entered' ? [[event.payload.from, event.payload.to]] : [],
    );
    expect(entered).toEqual([
      ['atmosphere', 'diagnose'],
      ['diagnose', 'agree'],
      ['agree', 'solve'],
      ['solve', 'follow-through'],
    ]);
  });

  it('a gate that is not met says what is missing', () => {
    expect(Scene.of().refusal('advance', {})).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['atmosphere-evidence'] },
    });
    expect(Scene.at('diagnose').refusal('advance', {})).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['confirmed-fact', 'issue-category', 'diagnosis-evidence', 'severity'] },
    });
  });

  it('the last step leads on to a close alone', () => {
    expect(Scene.at('follow-through').refusal('advance', {}).code).toBe('complaint.last-step');
  });

  it('is the handler’s', () => {
    expect(Scene.of().proves().refusal('advance', {}, ZHAO_MIN).code).toBe('complaint.not-handler');
    expect(Scene.of().proves().does('advance', {}, ZHOU_JIE).complaint.step).toBe('diagnose');
  });
});

describe('going back', () => {
  it.each(STEPS.flatMap((from, at) => STEPS.map((to, target) => [from, to, target <= at] as const)))(
    '%s → %s: %s',
    (from, to, allowed) => {
      const decision = Scene.at(from).decide('reenter-step', { step: to, cause: 'new-facts', reason });
      expect(decision.accepted ? 'accepted' : decision.refusal.code).toBe(
        allowed ? 'accepted' : 'complaint.not-reentry',
      );
    },
  );

  it('keeps reason and time of every re-entry', () => {
    const scene = enters(Scene.at('agree').wait(4), 'diagnose', 'new-facts');
    expect(scene.complaint).toMatchObject({
      step: 'diagnose',
      stepEnteredAt: scene.now,
      reentries: [{ step: 'diagnose', reason: 'new-facts', cycle: 1, at: scene.now }],
    });
    expect(scene.texts.at(-1)).toMatchObject({ kind: 'reason', body: reason });
  });

  it('voids what the step had proved, and leaves the other steps’ evidence', () => {
    const all = () => Scene.at('follow-through').proves();
    expect(enters(all(), 'atmosphere').complaint).toMatchObject({
      atmosphere: null,
      diagnosis: expect.anything(),
      agreement: expect.anything(),
    });
    expect(enters(all(), 'diagnose').complaint).toMatchObject({
      atmosphere: expect.anything(),
      diagnosis: null,
      agreement: expect.anything(),
    });
    expect(enters(all(), 'agree').complaint).toMatchObject({
      diagnosis: expect.anything(),
      agreement: null,
      complainants: [{ agreement: null }],
    });
    expect(enters(all(), 'solve').complaint).toMatchObject({
      agreement: expect.anything(),
      complainants: [{ agreement: 'confirmed' }],
    });
  });

  it('voids every verification, for it came after all of them', () => {
    for (const step of STEPS) {
      expect(enters(Scene.at('follow-through').proves(), step).complaint.complainants).toMatchObject([
        { outcomeScore: null, handlingScore: null, verifiedAt: null },
      ]);
    }
  });

  it('a refusal falls with its step, and wherever another remedy is asked for', () => {
    const refused = () => Scene.at('solve').does('refuse-remedy', { refusal: FREE_TEXT }).does('advance', {});
    expect(enters(refused(), 'diagnose', 'new-facts').complaint.refusalTextId).not.toBeNull();
    expect(enters(refused(), 'follow-through', 'remedy-failed').complaint.refusalTextId).not.toBeNull();
    expect(enters(refused(), 'solve', 'new-facts').complaint.refusalTextId).toBeNull();
    expect(enters(refused(), 'diagnose', 'remedy-failed').complaint.refusalTextId).toBeNull();
  });

  it.each([
    ['solve', 'new-facts', ['remedy-settled']],
    ['solve', 'still-dissatisfied', ['remedy-settled']],
    ['agree', 'remedy-failed', ['remedy-settled']],
    ['agree', 'agreement-failed', []],
  ] as const)('into %s because of %s: a delivered remedy leaves missing %j', (step, cause, missing) => {
    const scene = Scene.at('follow-through').proves();
    scene.does('verify-now', { complainantId: scene.mainComplainant, satisfaction: { outcomeScore: -60 } }).wait(1);
    enters(scene, step, cause);
    if (step === 'agree') scene.proves().does('advance', {});
    const decision = scene.decide('advance', {});
    expect(decision.accepted ? [] : decision.refusal.detail?.['missing']).toEqual(missing);
    if (missing.length > 0) scene.proves().does('advance', {});
  });

  it('a remedy promised and not yet delivered still stands', () => {
    const scene = enters(Scene.at('follow-through').wait(1), 'solve', 'new-facts');
    expect(scene.does('advance', {}).complaint.step).toBe('follow-through');
  });
});

describe('still dissatisfied', () => {
  const verified = (scene: Scene, outcomeScore: -90 | -30 | 0 | 60) =>
    scene.does('verify-now', { complainantId: scene.mainComplainant, satisfaction: { outcomeScore } });
  const dissatisfied = () => verified(Scene.at('follow-through').proves(), -30);

  it('one further try, a level higher', () => {
    const scene = enters(dissatisfied().wait(1), 'solve', 'still-dissatisfied');
    expect(scene.complaint).toMatchObject({ step: 'solve', level: 'middle' });
    expect(raises(scene)).toEqual([{ from: 'frontline', to: 'middle', cause: 'still-dissatisfied' }]);
  });

  it('only where somebody is: neutral is not dissatisfied', () => {
    const scene = verified(Scene.at('follow-through').proves(), 0);
    expect(scene.refusal('reenter-step', { step: 'solve', cause: 'still-dissatisfied', reason }).code).toBe(
      'complaint.not-dissatisfied',
    );
  });

  it('from the top the level stays', () => {
    const scene = Scene.of().does('flag-threat', { threat: 'court', note: FREE_TEXT }).reach('follow-through').proves();
    enters(verified(scene, -90), 'solve', 'still-dissatisfied');
    expect(raises(scene)).toEqual([{ from: 'frontline', to: 'senior', cause: 'threat' }]);
  });

  it('no second further try; then the decision letter closes', () => {
    const scene = enters(dissatisfied().wait(1), 'solve', 'still-dissatisfied')
      .reach('follow-through')
      .proves()
      .wait(1);
    verified(scene, -30);
    expect(scene.refusal('reenter-step', { step: 'solve', cause: 'still-dissatisfied', reason }).code).toBe(
      'complaint.reentry-used',
    );
    const close = { way: 'verified-callback', outcome: 'not-upheld' } as const;
    expect(scene.refusal('close', close)).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['decision-letter'] },
    });
    scene.does('write-message', inputs.letter(scene.complaint, { purpose: 'decision-letter' })).does('close', close);
    expect(scene.complaint.status).toBe('closed');
  });

  it('a letter from before the last verification decides nothing', () => {
    const scene = enters(dissatisfied().wait(1), 'solve', 'still-dissatisfied').reach('follow-through').proves();
    scene.does('write-message', inputs.letter(scene.complaint, { purpose: 'decision-letter' })).wait(1);
    verified(scene, -30);
    expect(scene.refusal('close', { way: 'verified-callback', outcome: 'not-upheld' }).detail).toEqual({
      missing: ['decision-letter'],
    });
  });

  it('closing without the further try is refused', () => {
    expect(dissatisfied().refusal('close', { way: 'verified-callback', outcome: 'upheld' }).detail).toEqual({
      missing: ['still-dissatisfied'],
    });
  });

  it('a further try that satisfies closes without a letter', () => {
    const scene = enters(dissatisfied().wait(1), 'solve', 'still-dissatisfied').closes();
    expect(scene.complaint.closure?.way).toBe('verified-callback');
  });

  it('each cycle has one of its own', () => {
    const scene = enters(dissatisfied().wait(1), 'solve', 'still-dissatisfied')
      .closes()
      .does('reopen', { reason })
      .reach('follow-through')
      .proves();
    enters(verified(scene, -30), 'solve', 'still-dissatisfied');
    expect(scene.complaint.level).toBe('senior');
  });
});

describe('interim measures', () => {
  it.each(STEPS)('are possible in %s and pass no gate', (step) => {
    const scene = Scene.at(step);
    const before = scene.decide('advance', {});
    scene.does('take-interim-measure', { kind: 'urgent-restoration', measure: FREE_TEXT });
    expect(scene.complaint.interimMeasures).toMatchObject([{ kind: 'urgent-restoration', takenAt: scene.now }]);
    const after = scene.decide('advance', {});
    expect(after).toMatchObject(before.accepted ? { accepted: true } : before);
  });
});

describe('a latent complaint', () => {
  it('is found by staff before the customer speaks, and goes through the same five steps', () => {
    const scene = Scene.of({ origin: 'staff', channel: 'field' as Channel }).closes();
    expect(scene.complaint).toMatchObject({ origin: 'staff', status: 'closed' });
    expect(scene.events[0]?.payload).toMatchObject({ origin: 'staff', ownerId: LI_WEI });
  });
});

describe('who handles', () => {
  it('owner, supervisors above, and nobody of another unit', () => {
    const scene = Scene.of();
    for (const by of [LI_WEI, ZHOU_JIE, SUN_LEI, TIMER] as const)
      expect(scene.decide('set-severity', inputs.severity(), by).accepted).toBe(true);
    for (const by of [ZHAO_MIN, CHEN_YU] as const)
      expect(scene.refusal('set-severity', inputs.severity(), by).code).toBe('complaint.not-handler');
  });

  it('the deputy of an absent owner, and of an absent contact person', () => {
    const scene = Scene.of().turns(LI_WEI, { absent: true });
    scene.does('set-severity', inputs.severity(), ZHAO_MIN);
    const contact = Scene.of()
      .does('set-contact-person', { staffId: ZHAO_MIN, reason }, ZHOU_JIE)
      .turns(ZHAO_MIN, { absent: true, deputyId: CHEN_YU });
    contact.does('set-severity', inputs.severity(), CHEN_YU);
    expect(contact.owner).toBe(LI_WEI);
  });
});
