import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import type { FastTrack } from './fast-track';
import { LI_WEI, TIMER, ZHAO_MIN, ZHOU_JIE } from './testing/house';
import { aFastTrack, FREE_TEXT, inputs } from './testing/inputs';
import { MONDAY, Scene } from './testing/scene';

const all = aFastTrack(MONDAY);
/** More than the front line may grant. */
const LARGE = { kind: 'repair', cost: { amount: 90_000, currency: 'CNY' } } as const;
const { atmosphere, diagnosis, agreement, solution, followThrough } = all;
const after = (scene: Scene, track: FastTrack, by?: Parameters<Scene['decideFastTrack']>[1]) => {
  const decision = scene.decideFastTrack(track, by);
  if (!decision.accepted) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`);
  return scene.keep(decision).complaint;
};
const refusalOf = (scene: Scene, track: FastTrack, by?: Parameters<Scene['decideFastTrack']>[1]) => {
  const decision = scene.decideFastTrack(track, by);
  return decision.accepted ? null : decision.refusal;
};

describe('a fast track', () => {
  it('takes an easy call through all five steps to its close, as one commit', () => {
    const scene = Scene.of();
    const complaint = after(scene, all);
    expect(complaint).toMatchObject({
      version: 2,
      status: 'closed',
      step: 'follow-through',
      closure: { outcome: 'upheld', way: 'verified-callback' },
      issues: [{ category: 'gearbox', outcome: 'upheld', rootCause: 'product' }],
      remedies: [{ state: 'fulfilled' }],
      complainants: [{ agreement: 'confirmed', agreementMeans: 'call', outcomeScore: 60, handlingScore: 90 }],
    });
    expect(complaint.sequence).toBe(scene.events.length);
    expect(scene.events.filter(({ type }) => type === 'complaint.step-entered')).toHaveLength(4);
  });

  it.each([
    ['the first', { atmosphere }, 'diagnose'],
    ['the second', { atmosphere, diagnosis }, 'agree'],
    ['the third', { atmosphere, diagnosis, agreement }, 'solve'],
    ['the fourth', { atmosphere, diagnosis, agreement, solution }, 'solve'],
    ['the fifth', { ...all, followThrough: { proof: FREE_TEXT } }, 'follow-through'],
  ] as const)('that ends after %s part stops the complaint there', (_, track, step) => {
    expect(after(Scene.of(), track)).toMatchObject({ step, status: 'open', version: 2 });
  });

  it.each([
    [
      'the apology lacks its reason',
      { ...all, atmosphere: { ...atmosphere, apology: 'not-due' } },
      'complaint.apology-reason-missing',
      undefined,
    ],
    [
      'no fact is confirmed',
      { ...all, diagnosis: { ...diagnosis, facts: [inputs.fact({ confirmed: false })] } },
      'complaint.gate-not-met',
      ['confirmed-fact'],
    ],
    [
      'nothing was checked',
      { ...all, diagnosis: { ...diagnosis, recordsChecked: [] } },
      'complaint.gate-not-met',
      ['diagnosis-evidence'],
    ],
    [
      'a part in the middle is left out',
      { ...all, agreement: undefined },
      'complaint.remedy-before-agreement',
      undefined,
    ],
    ['nothing was offered', { ...all, solution: {} }, 'complaint.gate-not-met', ['remedy-settled']],
    [
      'the offer was not accepted',
      { ...all, solution: { remedy: solution.remedy } },
      'complaint.gate-not-met',
      ['remedy-settled', 'remedy-undecided'],
    ],
    [
      'the remedy takes an approval',
      {
        ...all,
        solution: { ...solution, remedy: { ...LARGE, description: FREE_TEXT, dueAt: plusMinutes(MONDAY, 9) } },
      },
      'complaint.remedy-state',
      undefined,
    ],
    [
      'nothing was delivered',
      { ...all, followThrough: { ...followThrough, proof: undefined } },
      'complaint.gate-not-met',
      ['remedy-fulfilled'],
    ],
    [
      'the issue has no outcome',
      { ...all, followThrough: { ...followThrough, settlement: undefined } },
      'complaint.gate-not-met',
      ['issue-settled'],
    ],
    [
      'nobody was asked',
      { ...all, followThrough: { ...followThrough, satisfaction: undefined } },
      'complaint.gate-not-met',
      ['verified-callback'],
    ],
    [
      'the customer is dissatisfied',
      { ...all, followThrough: { ...followThrough, satisfaction: { outcomeScore: -30 } } },
      'complaint.gate-not-met',
      ['still-dissatisfied'],
    ],
    [
      'a callback is still owed',
      { ...all, followThrough: { ...followThrough, callbackAt: plusMinutes(MONDAY, 60) } },
      'complaint.gate-not-met',
      ['callback-open'],
    ],
  ] as const satisfies readonly (readonly [string, FastTrack, string, readonly string[] | undefined])[])(
    'is refused whole where %s',
    (_, track, code, missing) => {
      const scene = Scene.of();
      const before = scene.complaint;
      expect(refusalOf(scene, track)).toMatchObject(missing === undefined ? { code } : { code, detail: { missing } });
      expect(scene.complaint).toBe(before);
    },
  );

  it('a documented refusal stands in place of a remedy', () => {
    const track = { ...all, solution: { refusal: FREE_TEXT }, followThrough: { ...followThrough, proof: undefined } };
    expect(after(Scene.of(), track)).toMatchObject({ status: 'closed', remedies: [] });
  });

  it('a remedy that waits for an approval stops the complaint at solving', () => {
    const repair = { ...LARGE, description: FREE_TEXT, dueAt: plusMinutes(MONDAY, 60) } as const;
    expect(after(Scene.of(), { atmosphere, diagnosis, agreement, solution: { remedy: repair } })).toMatchObject({
      step: 'solve',
      remedies: [{ state: 'proposed' }],
    });
  });

  it('books the callback where nothing was verified yet', () => {
    const complaint = after(Scene.of(), {
      ...all,
      followThrough: { proof: FREE_TEXT, callbackAt: plusMinutes(MONDAY, 60) },
    });
    expect(complaint.callbacks).toMatchObject([
      { kind: 'verify-satisfaction', state: 'scheduled', dueAt: plusMinutes(MONDAY, 60) },
    ]);
  });

  it('gives every issue without one the category, and each the outcome', () => {
    const scene = Scene.of()
      .does('add-issue', { description: FREE_TEXT })
      .does('add-issue', { description: FREE_TEXT, category: 'manners' });
    expect(after(scene, all).issues).toMatchObject([
      { category: 'gearbox', outcome: 'upheld' },
      { category: 'gearbox', outcome: 'upheld' },
      { category: 'manners', outcome: 'upheld' },
    ]);
  });

  it('goes on where the complaint stands already', () => {
    expect(after(Scene.at('diagnose'), all).status).toBe('closed');
    expect(after(Scene.at('agree'), all).status).toBe('closed');
    expect(refusalOf(Scene.at('solve'), all)?.code).toBe('complaint.wrong-step');
  });

  it('speaks for whoever is on the line, never for a co-complainant', () => {
    const scene = Scene.of().does('add-complainant', {
      customerId: 'wu-mei' as never,
      role: 'co-complainant',
      authorised: true,
    });
    expect(refusalOf(scene, all)).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['customer-confirmation'] },
    });
  });

  it('and for the next, where the first withdrew', () => {
    const scene = Scene.of().does('add-complainant', {
      customerId: 'wu-mei' as never,
      role: 'co-complainant',
      authorised: true,
    });
    scene.does('withdraw', { complainantId: scene.mainComplainant, reason: FREE_TEXT });
    expect(after(scene, all)).toMatchObject({
      status: 'closed',
      complainants: [{ verifiedAt: null }, { agreement: 'confirmed', outcomeScore: 60 }],
    });
  });

  it('of an anonymous caller goes as far as nobody needs asking', () => {
    const track = {
      ...all,
      solution: { remedy: solution.remedy },
      followThrough: { settlement: followThrough.settlement },
    };
    expect(after(Scene.of({ customerId: null }), track)).toMatchObject({
      step: 'follow-through',
      remedies: [{ state: 'granted' }],
    });
  });

  it('is the handler’s; a supervisor’s as well', () => {
    expect(refusalOf(Scene.of(), all, ZHAO_MIN)?.code).toBe('complaint.not-handler');
    expect(after(Scene.of(), all, ZHOU_JIE).owner.staffId).toBe(LI_WEI);
  });

  it('of an unanswered complaint is the answer', () => {
    expect(after(Scene.of({ channel: 'web' }, TIMER), all, ZHOU_JIE).owner).toMatchObject({
      staffId: ZHOU_JIE,
      kind: 'first-contact',
    });
  });
});
