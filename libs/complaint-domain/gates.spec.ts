import { describe, expect, it } from '@jest/globals';
import { REQUIREMENTS, type RequirementCode, type Step, STEPS } from '@redress/contracts';
import type { Complaint } from './complaint';
import { GATES, missingAt } from './gates';
import { CHEN_YU, ZHOU_JIE } from './testing/house';
import { FREE_TEXT, inputs } from './testing/inputs';
import { Scene } from './testing/scene';

const reason = FREE_TEXT;
const nothing: readonly RequirementCode[] = [];
const proved = (step: Step) => Scene.at(step).proves();
const letter = (scene: Scene, purpose: 'written-statement' | 'decision-letter') =>
  scene.does('write-message', inputs.letter(scene.complaint, { purpose }));
const verified = (scene: Scene, outcomeScore: -30 | 60) =>
  scene.does('verify-now', { complainantId: scene.mainComplainant, satisfaction: { outcomeScore } });
const triedAgain = () =>
  verified(proved('follow-through'), -30)
    .wait(1)
    .does('reenter-step', { step: 'follow-through', cause: 'still-dissatisfied', reason })
    .wait(1);

/** What each gate makes of a complaint: what happened before, and what is then missing. */
const CASES: readonly (readonly [Step, string, () => Scene, readonly RequirementCode[]])[] = [
  ['atmosphere', 'nothing recorded', () => Scene.of(), ['atmosphere-evidence']],
  ['atmosphere', 'recorded', () => proved('atmosphere'), nothing],

  [
    'diagnose',
    'nothing recorded',
    () => Scene.at('diagnose'),
    ['confirmed-fact', 'issue-category', 'diagnosis-evidence', 'severity'],
  ],
  ['diagnose', 'everything', () => proved('diagnose'), nothing],
  [
    'diagnose',
    'a fact that nobody confirmed',
    () => Scene.at('diagnose').does('record-fact', inputs.fact({ confirmed: false })),
    ['confirmed-fact', 'issue-category', 'diagnosis-evidence', 'severity'],
  ],
  [
    'diagnose',
    'a confirmed fact among others',
    () =>
      Scene.at('diagnose')
        .does('record-fact', inputs.fact({ confirmed: false }))
        .does('record-fact', inputs.fact()),
    ['issue-category', 'diagnosis-evidence', 'severity'],
  ],
  [
    'diagnose',
    'another issue without a category',
    () => proved('diagnose').does('add-issue', { description: FREE_TEXT }),
    ['issue-category'],
  ],
  [
    'diagnose',
    'a cause checked against no record',
    () => proved('diagnose').does('record-diagnosis', inputs.diagnosis({ recordsChecked: [] })),
    ['diagnosis-evidence'],
  ],
  [
    'diagnose',
    'no temperament, which is never a gate',
    () => proved('diagnose').does('record-diagnosis', inputs.diagnosis({ temperament: undefined })),
    nothing,
  ],

  ['agree', 'nothing stated', () => Scene.at('agree'), ['agreement-statement', 'customer-confirmation']],
  ['agree', 'stated', () => Scene.at('agree').does('state-agreement', inputs.agreement()), ['customer-confirmation']],
  ['agree', 'confirmed', () => proved('agree'), nothing],
  [
    'agree',
    'unreachable',
    () => {
      const scene = Scene.at('agree').does('state-agreement', inputs.agreement()).exhausts('progress');
      return scene.does('meet-agreement', inputs.confirmation(scene.complaint, { kind: 'unreachable' }));
    },
    nothing,
  ],
  [
    'agree',
    'declined, our statement stands',
    () => {
      const scene = letter(Scene.at('agree').does('state-agreement', inputs.agreement()), 'written-statement');
      return scene.does('meet-agreement', inputs.confirmation(scene.complaint, { kind: 'declined' }));
    },
    nothing,
  ],
  [
    'agree',
    'declined, but our statement was undone',
    () => {
      const scene = letter(Scene.at('agree').does('state-agreement', inputs.agreement()), 'written-statement');
      const messageId = scene.newestMessage;
      scene.does('meet-agreement', inputs.confirmation(scene.complaint, { kind: 'declined' }));
      return scene.does('cancel-message', { messageId });
    },
    ['customer-confirmation'],
  ],
  [
    'agree',
    'anonymous: nobody to confirm',
    () => Scene.of({ customerId: null }).reach('agree').does('state-agreement', inputs.agreement()),
    nothing,
  ],

  ['solve', 'nothing offered', () => Scene.at('solve'), ['remedy-settled']],
  [
    'solve',
    'proposed',
    () => {
      const scene = Scene.at('solve');
      return scene.does(
        'propose-remedy',
        inputs.remedy(scene.complaint, scene.now, { kind: 'replacement', cost: { amount: 0, currency: 'CNY' } }),
      );
    },
    ['remedy-settled', 'remedy-undecided'],
  ],
  [
    'solve',
    'granted, not accepted',
    () => {
      const scene = Scene.at('solve');
      return scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now));
    },
    ['remedy-settled', 'remedy-undecided'],
  ],
  ['solve', 'accepted', () => proved('solve'), nothing],
  [
    'solve',
    'declined',
    () => {
      const scene = Scene.at('solve');
      return scene
        .does('propose-remedy', inputs.remedy(scene.complaint, scene.now))
        .does('decline-remedy', { remedyId: scene.newestRemedy, reason });
    },
    ['remedy-settled'],
  ],
  [
    'solve',
    'delivered on the spot',
    () => {
      const scene = proved('solve');
      return scene.does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    },
    nothing,
  ],
  ['solve', 'a documented refusal', () => Scene.at('solve').does('refuse-remedy', { refusal: FREE_TEXT }), nothing],
  [
    'solve',
    'a refusal beside an offer that nobody decided',
    () => {
      const scene = Scene.at('solve').does('refuse-remedy', { refusal: FREE_TEXT });
      return scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now));
    },
    ['remedy-undecided'],
  ],
  [
    'solve',
    'granted to nobody we could ask',
    () => {
      const scene = Scene.of({ customerId: null }).reach('solve');
      return scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now));
    },
    nothing,
  ],
  [
    'solve',
    'granted to somebody out of reach',
    () => {
      const scene = Scene.at('agree').does('state-agreement', inputs.agreement()).exhausts('progress');
      scene.does('meet-agreement', inputs.confirmation(scene.complaint, { kind: 'unreachable' })).does('advance', {});
      return scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now));
    },
    nothing,
  ],

  [
    'follow-through',
    'nothing done',
    () => Scene.at('follow-through'),
    ['remedy-fulfilled', 'verified-callback', 'issue-settled'],
  ],
  ['follow-through', 'everything', () => proved('follow-through'), nothing],
  [
    'follow-through',
    'a refusal: nothing to deliver',
    () => verified(Scene.at('solve').does('refuse-remedy', { refusal: FREE_TEXT }).does('advance', {}), 60),
    ['issue-settled'],
  ],
  [
    'follow-through',
    'a callback still owed',
    () => {
      const scene = proved('follow-through');
      return scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now));
    },
    ['callback-open'],
  ],
  [
    'follow-through',
    'a care callback, which lives on',
    () => {
      const scene = proved('follow-through');
      return scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, { kind: 'care' }));
    },
    nothing,
  ],
  [
    'follow-through',
    'a promise still open',
    () => {
      const scene = proved('follow-through');
      return scene.does('make-promise', inputs.promise(scene.complaint, scene.now));
    },
    ['promise-open'],
  ],
  [
    'follow-through',
    'a promise that was kept',
    () => {
      const scene = proved('follow-through');
      scene.does('make-promise', inputs.promise(scene.complaint, scene.now));
      return scene.does('keep-promise', { promiseId: scene.newestPromise, proof: FREE_TEXT });
    },
    nothing,
  ],
  [
    'follow-through',
    'a task still open',
    () => proved('follow-through').does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU }),
    ['task-open'],
  ],
  [
    'follow-through',
    'a task that ended',
    () => {
      const scene = proved('follow-through').does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU });
      return scene.does('cancel-task', { taskId: scene.newestTask, reason }, ZHOU_JIE);
    },
    nothing,
  ],
  [
    'follow-through',
    'another issue without an outcome',
    () => proved('follow-through').does('add-issue', { description: FREE_TEXT }),
    ['issue-settled'],
  ],
  [
    'follow-through',
    'somebody joined',
    () =>
      proved('follow-through').does('add-complainant', {
        customerId: 'wu-mei' as never,
        role: 'co-complainant',
        authorised: true,
      }),
    ['customer-confirmation', 'verified-callback'],
  ],
  ['follow-through', 'still dissatisfied', () => verified(proved('follow-through'), -30), ['still-dissatisfied']],
  ['follow-through', 'tried again, verified by nobody', triedAgain, ['verified-callback']],
  ['follow-through', 'tried again, satisfied', () => verified(triedAgain(), 60), nothing],
  ['follow-through', 'tried again, still dissatisfied', () => verified(triedAgain(), -30), ['decision-letter']],
  ['follow-through', 'and told so', () => letter(verified(triedAgain(), -30), 'decision-letter'), nothing],
  [
    'follow-through',
    'told so in a letter that was undone',
    () => {
      const scene = letter(verified(triedAgain(), -30), 'decision-letter');
      return scene.does('cancel-message', { messageId: scene.newestMessage });
    },
    ['decision-letter'],
  ],
  [
    'follow-through',
    'told something else',
    () => letter(verified(triedAgain(), -30), 'written-statement'),
    ['decision-letter'],
  ],
];

describe.each(STEPS)('the gate of %s', (step) => {
  const cases = CASES.filter(([of]) => of === step);

  it.each(cases)('%s: %s', (_, __, scene, missing) => {
    expect(missingAt(scene().complaint, step)).toEqual(missing);
  });

  it('has every requirement both met and missing among these cases', () => {
    const codes = GATES[step].map(({ code }) => code);
    const seen = (met: boolean) =>
      codes.filter((code) => cases.some(([, , , missing]) => missing.includes(code) !== met));
    expect(seen(true)).toEqual(codes);
    expect(seen(false)).toEqual(codes);
  });
});

describe('requirements', () => {
  it('each stands in a gate, and none twice in one', () => {
    const codes = STEPS.map((step) => GATES[step].map(({ code }) => code));
    for (const gate of codes) expect(new Set(gate).size).toBe(gate.length);
    expect([...new Set(codes.flat())].sort()).toEqual(Object.keys(REQUIREMENTS).sort());
  });

  it('a failed letter says nothing to anybody', () => {
    const scene = letter(verified(triedAgain(), -30), 'decision-letter').wait(1);
    const messageId = scene.newestMessage;
    const notified = (result: 'sent' | 'failed'): Complaint =>
      scene.does(
        'record-notification',
        { notificationId: 'mail' as never, template: 'reply', messageId, result },
        { kind: 'system', id: 'notifier' },
      ).complaint;
    expect(missingAt(notified('sent'), 'follow-through')).toEqual([]);
    expect(missingAt(notified('failed'), 'follow-through')).toEqual(['decision-letter']);
  });
});
