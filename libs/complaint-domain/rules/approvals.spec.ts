import { describe, expect, it } from '@jest/globals';
import { DEFAULT_AUTHORITY } from '../authority/authority-body';
import type { Commands } from '../commands';
import { raisedBy } from '../escalation/triggers';
import { withAuthority } from '../testing/authorities';
import {
  CHEN_YU,
  GU_RAN,
  HE_QING,
  LI_WEI,
  SUN_LEI,
  TANG_NA,
  TIMER,
  WANG_FANG,
  ZHAO_MIN,
  ZHOU_JIE,
} from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const reason = FREE_TEXT;
const cny = (amount: number) => ({ amount, currency: 'CNY' });
const refund = (amount: number) => ({ kind: 'refund', money: cny(amount) }) as const;

const proposing = (
  change: Parameters<typeof inputs.remedy>[2],
  by?: Parameters<Scene['does']>[2],
  scene = Scene.at('solve'),
) => scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now, change), by);
const decision = (scene: Scene, change: Partial<Commands['decide-approval']> = {}): Commands['decide-approval'] => ({
  approvalId: scene.newestApproval,
  decision: 'approved',
  ...change,
});
const decides = (scene: Scene, by: typeof ZHOU_JIE, change: Partial<Commands['decide-approval']> = {}) =>
  scene.does('decide-approval', decision(scene, change), by);
const refusalTo = (scene: Scene, by: typeof ZHOU_JIE, change: Partial<Commands['decide-approval']> = {}) =>
  scene.refusal('decide-approval', decision(scene, change), by);
const delegated = (scene: Scene, by: typeof ZHOU_JIE, toId: typeof ZHOU_JIE | null) =>
  scene.does('delegate-approval', { approvalId: scene.newestApproval, toId }, by);
const remedyOf = (scene: Scene) => scene.complaint.remedies.at(-1);
const approvalOf = (scene: Scene) => scene.complaint.approvals.at(-1);
/** The last event of a type. */
const last = (scene: Scene, type: Scene['events'][number]['type']) =>
  scene.events.filter((happened) => happened.type === type).at(-1);
const granted = (scene: Scene) => remedyOf(scene)?.state === 'granted';

describe('within the own authority', () => {
  it.each([
    ['an apology that costs nothing', { kind: 'apology' }],
    ['as much as is left', refund(50_000)],
    ['a repair that costs little', { kind: 'repair', cost: cny(50_000) }],
    ['a repair that costs nothing', { kind: 'repair', cost: cny(0) }],
    ['another currency with limits', { kind: 'voucher', money: { amount: 6_000, currency: 'EUR' } }],
  ] as const)('%s is granted in the same commit', (_, change) => {
    const scene = proposing(change);
    expect(remedyOf(scene)).toMatchObject({ state: 'granted', grantedById: LI_WEI, grantedAt: scene.now });
    expect(scene.complaint.approvals).toEqual([]);
  });

  it('the event tells under which authority', () => {
    const scene = proposing(refund(1));
    const { id, version } = scene.inForce.of('authority');
    expect(last(scene, 'complaint.remedy-granted')?.payload).toMatchObject({
      authority: { setting: { id, version }, level: 'frontline', perCustomerYear: 100_000 },
    });
    expect(last(proposing({ kind: 'apology' }), 'complaint.remedy-granted')?.payload).toMatchObject({
      authority: null,
    });
  });

  it('whoever stands higher grants more', () => {
    expect(granted(proposing(refund(500_000), ZHOU_JIE))).toBe(true);
    expect(granted(proposing(refund(500_001), ZHOU_JIE))).toBe(false);
    expect(granted(proposing(refund(999_999_999), SUN_LEI))).toBe(true);
  });

  it('several remedies of one complaint add up; what the customer declined does not count', () => {
    const scene = proposing(refund(30_000));
    scene.does('decline-remedy', { remedyId: scene.newestRemedy, reason });
    expect(granted(proposing(refund(30_000), LI_WEI, scene))).toBe(true);
    expect(granted(proposing(refund(20_000), LI_WEI, scene))).toBe(true);
    expect(granted(proposing(refund(1), LI_WEI, scene))).toBe(false);
  });

  it('each of several complainants has a budget of their own, and coming back brings no new one', () => {
    const joined = { customerId: 'wu-mei' as never, role: 'co-complainant', authorised: true } as const;
    const scene = Scene.of().does('add-complainant', joined).reach('solve');
    proposing(refund(50_000), LI_WEI, scene);
    const complainantId = scene.newestComplainant;
    expect(granted(proposing({ ...refund(50_000), complainantId }, LI_WEI, scene))).toBe(true);
    scene.does('accept-remedy', { remedyId: scene.newestRemedy, means: 'call' });
    scene.does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    scene.does('withdraw', { complainantId, reason }).does('add-complainant', joined);
    expect(granted(proposing({ ...refund(1), complainantId: scene.newestComplainant }, LI_WEI, scene))).toBe(false);
  });

  it('what the customer was granted this year elsewhere counts', () => {
    const customerId = 'chen-hao' as never;
    const scene = Scene.at('solve');
    scene.ledger.amounts = [{ customerId, year: 2026, currency: 'CNY', amount: 90_000 }];
    expect(granted(proposing(refund(10_000), LI_WEI, scene))).toBe(true);
    expect(granted(proposing(refund(1), LI_WEI, scene))).toBe(false);
    expect(approvalOf(scene)?.level).toBe('middle');
    const another = Scene.at('solve');
    another.ledger.amounts = [
      { customerId, year: 2025, currency: 'CNY', amount: 90_000 },
      { customerId, year: 2026, currency: 'EUR', amount: 90_000 },
      { customerId: 'wu-mei' as never, year: 2026, currency: 'CNY', amount: 90_000 },
    ];
    expect(granted(proposing(refund(50_000), LI_WEI, another))).toBe(true);
  });
});

describe('above the own authority', () => {
  it.each([
    ['more than the front line may', refund(50_001), 'middle'],
    ['more than the middle may', refund(500_001), 'senior'],
    ['a kind that is not the front line’s', { kind: 'replacement', cost: cny(0) }, 'middle'],
    ['an explanation that costs more', { kind: 'explanation', cost: cny(50_001) }, 'middle'],
    ['a voucher that costs more than it is worth', { kind: 'voucher', money: cny(1), cost: cny(60_000) }, 'middle'],
    ['a currency without limits', { kind: 'voucher', money: { amount: 1, currency: 'JPY' } }, 'senior'],
  ] as const)('%s: the lowest level that may is asked', (_, change, level) => {
    const scene = proposing(change);
    expect(remedyOf(scene)).toMatchObject({ state: 'proposed', grantedById: null, grantedAt: null });
    expect(scene.complaint.approvals).toMatchObject([
      { state: 'waiting', level, askedById: LI_WEI, askedAt: scene.now, remedyId: scene.newestRemedy },
    ]);
    expect(last(scene, 'complaint.approval-requested')?.payload).toMatchObject({ level });
  });

  it('a ladder may answer that the authority was exceeded', () => {
    const raised = ({ complaint: after, events }: Scene) =>
      raisedBy({ before: null, after, events }).map(({ kind }) => kind);
    expect(raised(proposing(refund(50_001)))).toContain('authority-exceeded');
    expect(raised(proposing(refund(50_000)))).not.toContain('authority-exceeded');
  });

  it('approved, it is granted by whoever approved', () => {
    const scene = decides(proposing(refund(80_000)).wait(7), ZHOU_JIE);
    expect(remedyOf(scene)).toMatchObject({ state: 'granted', grantedById: ZHOU_JIE, grantedAt: scene.now });
    expect(approvalOf(scene)).toMatchObject({ state: 'approved', decidedById: ZHOU_JIE, decidedAt: scene.now });
  });

  it('rejected, it is off, and the reason stays', () => {
    const scene = proposing(refund(80_000));
    expect(refusalTo(scene, ZHOU_JIE, { decision: 'rejected' }).code).toBe('complaint.approval-reason-missing');
    decides(scene, ZHOU_JIE, { decision: 'rejected', reason });
    expect(remedyOf(scene)?.state).toBe('withdrawn');
    expect(approvalOf(scene)).toMatchObject({ state: 'rejected', reasonTextId: scene.texts.at(-1)?.id });
    expect(granted(proposing(refund(50_000), LI_WEI, scene))).toBe(true);
  });

  it('withdrawn by whoever handles the complaint, it is off', () => {
    const scene = proposing(refund(80_000));
    expect(scene.refusal('withdraw-approval', { approvalId: scene.newestApproval, reason }, ZHAO_MIN).code).toBe(
      'complaint.not-handler',
    );
    scene.does('withdraw-approval', { approvalId: scene.newestApproval, reason });
    expect([remedyOf(scene)?.state, approvalOf(scene)?.state]).toEqual(['withdrawn', 'withdrawn']);
  });

  it('taking the remedy back takes the approval back', () => {
    const scene = proposing(refund(80_000));
    scene.does('withdraw-remedy', { remedyId: scene.newestRemedy, reason });
    expect([remedyOf(scene)?.state, approvalOf(scene)?.state]).toEqual(['withdrawn', 'withdrawn']);
    expect(refusalTo(scene, ZHOU_JIE)).toEqual({ code: 'complaint.no-approval' });
  });

  it('the end of a complaint is the end of its approvals', () => {
    const scene = proposing(refund(80_000));
    scene.does('withdraw', { complainantId: scene.mainComplainant, reason });
    expect(approvalOf(scene)?.state).toBe('withdrawn');
    expect(refusalTo(scene, ZHOU_JIE)).toEqual({ code: 'complaint.closed' });
  });

  it('knows what it is asked of', () => {
    const scene = proposing(refund(80_000));
    const unknown = 'unknown' as never;
    expect(refusalTo(scene, ZHOU_JIE, { approvalId: unknown }).code).toBe('complaint.approval-unknown');
    decides(scene, ZHOU_JIE);
    proposing(refund(80_000), LI_WEI, scene);
    const first = scene.complaint.approvals[0]?.id;
    expect(refusalTo(scene, ZHOU_JIE, { approvalId: first })).toEqual({
      code: 'complaint.approval-state',
      detail: { approvalState: 'approved' },
    });
  });
});

describe('who may decide', () => {
  it.each([
    ['a supervisor of the unit', ZHOU_JIE, 'middle', null],
    ['a supervisor above it', WANG_FANG, 'middle', null],
    ['a higher level', SUN_LEI, 'middle', null],
    ['a supervisor of another region', TANG_NA, 'middle', 'complaint.not-visible'],
    ['an agent', ZHAO_MIN, 'middle', 'complaint.supervisor-needed'],
    ['quality, who reads everything', HE_QING, 'middle', 'complaint.supervisor-needed'],
    ['an administrator', GU_RAN, 'middle', 'complaint.not-visible'],
    ['the middle level, where the senior is asked', ZHOU_JIE, 'senior', 'complaint.approval-above-you'],
    ['the senior level', SUN_LEI, 'senior', null],
  ] as const)('%s: %s on what asks the %s level → %s', (_, by, level, code) => {
    const scene = proposing(refund(level === 'middle' ? 80_000 : 800_000));
    expect(approvalOf(scene)?.level).toBe(level);
    const made = scene.decide('decide-approval', decision(scene), by);
    expect(made.accepted ? null : made.refusal.code).toBe(code);
  });

  it('nobody approves what they proposed, whatever their level', () => {
    const scene = proposing({ kind: 'voucher', money: { amount: 1, currency: 'JPY' } }, SUN_LEI);
    expect(approvalOf(scene)?.level).toBe('senior');
    expect(refusalTo(scene, SUN_LEI).code).toBe('complaint.approval-own');
    const middle = proposing(refund(600_000), ZHOU_JIE);
    expect(refusalTo(middle, ZHOU_JIE).code).toBe('complaint.approval-own');
    expect(granted(decides(middle, SUN_LEI))).toBe(true);
  });

  it('nobody approves who is complained about, and an absent one’s deputy has no other rights', () => {
    const scene = proposing(refund(80_000)).does('declare-conflict', { staffId: ZHOU_JIE, reason }, WANG_FANG);
    expect(refusalTo(scene, ZHOU_JIE).code).toBe('complaint.conflict-of-interest');
    expect(granted(decides(scene, WANG_FANG))).toBe(true);
  });

  it('the house itself approves nothing', () => {
    const scene = proposing(refund(80_000));
    expect(scene.refusal('decide-approval', decision(scene), TIMER).code).toBe('auth.not-permitted');
    expect(scene.refusal('delegate-approval', { approvalId: scene.newestApproval, toId: null }, TIMER).code).toBe(
      'auth.not-permitted',
    );
  });
});

describe('deciding is within limits, too', () => {
  it('a middle approver who is over by now hands it to the senior level', () => {
    const scene = proposing(refund(400_000));
    expect(approvalOf(scene)?.level).toBe('middle');
    scene.ledger.amounts = [{ customerId: 'chen-hao' as never, year: 2026, currency: 'CNY', amount: 700_000 }];
    decides(scene.wait(5), ZHOU_JIE);
    expect(last(scene, 'complaint.approval-passed-on')?.payload).toMatchObject({
      from: 'middle',
      to: 'senior',
      cause: 'over-limit',
    });
    expect(approvalOf(scene)).toMatchObject({ state: 'waiting', level: 'senior', waitingSince: scene.now });
    expect(remedyOf(scene)?.state).toBe('proposed');
    expect(granted(decides(scene, SUN_LEI))).toBe(true);
  });

  it('beyond every level it can only be offered less, or rejected', () => {
    const scene = Scene.at('solve');
    const { levels } = DEFAULT_AUTHORITY;
    const limits = [{ currency: 'CNY', perComplaint: 900_000, perCustomerYear: 950_000 }];
    scene.inForce = withAuthority({ levels: { ...levels, senior: { ...levels.senior, limits } } });
    proposing(refund(1_000_000), LI_WEI, scene);
    expect(approvalOf(scene)?.level).toBe('senior');
    expect(refusalTo(scene, SUN_LEI)).toEqual({
      code: 'complaint.authority-exceeded',
      detail: { left: cny(900_000) },
    });
    decides(scene, SUN_LEI, { decision: 'countered', money: cny(900_000), reason });
    expect(granted(scene.does('accept-counter-offer', { approvalId: scene.newestApproval }))).toBe(true);
  });

  it('goes on where the house has changed what that level may meanwhile', () => {
    const scene = proposing({ kind: 'voucher', money: { amount: 50_000, currency: 'EUR' } });
    expect(approvalOf(scene)?.level).toBe('middle');
    const { levels } = DEFAULT_AUTHORITY;
    const inYuan = (level: keyof typeof levels) => ({
      kinds: levels[level].kinds,
      limits: levels[level].limits.filter(({ currency }) => currency === 'CNY'),
    });
    scene.inForce = withAuthority({
      levels: { frontline: inYuan('frontline'), middle: inYuan('middle'), senior: inYuan('senior') },
    });
    decides(scene, ZHOU_JIE);
    expect([remedyOf(scene)?.state, approvalOf(scene)?.level]).toEqual(['proposed', 'senior']);
    expect(granted(decides(scene, SUN_LEI))).toBe(true);
  });

  it('a currency without limits is the senior level’s to decide, by somebody else than the proposer', () => {
    const scene = proposing({ kind: 'voucher', money: { amount: 9_000_000, currency: 'JPY' } });
    expect(refusalTo(scene, ZHOU_JIE).code).toBe('complaint.approval-above-you');
    expect(granted(decides(scene, SUN_LEI))).toBe(true);
  });
});

describe('a counter-offer', () => {
  const countered = (scene = proposing(refund(80_000)), amount = 60_000) =>
    decides(scene, ZHOU_JIE, { decision: 'countered', money: cny(amount), reason });

  it('is accepted by whoever handles the complaint, and is then what is granted', () => {
    const scene = countered();
    expect(approvalOf(scene)).toMatchObject({ state: 'countered', counter: cny(60_000) });
    expect(remedyOf(scene)).toMatchObject({ state: 'proposed', money: cny(80_000) });
    const { newestApproval: approvalId } = scene;
    expect(scene.refusal('accept-counter-offer', { approvalId }, ZHAO_MIN).code).toBe('complaint.not-handler');
    scene.does('accept-counter-offer', { approvalId });
    expect(remedyOf(scene)).toMatchObject({ state: 'granted', money: cny(60_000), grantedById: ZHOU_JIE });
    expect(approvalOf(scene)).toMatchObject({ state: 'approved', money: cny(60_000) });
    expect(scene.ledger.amounts).toMatchObject([{ amount: 60_000 }]);
  });

  it('cuts what the remedy costs as well, so that nothing of it is worth more', () => {
    const scene = countered(proposing({ kind: 'voucher', money: cny(80_000), cost: cny(70_000) }));
    scene.does('accept-counter-offer', { approvalId: scene.newestApproval });
    expect(remedyOf(scene)).toMatchObject({ money: cny(60_000), cost: cny(60_000) });
  });

  it('may not do: then it is withdrawn', () => {
    const scene = countered();
    scene.does('withdraw-approval', { approvalId: scene.newestApproval, reason });
    expect([remedyOf(scene)?.state, approvalOf(scene)?.state]).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is less, in the same currency, with a reason, within the own limits', () => {
    const scene = proposing(refund(80_000));
    const code = (change: Partial<Commands['decide-approval']>, by = ZHOU_JIE, at = scene) =>
      refusalTo(at, by, { decision: 'countered', reason, ...change }).code;
    expect(code({ reason: undefined, money: cny(1) })).toBe('complaint.approval-reason-missing');
    expect(code({})).toBe('complaint.counter-missing');
    expect(code({ money: cny(80_000) })).toBe('complaint.counter-not-lower');
    expect(code({ money: { amount: 1, currency: 'EUR' } })).toBe('complaint.currency-mixed');
    scene.ledger.amounts = [{ customerId: 'chen-hao' as never, year: 2026, currency: 'CNY', amount: 990_000 }];
    expect(code({ money: cny(10_001) })).toBe('complaint.authority-exceeded');
    const kind = proposing({ kind: 'replacement', cost: cny(0) });
    expect(code({ money: cny(0) }, ZHOU_JIE, kind)).toBe('complaint.counter-not-lower');
  });

  it('accepted when the limit was used up meanwhile goes on to the next level', () => {
    const scene = countered(proposing(refund(400_000)), 300_000);
    scene.ledger.amounts = [{ customerId: 'chen-hao' as never, year: 2026, currency: 'CNY', amount: 800_000 }];
    scene.does('accept-counter-offer', { approvalId: scene.newestApproval });
    expect(approvalOf(scene)).toMatchObject({ state: 'waiting', level: 'senior', money: cny(300_000), counter: null });
    expect(remedyOf(scene)).toMatchObject({ state: 'proposed', money: cny(300_000) });
  });

  it('of somebody who turns out to be complained about is off: it waits for the level again', () => {
    const scene = countered().does('declare-conflict', { staffId: ZHOU_JIE, reason }, WANG_FANG);
    expect(approvalOf(scene)).toMatchObject({ state: 'waiting', level: 'middle', decidedById: null, counter: null });
    expect(scene.refusal('accept-counter-offer', { approvalId: scene.newestApproval }).code).toBe(
      'complaint.no-approval',
    );
  });
});

describe('delegation', () => {
  it('lends the own level for this one approval', () => {
    const scene = delegated(proposing(refund(800_000)), SUN_LEI, ZHOU_JIE);
    expect(approvalOf(scene)).toMatchObject({ delegateId: ZHOU_JIE, delegateLevel: 'senior', level: 'senior' });
    decides(scene, ZHOU_JIE);
    expect(remedyOf(scene)).toMatchObject({ state: 'granted', grantedById: ZHOU_JIE });
    expect(approvalOf(scene)).toMatchObject({ decidedById: ZHOU_JIE, decidedLevel: 'senior' });
  });

  it('reaches a supervisor who could not even read the complaint, and ends with the decision', () => {
    const scene = delegated(proposing(refund(80_000)), ZHOU_JIE, TANG_NA);
    expect(granted(decides(scene, TANG_NA))).toBe(true);
    expect(scene.refusal('add-note', { note: FREE_TEXT }, TANG_NA).code).toBe('auth.not-permitted');
  });

  it('leaves the lender able to decide, and can be taken back', () => {
    expect(granted(decides(delegated(proposing(refund(800_000)), SUN_LEI, ZHOU_JIE), SUN_LEI))).toBe(true);
    const scene = delegated(delegated(proposing(refund(800_000)), SUN_LEI, ZHOU_JIE), SUN_LEI, null);
    expect(refusalTo(scene, ZHOU_JIE).code).toBe('complaint.approval-above-you');
  });

  it('is not the delegate’s to give', () => {
    const scene = delegated(proposing(refund(800_000)), SUN_LEI, ZHOU_JIE);
    expect(
      scene.refusal('delegate-approval', { approvalId: scene.newestApproval, toId: WANG_FANG }, ZHOU_JIE).code,
    ).toBe('complaint.approval-above-you');
  });

  it('goes to nobody who proposed it, is named in it, left, is away or never approves', () => {
    const scene = proposing(refund(600_000), ZHOU_JIE);
    const code = (toId: typeof ZHOU_JIE) =>
      scene.refusal('delegate-approval', { approvalId: scene.newestApproval, toId }, SUN_LEI).code;
    expect(code(ZHOU_JIE)).toBe('complaint.approval-own');
    expect(code(CHEN_YU)).toBe('complaint.staff-unsuitable');
    expect(code(HE_QING)).toBe('complaint.staff-unsuitable');
    expect(code(SUN_LEI)).toBe('complaint.staff-unsuitable');
    scene.turns(WANG_FANG, { absent: true });
    expect(code(WANG_FANG)).toBe('complaint.staff-absent');
    scene.turns(WANG_FANG, { absent: false }).does('declare-conflict', { staffId: WANG_FANG, reason }, SUN_LEI);
    expect(code(WANG_FANG)).toBe('complaint.staff-unsuitable');
  });

  it('falls with a conflict of interest of the delegate', () => {
    const scene = delegated(proposing(refund(800_000)), SUN_LEI, ZHOU_JIE);
    scene.does('declare-conflict', { staffId: ZHOU_JIE, reason }, WANG_FANG);
    expect(approvalOf(scene)).toMatchObject({ state: 'waiting', delegateId: null, level: 'senior' });
    expect(refusalTo(scene, ZHOU_JIE).code).toBe('complaint.conflict-of-interest');
  });
});

describe('what a customer was granted this year', () => {
  it('is given back when a granted remedy is declined or withdrawn, and when the complaint ends', () => {
    const amount = (scene: Scene) => scene.ledger.amounts.map((item) => item.amount);
    const declined = proposing(refund(30_000));
    expect(amount(declined)).toEqual([30_000]);
    expect(amount(declined.does('decline-remedy', { remedyId: declined.newestRemedy, reason }))).toEqual([0]);
    const withdrawn = proposing(refund(30_000));
    expect(amount(withdrawn.does('withdraw-remedy', { remedyId: withdrawn.newestRemedy, reason }))).toEqual([0]);
    const ended = proposing(refund(30_000));
    expect(amount(ended.does('withdraw', { complainantId: ended.mainComplainant, reason }))).toEqual([0]);
  });

  it('is given back in the year it was taken from', () => {
    const scene = proposing(refund(30_000)).wait(400 * 24 * 60);
    scene.does('withdraw-remedy', { remedyId: scene.newestRemedy, reason });
    expect(scene.ledger.amounts).toEqual([{ customerId: 'chen-hao', year: 2026, currency: 'CNY', amount: 0 }]);
  });

  it('is nobody’s where the complainant is anonymous', () => {
    const scene = proposing(refund(30_000), LI_WEI, Scene.of({ customerId: null }).reach('solve'));
    expect(granted(scene)).toBe(true);
    expect(scene.ledger.amounts).toEqual([]);
  });
});

describe('the clock of an approval', () => {
  const clockOf = (scene: Scene) => scene.complaint.clocks.find(({ kind }) => kind === 'approval');
  const breaks = (scene: Scene) => {
    const clock = clockOf(scene);
    if (clock === undefined) throw new Error('no clock runs');
    if (clock.dueAt > scene.now) scene.now = clock.dueAt;
    return scene.does('breach-clock', { clockId: clock.id, generation: clock.generation }, TIMER);
  };
  const stopped = (scene: Scene) =>
    scene.events.flatMap((happened) =>
      happened.type === 'complaint.clocks-stopped'
        ? happened.payload.clocks.filter(({ kind }) => kind === 'approval').map(({ result }) => result)
        : [],
    );

  it('runs while it waits, and ends with the decision', () => {
    const scene = proposing(refund(80_000));
    expect(clockOf(scene)).toMatchObject({ subjectId: scene.newestApproval, startedAt: scene.now });
    decides(scene.wait(5), ZHOU_JIE);
    expect(clockOf(scene)).toBeUndefined();
    expect(stopped(scene)).toEqual(['met']);
  });

  it('ends with a counter-offer as well, which others have to answer', () => {
    const scene = proposing(refund(80_000));
    decides(scene, ZHOU_JIE, { decision: 'countered', money: cny(1), reason });
    expect([clockOf(scene), stopped(scene)]).toEqual([undefined, ['met']]);
  });

  it('falls away with what was asked for', () => {
    const scene = proposing(refund(80_000));
    scene.does('withdraw-approval', { approvalId: scene.newestApproval, reason });
    expect(stopped(scene)).toEqual(['void']);
  });

  it('broken, it goes on to the next level with a clock of its own', () => {
    const scene = breaks(delegated(proposing(refund(80_000)), ZHOU_JIE, TANG_NA));
    expect(approvalOf(scene)).toMatchObject({ state: 'waiting', level: 'senior', delegateId: null });
    expect(scene.events.filter(({ type }) => type === 'complaint.approval-passed-on')).toMatchObject([
      { payload: { from: 'middle', to: 'senior', cause: 'overdue', formerId: TANG_NA } },
    ]);
    expect(clockOf(scene)).toMatchObject({ startedAt: scene.now, breachedAt: null, generation: 1 });
    expect(stopped(scene)).toEqual(['late']);
    expect(refusalTo(scene, ZHOU_JIE).code).toBe('complaint.approval-above-you');
    expect(granted(decides(scene, SUN_LEI))).toBe(true);
  });

  it('broken at the senior level, it stays there, broken, until somebody decides; a manager is called', () => {
    const scene = breaks(proposing(refund(800_000)));
    expect(scene.complaint.escalations).toMatchObject([{ responsibleId: SUN_LEI }]);
    expect(approvalOf(scene)).toMatchObject({ state: 'waiting', level: 'senior' });
    expect(clockOf(scene)?.breachedAt).toBe(scene.now);
    expect(granted(decides(scene, SUN_LEI))).toBe(true);
    expect(stopped(scene)).toEqual(['late']);
  });

  it('begins anew where a middle approver who is over hands it up', () => {
    const scene = proposing(refund(400_000));
    scene.ledger.amounts = [{ customerId: 'chen-hao' as never, year: 2026, currency: 'CNY', amount: 700_000 }];
    decides(scene.wait(5), ZHOU_JIE);
    expect(clockOf(scene)?.startedAt).toBe(scene.now);
    expect(stopped(scene)).toEqual(['met']);
  });
});
