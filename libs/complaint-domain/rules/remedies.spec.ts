import { describe, expect, it } from '@jest/globals';
import { type AttachmentId, COSTED_REMEDIES, MONETARY_REMEDIES, REMEDY_KINDS } from '@redress/contracts';
import { CHEN_YU, GU_RAN, LI_WEI, TIMER, WU_DI, ZHAO_MIN, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const reason = FREE_TEXT;
const unknown = 'unknown' as never;
const cny = (amount: number) => ({ amount, currency: 'CNY' });
/** More than the front line may grant. */
const REFUND = { kind: 'refund', money: cny(90_000) } as const;
const proposed = (change: Parameters<typeof inputs.remedy>[2] = REFUND, scene = Scene.at('solve')) =>
  scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now, change));
const granted = (scene = proposed()) =>
  scene.does('decide-approval', { approvalId: scene.newestApproval, decision: 'approved' }, ZHOU_JIE);
const accepted = (scene = granted()) => scene.does('accept-remedy', { remedyId: scene.newestRemedy, means: 'call' });
const stateOf = (scene: Scene) => scene.complaint.remedies.at(-1)?.state;

describe('a remedy', () => {
  it('is proposed, granted, accepted by the customer and fulfilled with proof', () => {
    const scene = accepted(
      granted(proposed({ kind: 'voucher', money: cny(130_000), cost: cny(20_000), responsibleId: CHEN_YU })),
    );
    scene.does('advance', {}).wait(9).does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    expect(scene.complaint.remedies).toMatchObject([
      {
        kind: 'voucher',
        money: cny(130_000),
        cost: cny(20_000),
        responsibleId: CHEN_YU,
        proposedById: LI_WEI,
        grantedById: ZHOU_JIE,
        state: 'fulfilled',
        fulfilledAt: scene.now,
        cycle: 1,
      },
    ]);
    expect(scene.texts.at(-1)?.kind).toBe('proof');
  });

  it('is the owner’s to see to, unless another is named', () => {
    expect(proposed().complaint.remedies.at(-1)?.responsibleId).toBe(LI_WEI);
    expect(
      proposed(
        REFUND,
        Scene.at('solve').does('set-contact-person', { staffId: ZHAO_MIN, reason }, ZHOU_JIE),
      ).complaint.remedies.at(-1)?.responsibleId,
    ).toBe(LI_WEI);
  });

  it('can be seen to by whoever it is given to', () => {
    const scene = Scene.at('solve').turns(WU_DI, { absent: true });
    const refusal = (responsibleId: typeof WU_DI) =>
      scene.refusal('propose-remedy', inputs.remedy(scene.complaint, scene.now, { responsibleId })).code;
    expect(refusal(WU_DI)).toBe('complaint.staff-absent');
    expect(refusal(GU_RAN)).toBe('complaint.staff-unsuitable');
  });

  it.each(['atmosphere', 'diagnose', 'agree'] as const)('is never promised before agreement: %s', (step) => {
    const scene = Scene.at(step);
    expect(scene.refusal('propose-remedy', inputs.remedy(scene.complaint, scene.now)).code).toBe(
      'complaint.remedy-before-agreement',
    );
    expect(scene.refusal('refuse-remedy', { refusal: FREE_TEXT }).code).toBe('complaint.wrong-step');
  });

  it('belongs to solving: afterwards another one takes a re-entry', () => {
    const scene = accepted().reach('follow-through');
    const remedyId = scene.newestRemedy;
    const wrong = { code: 'complaint.wrong-step', detail: { step: 'follow-through', needed: 'solve' } };
    expect(scene.refusal('propose-remedy', inputs.remedy(scene.complaint, scene.now))).toEqual(wrong);
    expect(scene.refusal('accept-remedy', { remedyId, means: 'call' })).toEqual(wrong);
    expect(scene.refusal('decline-remedy', { remedyId, reason })).toEqual(wrong);
    expect(scene.refusal('withdraw-remedy', { remedyId, reason })).toEqual(wrong);
    expect(scene.refusal('refuse-remedy', { refusal: FREE_TEXT })).toEqual(wrong);
  });

  it('is for a complainant and an issue of this complaint, due in time to come', () => {
    const scene = Scene.at('solve');
    const refusal = (change: Parameters<typeof inputs.remedy>[2]) =>
      scene.refusal('propose-remedy', inputs.remedy(scene.complaint, scene.now, change)).code;
    expect(refusal({ complainantId: unknown })).toBe('complaint.complainant-unknown');
    expect(refusal({ issueId: unknown })).toBe('complaint.issue-unknown');
    expect(refusal({ dueAt: scene.now })).toBe('complaint.due-in-past');
    proposed({ issueId: scene.complaint.issues[0]?.id }, scene);
    expect(scene.complaint.remedies.at(-1)?.issueId).toBe(scene.complaint.issues[0]?.id);
  });

  it('whose worth is money says how much, and one that costs work or goods what it costs', () => {
    for (const kind of REMEDY_KINDS) {
      const scene = Scene.at('solve');
      const decision = scene.decide('propose-remedy', inputs.remedy(scene.complaint, scene.now, { kind }));
      expect(decision.accepted ? 'accepted' : decision.refusal.code).toBe(
        MONETARY_REMEDIES.includes(kind)
          ? 'complaint.remedy-money-missing'
          : COSTED_REMEDIES.includes(kind)
            ? 'complaint.remedy-cost-missing'
            : 'accepted',
      );
    }
  });

  it('shares one currency with the others of the complaint', () => {
    const mixed = Scene.at('solve');
    expect(
      mixed.refusal(
        'propose-remedy',
        inputs.remedy(mixed.complaint, mixed.now, { money: cny(1), cost: { amount: 1, currency: 'EUR' } }),
      ),
    ).toEqual({ code: 'complaint.currency-mixed', detail: { currency: 'CNY' } });
    const scene = proposed({ kind: 'repair', cost: cny(500) });
    const euros = () =>
      inputs.remedy(scene.complaint, scene.now, { kind: 'refund', money: { amount: 1, currency: 'EUR' } });
    expect(scene.refusal('propose-remedy', euros())).toEqual({
      code: 'complaint.currency-mixed',
      detail: { currency: 'CNY' },
    });
    proposed({ kind: 'refund', money: cny(2) }, scene);
  });

  it('proposed in a wrong currency and withdrawn binds nobody', () => {
    const scene = proposed({ kind: 'refund', money: { amount: 1, currency: 'EUR' } });
    scene.does('withdraw-remedy', { remedyId: scene.newestRemedy, reason });
    expect(stateOf(proposed({ kind: 'refund', money: cny(1) }, scene))).toBe('granted');
  });
});

describe('proposing', () => {
  it('is a person’s', () => {
    const scene = Scene.at('solve');
    expect(() => scene.decide('propose-remedy', inputs.remedy(scene.complaint, scene.now), TIMER)).toThrow(
      'cannot act as a person',
    );
  });
});

describe('the life of a remedy', () => {
  const inState = {
    proposed: () => proposed(),
    granted: () => granted(),
    accepted: () => accepted(),
    declined: () => {
      const scene = granted();
      return scene.does('decline-remedy', { remedyId: scene.newestRemedy, reason });
    },
    fulfilled: () => {
      const scene = accepted();
      return scene.does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    },
    withdrawn: () => {
      const scene = proposed();
      return scene.does('withdraw-remedy', { remedyId: scene.newestRemedy, reason });
    },
  };
  type State = keyof typeof inState;
  const states = Object.keys(inState) as readonly State[];
  const moves: Readonly<
    Record<
      string,
      {
        readonly from: readonly State[];
        readonly to: State;
        readonly move: (scene: Scene) => ReturnType<Scene['decide']>;
      }
    >
  > = {
    grant: {
      from: ['proposed'],
      to: 'granted',
      move: (s) => s.decide('decide-approval', { approvalId: s.newestApproval, decision: 'approved' }, ZHOU_JIE),
    },
    accept: {
      from: ['granted'],
      to: 'accepted',
      move: (s) => s.decide('accept-remedy', { remedyId: s.newestRemedy, means: 'call' }),
    },
    decline: {
      from: ['granted'],
      to: 'declined',
      move: (s) => s.decide('decline-remedy', { remedyId: s.newestRemedy, reason }),
    },
    fulfil: {
      from: ['accepted'],
      to: 'fulfilled',
      move: (s) => s.decide('fulfil-remedy', { remedyId: s.newestRemedy, proof: FREE_TEXT }),
    },
    withdraw: {
      from: ['proposed', 'granted', 'accepted'],
      to: 'withdrawn',
      move: (s) => s.decide('withdraw-remedy', { remedyId: s.newestRemedy, reason }),
    },
  };

  it.each(
    Object.entries(moves).flatMap(([name, { from, to, move }]) =>
      states.map((state) => [name, state, from.includes(state), to, move] as const),
    ),
  )('%s when %s: %s', (_, state, possible, to, move) => {
    const decision = move(inState[state]());
    if (decision.accepted) expect(decision.complaint.remedies.at(-1)?.state).toBe(to);
    else if (to !== 'granted') expect(decision.refusal).toEqual({ code: 'complaint.remedy-state', detail: { state } });
    expect(decision.accepted).toBe(possible);
  });

  it('knows no remedy that is not there', () => {
    const scene = Scene.at('solve');
    expect(scene.refusal('accept-remedy', { remedyId: unknown, means: 'call' }).code).toBe('complaint.remedy-unknown');
    expect(scene.refusal('decline-remedy', { remedyId: unknown, reason }).code).toBe('complaint.remedy-unknown');
    expect(scene.refusal('fulfil-remedy', { remedyId: unknown, proof: FREE_TEXT }).code).toBe(
      'complaint.remedy-unknown',
    );
    expect(scene.refusal('withdraw-remedy', { remedyId: unknown, reason }).code).toBe('complaint.remedy-unknown');
  });

  it('where nobody can accept, a granted one is delivered by our own word', () => {
    const scene = granted(proposed(REFUND, Scene.of({ customerId: null }).reach('solve')));
    expect(scene.refusal('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT }).code).toBe(
      'complaint.remedy-state',
    );
    const withPhoto = { remedyId: scene.newestRemedy, proof: FREE_TEXT, attachmentId: 'photo' as AttachmentId };
    expect(scene.does('advance', {}).refusal('fulfil-remedy', withPhoto).code).toBe('attachment.not-found');
    scene.attachments.add(withPhoto.attachmentId);
    scene.does('fulfil-remedy', withPhoto);
    expect(stateOf(scene)).toBe('fulfilled');
    expect(scene.decided.at(-1)?.payload).toMatchObject({ attachmentId: 'photo' });
  });

  it('a documented refusal stands in place of one', () => {
    const scene = Scene.at('solve').does('refuse-remedy', { refusal: FREE_TEXT });
    expect(scene.complaint.refusalTextId).toBe(scene.texts.at(-1)?.id);
    expect(scene.does('advance', {}).complaint.step).toBe('follow-through');
  });
});
