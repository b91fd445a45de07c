import { describe, expect, it } from '@jest/globals';
import { DECIDED_OUTCOMES, OUTCOMES, STEPS } from '@redress/contracts';
import { CHOSEN_CLOSURE_WAYS, type ChosenClosureWay } from '../commands';
import {
  CHEN_YU,
  GU_RAN,
  HE_QING,
  LI_WEI,
  NINGBO,
  QIAN_LI,
  TIMER,
  WANG_FANG,
  WU_DI,
  ZHAO_MIN,
  ZHOU_JIE,
} from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';
import { CLOSURE_RULES } from './closing';

const reason = FREE_TEXT;
const unknown = 'unknown' as never;
const joined = (scene: Scene) =>
  scene.does('add-complainant', { customerId: 'wu-mei' as never, role: 'co-complainant', authorised: true });
/** Everything of the last gate met but that nobody could be reached. */
const outOfReach = (scene = Scene.at('follow-through')) => {
  for (const { id } of scene.complaint.remedies) scene.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
  return scene.does('settle-issue', inputs.settlement(scene.complaint)).exhausts('verify-satisfaction');
};
const exhausted = { way: 'contact-plan-exhausted', outcome: 'upheld' } as const;
const verified = { way: 'verified-callback', outcome: 'upheld' } as const;

describe('closing', () => {
  it('by a verified callback, every promise kept', () => {
    const scene = Scene.of().closes();
    expect(scene.complaint).toMatchObject({
      status: 'closed',
      closure: { outcome: 'upheld', way: 'verified-callback', closedAt: scene.now, reasonTextId: null },
    });
  });

  it('by a verified callback only from the last step, its gate met', () => {
    expect(Scene.at('solve').refusal('close', verified)).toEqual({
      code: 'complaint.wrong-step',
      detail: { step: 'solve', needed: 'follow-through' },
    });
    expect(Scene.at('follow-through').refusal('close', verified)).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['remedy-fulfilled', 'verified-callback', 'issue-settled'] },
    });
  });

  it('leaves no handover on offer', () => {
    const scene = Scene.at('follow-through').proves().does('offer-handover', { toId: WU_DI, reason });
    expect(scene.does('close', verified).complaint).toMatchObject({ handover: null, owner: { staffId: LI_WEI } });
    const withReason = Scene.at('follow-through').proves().does('offer-handover', { toId: WU_DI, reason });
    expect(withReason.does('close', { ...verified, reason }).complaint.handover).toBeNull();
  });

  it.each(CHOSEN_CLOSURE_WAYS.flatMap((way) => OUTCOMES.map((outcome) => [way, outcome] as const)))(
    '%s as %s',
    (way, outcome) => {
      const fits =
        way === 'out-of-scope' ? outcome === 'out-of-scope' : (DECIDED_OUTCOMES as readonly string[]).includes(outcome);
      const ready: Record<ChosenClosureWay, () => Scene> = {
        'verified-callback': () => Scene.at('follow-through').proves(),
        'contact-plan-exhausted': outOfReach,
        'out-of-scope': () => Scene.of(),
        supervisor: () => Scene.of(),
      };
      const scene = ready[way]();
      const decision = scene.decide('close', { way, outcome, reason }, ZHOU_JIE);
      if (decision.accepted) expect(decision.complaint.closure).toMatchObject({ way, outcome });
      else
        expect(decision.refusal).toEqual({
          code: 'complaint.outcome-mismatch',
          detail: { outcomes: CLOSURE_RULES[way].outcomes },
        });
      expect(decision.accepted).toBe(fits);
    },
  );

  it.each(STEPS)('as out of scope and by a supervisor from any step, with a reason: %s', (step) => {
    for (const close of [
      { way: 'out-of-scope', outcome: 'out-of-scope' },
      { way: 'supervisor', outcome: 'not-upheld' },
    ] as const) {
      expect(Scene.at(step).refusal('close', close, ZHOU_JIE).code).toBe('complaint.closing-reason-missing');
      const scene = Scene.at(step).does('close', { ...close, reason }, ZHOU_JIE);
      expect(scene.complaint.closure).toMatchObject({ way: close.way, reasonTextId: scene.texts.at(-1)?.id });
    }
  });

  it('by a supervisor is a supervisor’s', () => {
    expect(Scene.of().refusal('close', { way: 'supervisor', outcome: 'upheld', reason }).code).toBe(
      'complaint.supervisor-needed',
    );
    expect(Scene.of().refusal('close', { way: 'out-of-scope', outcome: 'out-of-scope', reason }, ZHAO_MIN).code).toBe(
      'complaint.not-handler',
    );
  });

  it('ends what still runs: handover, callbacks, tasks, remedies; a care callback lives on', () => {
    const scene = Scene.at('solve');
    scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now));
    scene
      .does('offer-handover', { toId: WU_DI, reason })
      .does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU })
      .does('schedule-callback', inputs.callback(scene.complaint, scene.now, { kind: 'progress' }))
      .does('schedule-callback', inputs.callback(scene.complaint, scene.now, { kind: 'care' }))
      .does('close', { way: 'supervisor', outcome: 'not-upheld', reason }, ZHOU_JIE);
    expect(scene.complaint).toMatchObject({
      status: 'closed',
      handover: null,
      remedies: [{ state: 'withdrawn' }],
      callbacks: [{ state: 'cancelled' }, { kind: 'care', state: 'scheduled' }],
      tasks: [{ state: 'cancelled' }],
    });
  });

  it('what is closed is closed, but for notes, messages and the care that goes on', () => {
    const scene = Scene.of().closes();
    expect(scene.refusal('close', verified).code).toBe('complaint.closed');
    expect(scene.refusal('advance', {}).code).toBe('complaint.closed');
    expect(scene.refusal('withdraw', { complainantId: scene.mainComplainant, reason }).code).toBe('complaint.closed');
    scene.does('add-note', { note: FREE_TEXT }).does('write-message', inputs.letter(scene.complaint));
  });
});

describe('an exhausted contact plan', () => {
  it('closes where everybody out of reach was tried to the end', () => {
    expect(outOfReach().does('close', exhausted).complaint.closure?.way).toBe('contact-plan-exhausted');
  });

  it('stands in place of the verified callback, and of nothing else', () => {
    const scene = Scene.at('follow-through').exhausts('verify-satisfaction');
    expect(scene.refusal('close', exhausted)).toEqual({
      code: 'complaint.gate-not-met',
      detail: { missing: ['remedy-fulfilled', 'issue-settled'] },
    });
    expect(Scene.at('agree').exhausts('progress').refusal('close', exhausted).code).toBe('complaint.wrong-step');
  });

  it('a callback of another kind, of another cycle or from before this step is no verification', () => {
    const code = 'complaint.contact-plan-not-exhausted';
    const proved = (scene: Scene) => {
      for (const { id, state } of scene.complaint.remedies)
        if (state === 'accepted') scene.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
      return scene.does('settle-issue', inputs.settlement(scene.complaint));
    };
    expect(proved(Scene.at('follow-through')).refusal('close', exhausted).code).toBe(code);
    expect(proved(Scene.at('follow-through').exhausts('progress')).refusal('close', exhausted).code).toBe(code);
    const early = Scene.at('solve').exhausts('verify-satisfaction').wait(1).reach('follow-through');
    expect(proved(early).refusal('close', exhausted).code).toBe(code);
    const again = outOfReach().does('close', exhausted).wait(1).does('reopen', { reason }).reach('follow-through');
    expect(proved(again).refusal('close', exhausted).code).toBe(code);
  });

  it('tries every complainant, and those who were reached need no trying', () => {
    const scene = outOfReach(joined(Scene.of()).reach('follow-through'));
    for (const { id, state } of scene.complaint.remedies)
      if (state === 'accepted') scene.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
    expect(scene.refusal('close', exhausted).code).toBe('complaint.contact-plan-not-exhausted');
    scene.does('verify-now', { complainantId: scene.newestComplainant, satisfaction: { outcomeScore: 30 } });
    expect(scene.does('close', exhausted).complaint.status).toBe('closed');
  });

  it('is no way to close where everybody was reached', () => {
    expect(Scene.at('follow-through').proves().refusal('close', exhausted).code).toBe(
      'complaint.contact-plan-not-exhausted',
    );
  });

  it('of a vulnerable customer is closed by a supervisor, never by routine', () => {
    const scene = outOfReach().does('record-vulnerability', { drivers: ['life-event'], reason, adjustment: FREE_TEXT });
    expect(scene.refusal('close', exhausted).code).toBe('complaint.vulnerable-no-automatic-close');
    expect(scene.does('close', exhausted, ZHOU_JIE).complaint.status).toBe('closed');
  });
});

describe('an anonymous complaint', () => {
  it('has no contact gates: nobody confirms, nobody is called back', () => {
    const scene = Scene.of({ customerId: null }).reach('follow-through').proves();
    expect(scene.complaint).toMatchObject({
      anonymous: true,
      complainants: [{ customerId: null, agreement: null, verifiedAt: null }],
    });
    expect(scene.refusal('close', verified).code).toBe('complaint.anonymous-contact');
    expect(scene.does('close', exhausted).complaint.status).toBe('closed');
  });

  it('has all the others', () => {
    const scene = Scene.of({ customerId: null }).reach('follow-through');
    expect(scene.refusal('close', exhausted).detail).toEqual({ missing: ['remedy-fulfilled', 'issue-settled'] });
  });
});

describe('withdrawal', () => {
  it.each(STEPS)('ends the complaint from %s', (step) => {
    const scene = Scene.at(step).wait(2);
    scene.does('withdraw', { complainantId: scene.mainComplainant, reason });
    expect(scene.complaint).toMatchObject({
      status: 'closed',
      closure: { outcome: 'withdrawn', way: 'withdrawn', closedAt: scene.now },
    });
  });

  it('by one of several ends what was under way for them, and goes on for the others', () => {
    const scene = joined(Scene.of()).reach('solve').proves();
    const [first, second] = scene.complaint.complainants;
    scene
      .does('schedule-callback', inputs.callback(scene.complaint, scene.now, { complainantId: second?.id }))
      .does('schedule-callback', inputs.callback(scene.complaint, scene.now, { complainantId: first?.id }))
      .does(
        'schedule-callback',
        inputs.callback(scene.complaint, scene.now, { complainantId: second?.id, kind: 'care' }),
      )
      .wait(1)
      .does('withdraw', { complainantId: second?.id ?? unknown, reason });
    expect(scene.complaint).toMatchObject({
      status: 'open',
      complainants: [{ withdrawnAt: null }, { withdrawnAt: scene.now }],
      remedies: [{ state: 'accepted' }, { state: 'withdrawn' }],
      callbacks: [{ state: 'cancelled' }, { state: 'scheduled' }, { state: 'cancelled' }],
    });
    scene
      .does('cancel-callback', { callbackId: scene.complaint.callbacks[1]?.id ?? unknown, reason })
      .does('advance', {});
    for (const { id, state } of scene.complaint.remedies)
      if (state === 'accepted') scene.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
    scene
      .does('settle-issue', inputs.settlement(scene.complaint))
      .does('verify-now', { complainantId: scene.mainComplainant, satisfaction: { outcomeScore: 60 } })
      .does('close', verified);
  });

  it('of the last one left ends it for all', () => {
    const scene = joined(Scene.of());
    scene.does('withdraw', { complainantId: scene.mainComplainant, reason });
    scene.does('withdraw', { complainantId: scene.newestComplainant, reason });
    expect(scene.complaint.closure?.way).toBe('withdrawn');
  });

  it('is final for who withdrew, who may come back as anybody may', () => {
    const scene = joined(Scene.at('agree').does('state-agreement', inputs.agreement()));
    const complainantId = scene.newestComplainant;
    scene.does('withdraw', { complainantId, reason });
    const code = 'complaint.complainant-withdrawn';
    expect(scene.refusal('withdraw', { complainantId, reason }).code).toBe(code);
    expect(scene.refusal('meet-agreement', inputs.confirmation(scene.complaint, { complainantId })).code).toBe(code);
    expect(
      scene.refusal('schedule-callback', inputs.callback(scene.complaint, scene.now, { complainantId })).code,
    ).toBe(code);
    expect(scene.refusal('withdraw', { complainantId: unknown, reason }).code).toBe('complaint.complainant-unknown');
    joined(scene);
    expect(scene.complaint.complainants).toHaveLength(3);
    scene
      .does('withdraw', { complainantId: scene.newestComplainant, reason })
      .does('meet-agreement', inputs.confirmation(scene.complaint))
      .does('advance', {});
    expect(scene.refusal('propose-remedy', inputs.remedy(scene.complaint, scene.now, { complainantId })).code).toBe(
      code,
    );
    scene.reach('follow-through');
    expect(scene.refusal('verify-now', { complainantId, satisfaction: { outcomeScore: 60 } }).code).toBe(code);
  });

  it('of somebody dissatisfied leaves no dissatisfaction behind', () => {
    const scene = joined(Scene.of()).reach('follow-through').proves();
    scene.does('verify-now', { complainantId: scene.newestComplainant, satisfaction: { outcomeScore: -90 } });
    scene.does('withdraw', { complainantId: scene.newestComplainant, reason });
    expect(scene.refusal('reenter-step', { step: 'solve', cause: 'still-dissatisfied', reason }).code).toBe(
      'complaint.not-dissatisfied',
    );
    scene.does('close', verified);
  });
});

describe('several complainants', () => {
  it('each confirms, has a remedy and is called back', () => {
    const scene = joined(Scene.at('agree')).does('state-agreement', inputs.agreement());
    const complainantId = scene.newestComplainant;
    scene.does('meet-agreement', inputs.confirmation(scene.complaint));
    expect(scene.refusal('advance', {}).detail).toEqual({ missing: ['customer-confirmation'] });
    scene.does('meet-agreement', inputs.confirmation(scene.complaint, { complainantId })).does('advance', {});
    scene
      .does('propose-remedy', inputs.remedy(scene.complaint, scene.now))
      .does('accept-remedy', { remedyId: scene.newestRemedy, means: 'call' });
    expect(scene.refusal('advance', {}).detail).toEqual({ missing: ['remedy-settled'] });
    scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now, { complainantId }));
    expect(scene.refusal('advance', {}).detail).toEqual({ missing: ['remedy-settled', 'remedy-undecided'] });
    scene.does('accept-remedy', { remedyId: scene.newestRemedy, means: 'call' }).does('advance', {});
    for (const { id } of scene.complaint.remedies) scene.does('fulfil-remedy', { remedyId: id, proof: FREE_TEXT });
    scene.does('settle-issue', inputs.settlement(scene.complaint));
    scene.does('verify-now', { complainantId: scene.mainComplainant, satisfaction: { outcomeScore: 60 } });
    expect(scene.refusal('close', verified).detail).toEqual({ missing: ['verified-callback'] });
    scene.does('verify-now', { complainantId, satisfaction: { outcomeScore: 60 } }).does('close', verified);
  });

  it('who joins at the end confirms and is called back as well', () => {
    const scene = joined(Scene.at('follow-through').proves());
    expect(scene.refusal('close', verified).detail).toEqual({
      missing: ['customer-confirmation', 'verified-callback'],
    });
  });
});

describe('reopening', () => {
  const closed = (scene = Scene.of()) => scene.closes().wait(60);

  it('goes back to the same owner, one level higher than it closed at, and begins anew', () => {
    const scene = closed();
    const { owner } = scene.complaint;
    scene.does('reopen', { reason });
    expect(scene.complaint).toMatchObject({
      status: 'open',
      closure: null,
      owner,
      level: 'middle',
      cycle: 2,
      step: 'atmosphere',
      stepEnteredAt: scene.now,
      atmosphere: null,
      diagnosis: null,
      agreement: null,
      refusalTextId: null,
      facts: [{ confirmed: true }],
      issues: [
        {
          category: 'gearbox',
          outcome: null,
          causeKind: null,
          rootCause: null,
          controllable: null,
          findingTextId: null,
        },
      ],
      complainants: [
        {
          agreement: null,
          agreementMeans: null,
          agreedAt: null,
          outcomeScore: null,
          handlingScore: null,
          verifiedAt: null,
        },
      ],
    });
    expect(scene.decided.slice(-4, -2)).toMatchObject([
      { type: 'complaint.reopened', payload: { ownerId: LI_WEI, cycle: 2 } },
      { type: 'complaint.level-changed', payload: { from: 'frontline', to: 'middle', cause: 'reopened' } },
    ]);
  });

  it('remedies of the last cycle settle nothing in the new one', () => {
    const scene = closed().does('reopen', { reason }).reach('solve');
    expect(scene.refusal('advance', {}).detail).toEqual({ missing: ['remedy-settled'] });
    expect(scene.closes().complaint.closure?.way).toBe('verified-callback');
  });

  it('rises to the top and stays there', () => {
    const scene = closed().does('reopen', { reason });
    expect(closed(scene).does('reopen', { reason }).complaint).toMatchObject({ level: 'senior', cycle: 3 });
    const third = closed(scene).does('reopen', { reason });
    expect(third.complaint).toMatchObject({ level: 'senior', cycle: 4 });
    expect(third.decided.filter(({ type }) => type === 'complaint.level-changed')).toHaveLength(2);
  });

  it('an absent owner keeps it; the deputy acts', () => {
    expect(closed().turns(LI_WEI, { absent: true }).does('reopen', { reason }, ZHAO_MIN).owner).toBe(LI_WEI);
  });

  it('where the owner left it goes along the chain of deputies, then to the duty officer', () => {
    const left = () => closed().turns(LI_WEI, { active: false });
    expect(left().does('reopen', { reason }, ZHOU_JIE).complaint.owner).toMatchObject({
      staffId: ZHAO_MIN,
      kind: 'deputy',
    });
    expect(left().turns(ZHAO_MIN, { active: false }).does('reopen', { reason }, ZHOU_JIE).owner).toBe(WU_DI);
    expect(
      left().turns(ZHAO_MIN, { absent: true }).turns(WU_DI, { absent: true }).does('reopen', { reason }, ZHOU_JIE)
        .owner,
    ).toBe(QIAN_LI);
    expect(
      closed()
        .turns(LI_WEI, { roles: ['admin'] })
        .does('reopen', { reason }, ZHOU_JIE).owner,
    ).toBe(ZHAO_MIN);
  });

  it('and to nobody where there is nobody', () => {
    const scene = closed().turns(LI_WEI, { active: false, deputyId: null });
    scene.house = scene.house.withDuty(NINGBO, null).withDuty('headquarters' as typeof NINGBO, null);
    expect(scene.refusal('reopen', { reason }, ZHOU_JIE).code).toBe('complaint.no-successor');
    expect(scene.complaint.status).toBe('closed');
  });

  it('a contact person who takes over is not contact beside', () => {
    const scene = closed(Scene.of().does('set-contact-person', { staffId: ZHAO_MIN, reason }, ZHOU_JIE)).turns(LI_WEI, {
      active: false,
    });
    expect(scene.does('reopen', { reason }, ZHOU_JIE).complaint).toMatchObject({
      owner: { staffId: ZHAO_MIN },
      contactPersonId: null,
    });
  });

  it('is the owner’s, a supervisor’s or quality’s, and only of what is closed', () => {
    expect(closed().refusal('reopen', { reason }, WU_DI).code).toBe('auth.not-permitted');
    expect(closed().refusal('reopen', { reason }, GU_RAN).code).toBe('auth.not-permitted');
    for (const by of [LI_WEI, WANG_FANG, HE_QING, TIMER] as const)
      expect(closed().does('reopen', { reason }, by).complaint.status).toBe('open');
    expect(Scene.of().refusal('reopen', { reason }).code).toBe('complaint.not-closed');
  });
});

describe('erasing', () => {
  it('is told by the house, also of a closed complaint, and keeps every figure', () => {
    const scene = Scene.of().closes();
    const before = scene.complaint;
    scene.does('erase-personal-data', { customerId: 'chen-hao' as never }, { kind: 'system', id: 'privacy' });
    expect({ ...scene.complaint, version: 0, sequence: 0, updatedAt: 0 }).toEqual({
      ...before,
      version: 0,
      sequence: 0,
      updatedAt: 0,
    });
    expect(scene.refusal('erase-personal-data', { customerId: 'chen-hao' as never }, LI_WEI).code).toBe(
      'auth.not-permitted',
    );
  });
});
