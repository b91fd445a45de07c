import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { HOUSE_SETTINGS } from '../decision';
import {
  CHEN_YU,
  GU_RAN,
  HANGZHOU,
  LI_WEI,
  NINGBO,
  QIAN_LI,
  SUN_LEI,
  TANG_NA,
  TIMER,
  WANG_FANG,
  WU_DI,
  ZHAO_MIN,
  ZHOU_JIE,
} from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const reason = FREE_TEXT;
/** A web form that nobody has answered: the duty officer of Ningbo owns it. */
const unanswered = () => Scene.of({ channel: 'web' }, TIMER);
const offered = (toId = ZHAO_MIN) => Scene.of().does('offer-handover', { toId, reason });

describe('before a person has answered', () => {
  it('the duty officer owns, and the first to take it owns from then on', () => {
    const scene = unanswered();
    expect(scene.complaint.owner).toMatchObject({ staffId: QIAN_LI, kind: 'duty-officer' });
    scene.wait(3).does('take', {}, LI_WEI);
    expect(scene.complaint.owner).toEqual({ staffId: LI_WEI, kind: 'first-contact', since: scene.now });
    expect(scene.decided.at(-1)).toEqual({ type: 'complaint.taken', payload: { fromId: QIAN_LI, toId: LI_WEI } });
  });

  it('the second to take it comes too late', () => {
    const scene = unanswered().does('take', {}, LI_WEI);
    expect(scene.refusal('take', {}, ZHAO_MIN)).toEqual({
      code: 'complaint.already-owned',
      detail: { ownerId: LI_WEI },
    });
  });

  it.each([
    ['writing to the customer', (scene: Scene) => scene.does('write-message', inputs.letter(scene.complaint), LI_WEI)],
    [
      'recording how the customer felt',
      (scene: Scene) => scene.does('record-atmosphere', inputs.atmosphere(), ZHOU_JIE),
    ],
    [
      'reaching the customer',
      (scene: Scene) =>
        scene
          .does('schedule-callback', inputs.callback(scene.complaint, scene.now), QIAN_LI)
          .does('record-attempt', { callbackId: scene.newestCallback, outcome: 'reached' }, LI_WEI),
    ],
    [
      'hearing when to call again',
      (scene: Scene) =>
        scene
          .does('schedule-callback', inputs.callback(scene.complaint, scene.now), QIAN_LI)
          .does(
            'record-attempt',
            { callbackId: scene.newestCallback, outcome: 'asked-to-call-at', callAt: plusMinutes(scene.now, 90) },
            LI_WEI,
          ),
    ],
  ])('%s is answering', (_, answer) => {
    const scene = answer(unanswered());
    expect(scene.complaint.owner.kind).toBe('first-contact');
    expect(scene.owner).not.toBe(QIAN_LI);
    expect(scene.events.filter(({ type }) => type === 'complaint.taken')).toHaveLength(1);
  });

  it('a call that nobody took, a note and a program are no answer', () => {
    const scene = unanswered();
    scene
      .does('schedule-callback', inputs.callback(scene.complaint, scene.now), QIAN_LI)
      .does('record-attempt', { callbackId: scene.newestCallback, outcome: 'no-answer' }, LI_WEI)
      .does('add-note', { note: FREE_TEXT }, LI_WEI)
      .does('write-message', inputs.letter(scene.complaint), scene.house.actor(LI_WEI, 'machine'))
      .does('write-message', inputs.letter(scene.complaint), TIMER);
    expect(scene.complaint.owner).toMatchObject({ staffId: QIAN_LI, kind: 'duty-officer' });
  });

  it('a closed complaint stays with the duty officer who closed it', () => {
    const scene = unanswered().does('close', { way: 'out-of-scope', outcome: 'out-of-scope', reason });
    scene.does('write-message', inputs.letter(scene.complaint), LI_WEI);
    expect(scene.owner).toBe(QIAN_LI);
  });

  it('an owned complaint stays with its owner, whoever answers', () => {
    const scene = Scene.of();
    scene.does('write-message', inputs.letter(scene.complaint), ZHAO_MIN);
    expect(scene.complaint.owner).toMatchObject({ staffId: LI_WEI, kind: 'first-contact' });
  });

  it('what the duty officer had offered is off once somebody takes it', () => {
    const scene = unanswered().does('offer-handover', { toId: ZHAO_MIN, reason }).does('take', {}, LI_WEI);
    expect(scene.complaint.handover).toBeNull();
    expect(scene.decided.slice(-2).map(({ type }) => type)).toEqual([
      'complaint.handover-withdrawn',
      'complaint.taken',
    ]);
  });

  it('whoever takes it needs no contact person beside themselves', () => {
    const scene = unanswered()
      .does('set-contact-person', { staffId: LI_WEI, reason }, ZHOU_JIE)
      .does('take', {}, LI_WEI);
    expect(scene.complaint.contactPersonId).toBeNull();
  });

  it('taking is a person’s: other units, quality and timers do not', () => {
    const scene = unanswered();
    expect(scene.refusal('take', {}, CHEN_YU).code).toBe('auth.not-permitted');
    expect(scene.refusal('take', {}, GU_RAN).code).toBe('auth.not-permitted');
    expect(() => scene.decide('take', {}, TIMER)).toThrow('cannot act as a person');
  });
});

describe('handover', () => {
  it('is offered with a reason and an end, and moves nothing until it is accepted', () => {
    const scene = offered();
    expect(scene.complaint.owner.staffId).toBe(LI_WEI);
    expect(scene.complaint.handover).toMatchObject({
      fromId: LI_WEI,
      toId: ZHAO_MIN,
      toUnitId: NINGBO,
      offeredAt: scene.now,
      lapsesAt: plusMinutes(scene.now, HOUSE_SETTINGS.handoverLapseMinutes),
      state: 'offered',
    });
    expect(scene.texts.at(-1)).toMatchObject({ kind: 'reason', body: reason });
  });

  it('accepted, it moves ownership and unit to whoever was asked', () => {
    const scene = offered(CHEN_YU).wait(5);
    scene.does('accept-handover', { handoverId: scene.newestHandover }, CHEN_YU);
    expect(scene.complaint).toMatchObject({
      owner: { staffId: CHEN_YU, kind: 'handover', since: scene.now },
      unitId: HANGZHOU,
      handover: null,
    });
    expect(scene.decided.at(-1)?.payload).toMatchObject({
      fromId: LI_WEI,
      toId: CHEN_YU,
      fromUnitId: NINGBO,
      toUnitId: HANGZHOU,
    });
  });

  it('a contact person who accepts is owner and contact in one', () => {
    const scene = Scene.of().does('set-contact-person', { staffId: ZHAO_MIN, reason }, ZHOU_JIE);
    scene.does('offer-handover', { toId: ZHAO_MIN, reason });
    scene.does('accept-handover', { handoverId: scene.newestHandover }, ZHAO_MIN);
    expect(scene.complaint.contactPersonId).toBeNull();
  });

  it('another contact person stays when somebody else accepts', () => {
    const scene = Scene.of().does('set-contact-person', { staffId: WU_DI, reason }, ZHOU_JIE);
    scene.does('offer-handover', { toId: ZHAO_MIN, reason });
    scene.does('accept-handover', { handoverId: scene.newestHandover }, ZHAO_MIN);
    expect(scene.complaint.contactPersonId).toBe(WU_DI);
  });

  it.each([
    [
      'declined by whoever was asked',
      (scene: Scene) => scene.does('decline-handover', { handoverId: scene.newestHandover, reason }, ZHAO_MIN),
    ],
    ['withdrawn by the owner', (scene: Scene) => scene.does('withdraw-handover', { handoverId: scene.newestHandover })],
    ['lapsed', (scene: Scene) => scene.wait(120).rings('handover')],
  ])('%s, it leaves the owner accountable and may be offered again', (_, end) => {
    const scene = end(offered());
    expect(scene.complaint).toMatchObject({ handover: null, owner: { staffId: LI_WEI, kind: 'first-contact' } });
    scene.does('offer-handover', { toId: WU_DI, reason });
    expect(scene.complaint.handover?.toId).toBe(WU_DI);
  });

  it('only one is on offer at a time', () => {
    expect(offered().refusal('offer-handover', { toId: WU_DI, reason }).code).toBe('complaint.handover-pending');
  });

  it('is offered to somebody else who works here and is present', () => {
    const scene = Scene.of().turns(WU_DI, { absent: true, deputyId: LI_WEI }).turns(CHEN_YU, { active: false });
    const refusal = (toId: typeof LI_WEI) => scene.refusal('offer-handover', { toId, reason });
    expect(refusal(LI_WEI).code).toBe('complaint.handover-to-owner');
    expect(refusal(WU_DI)).toEqual({ code: 'complaint.staff-absent', detail: { deputyId: LI_WEI } });
    expect(refusal(CHEN_YU).code).toBe('complaint.staff-unsuitable');
    expect(refusal(GU_RAN).code).toBe('complaint.staff-unsuitable');
    expect(refusal('nobody' as typeof LI_WEI).code).toBe('complaint.staff-unsuitable');
  });

  it('is offered by those who handle the complaint', () => {
    const scene = Scene.of();
    expect(scene.refusal('offer-handover', { toId: WU_DI, reason }, ZHAO_MIN).code).toBe('complaint.not-handler');
    scene.does('offer-handover', { toId: WU_DI, reason, lapsesInMinutes: 15 }, ZHOU_JIE);
    expect(scene.complaint.handover).toMatchObject({ fromId: LI_WEI, lapsesAt: plusMinutes(scene.now, 15) });
  });

  it('is answered by whoever was asked, and by nobody else', () => {
    const scene = offered();
    const handoverId = scene.newestHandover;
    expect(scene.refusal('accept-handover', { handoverId }, WU_DI).code).toBe('complaint.handover-not-yours');
    expect(scene.refusal('accept-handover', { handoverId }, TIMER).code).toBe('complaint.handover-not-yours');
    expect(scene.refusal('decline-handover', { handoverId, reason }, ZHOU_JIE).code).toBe(
      'complaint.handover-not-yours',
    );
    expect(scene.refusal('decline-handover', { handoverId, reason }, TIMER).code).toBe('complaint.handover-not-yours');
    expect(scene.refusal('withdraw-handover', { handoverId }, ZHAO_MIN).code).toBe('complaint.not-handler');
  });

  it('one that is not on offer is neither accepted, declined nor withdrawn', () => {
    const none = Scene.of();
    const handoverId = 'gone' as typeof none.newestHandover;
    expect(none.refusal('accept-handover', { handoverId }, ZHAO_MIN).code).toBe('complaint.no-handover');
    expect(none.refusal('decline-handover', { handoverId, reason }, ZHAO_MIN).code).toBe('complaint.no-handover');
    expect(none.refusal('withdraw-handover', { handoverId }).code).toBe('complaint.no-handover');
    const another = offered();
    expect(another.refusal('accept-handover', { handoverId }, ZHAO_MIN).code).toBe('complaint.no-handover');
    expect(another.refusal('decline-handover', { handoverId, reason }, ZHAO_MIN).code).toBe('complaint.no-handover');
    expect(another.refusal('withdraw-handover', { handoverId }).code).toBe('complaint.no-handover');
  });

  it('lapses when its time has come, by the timer alone', () => {
    const scene = offered().wait(119);
    const { id: clockId, generation } = scene.clock('handover');
    const bell = { clockId, generation };
    expect(scene.refusal('breach-clock', bell, TIMER).code).toBe('complaint.clock-not-due');
    expect(scene.wait(1).refusal('breach-clock', bell, SUN_LEI).code).toBe('auth.not-permitted');
    expect(scene.rings('handover').complaint.handover).toBeNull();
    expect(scene.events.map(({ type }) => type).slice(-3)).toEqual([
      'complaint.clock-breached',
      'complaint.handover-lapsed',
      'complaint.clocks-stopped',
    ]);
  });

  it('whoever was asked may read, but does not handle before accepting', () => {
    const scene = offered(CHEN_YU);
    scene.does('add-note', { note: FREE_TEXT }, CHEN_YU);
    expect(scene.refusal('take-interim-measure', { kind: 'other', measure: FREE_TEXT }, CHEN_YU).code).toBe(
      'complaint.not-handler',
    );
  });
});

describe('an owner who cannot go on', () => {
  const left = (change: Parameters<Scene['turns']>[1] = { active: false }) => Scene.of().turns(LI_WEI, change);

  it('passes to the deputy at once', () => {
    const scene = left().wait(1).does('pass-to-deputy', {}, ZHOU_JIE);
    expect(scene.complaint.owner).toEqual({ staffId: ZHAO_MIN, kind: 'deputy', since: scene.now });
    expect(scene.decided.at(-1)?.payload).toMatchObject({ fromId: LI_WEI, toId: ZHAO_MIN, cause: 'left' });
  });

  it('passes along the chain of deputies to the first who is suitable and present', () => {
    expect(left().turns(ZHAO_MIN, { absent: true }).does('pass-to-deputy', {}, ZHOU_JIE).owner).toBe(WU_DI);
    expect(left().turns(ZHAO_MIN, { active: false }).does('pass-to-deputy', {}, ZHOU_JIE).owner).toBe(WU_DI);
    expect(
      left()
        .turns(ZHAO_MIN, { roles: ['admin'] })
        .does('pass-to-deputy', {}, ZHOU_JIE).owner,
    ).toBe(WU_DI);
  });

  it('however long the chain is', () => {
    const scene = left().turns(ZHAO_MIN, { absent: true }).turns(WU_DI, { absent: true, deputyId: CHEN_YU });
    scene.turns(CHEN_YU, { absent: true, deputyId: ZHOU_JIE });
    expect(scene.does('pass-to-deputy', {}, ZHOU_JIE).owner).toBe(ZHOU_JIE);
  });

  it('passes to the duty officer where the chain closes in a loop or has an end', () => {
    expect(
      left().turns(ZHAO_MIN, { absent: true }).turns(WU_DI, { absent: true }).does('pass-to-deputy', {}, ZHOU_JIE)
        .owner,
    ).toBe(QIAN_LI);
    expect(left({ active: false, deputyId: null }).does('pass-to-deputy', {}, ZHOU_JIE).owner).toBe(QIAN_LI);
    expect(left({ active: false, deputyId: LI_WEI }).does('pass-to-deputy', {}, ZHOU_JIE).owner).toBe(QIAN_LI);
    expect(
      left({ active: false, deputyId: 'unknown' as typeof LI_WEI }).does('pass-to-deputy', {}, ZHOU_JIE).owner,
    ).toBe(QIAN_LI);
  });

  it('passes to nobody rather than to anybody: the complaint stays as it is', () => {
    const scene = left({ active: false, deputyId: null });
    scene.house = scene.house.withDuty(NINGBO, null).withDuty('headquarters' as typeof NINGBO, null);
    expect(scene.refusal('pass-to-deputy', {}, ZHOU_JIE).code).toBe('complaint.no-successor');
  });

  it('never passes to the one who left, though they still have duty', () => {
    const scene = left({ active: false, deputyId: null });
    const context = { ...scene.context(ZHOU_JIE), dutyOfficerId: LI_WEI };
    scene.context = () => context;
    expect(scene.refusal('pass-to-deputy', {}, ZHOU_JIE).code).toBe('complaint.no-successor');
  });

  it('takes a handover on offer along into nothing', () => {
    const scene = offered(WU_DI).turns(LI_WEI, { active: false }).does('pass-to-deputy', {}, ZHOU_JIE);
    expect(scene.complaint).toMatchObject({ handover: null, owner: { staffId: ZHAO_MIN } });
  });

  it('a contact person who becomes owner is not contact beside', () => {
    const scene = Scene.of().does('set-contact-person', { staffId: ZHAO_MIN, reason }, ZHOU_JIE);
    scene.turns(LI_WEI, { active: false }).does('pass-to-deputy', {}, ZHOU_JIE);
    expect(scene.complaint).toMatchObject({ owner: { staffId: ZHAO_MIN }, contactPersonId: null });
  });

  it('whoever stands in for a duty officer still gives way to the first who answers', () => {
    const scene = unanswered().turns(QIAN_LI, { active: false, deputyId: WU_DI }).does('pass-to-deputy', {}, ZHOU_JIE);
    expect(scene.complaint.owner).toMatchObject({ staffId: WU_DI, kind: 'duty-officer' });
    expect(scene.does('take', {}, LI_WEI).owner).toBe(LI_WEI);
  });

  it('an owner in service is not passed over, even when absent', () => {
    expect(left({ absent: true }).refusal('pass-to-deputy', {}, ZHOU_JIE).code).toBe('complaint.owner-still-there');
  });

  it('is passed on by a supervisor or by the house itself', () => {
    expect(left().refusal('pass-to-deputy', {}, WU_DI).code).toBe('complaint.supervisor-needed');
    expect(left().refusal('pass-to-deputy', {}, TANG_NA).code).toBe('complaint.supervisor-needed');
    expect(left().does('pass-to-deputy', {}, TIMER).owner).toBe(ZHAO_MIN);
  });
});

describe('contact person', () => {
  it('is set by a supervisor in one step and handles; the owner stays accountable', () => {
    const scene = Scene.of().does('set-contact-person', { staffId: CHEN_YU, reason }, ZHOU_JIE);
    expect(scene.complaint).toMatchObject({ contactPersonId: CHEN_YU, owner: { staffId: LI_WEI } });
    scene.does('record-atmosphere', inputs.atmosphere(), CHEN_YU);
  });

  it('is nobody beside the owner, and may be taken back', () => {
    const scene = Scene.of().does('set-contact-person', { staffId: WU_DI, reason }, ZHOU_JIE);
    expect(
      scene.does('set-contact-person', { staffId: LI_WEI, reason }, ZHOU_JIE).complaint.contactPersonId,
    ).toBeNull();
    scene.does('set-contact-person', { staffId: WU_DI, reason }, ZHOU_JIE);
    expect(scene.does('set-contact-person', { staffId: null, reason }, ZHOU_JIE).complaint.contactPersonId).toBeNull();
  });

  it('must be able to, and an agent does not set one', () => {
    const scene = Scene.of().turns(WU_DI, { absent: true });
    expect(scene.refusal('set-contact-person', { staffId: WU_DI, reason }, ZHOU_JIE).code).toBe(
      'complaint.staff-absent',
    );
    expect(scene.refusal('set-contact-person', { staffId: GU_RAN, reason }, ZHOU_JIE).code).toBe(
      'complaint.staff-unsuitable',
    );
    expect(scene.refusal('set-contact-person', { staffId: ZHAO_MIN, reason }).code).toBe('complaint.supervisor-needed');
  });
});

describe('conflict of interest', () => {
  const declared = (scene: Scene, staffId = LI_WEI, successorId?: typeof LI_WEI) =>
    scene.does('declare-conflict', { staffId, reason, successorId }, WANG_FANG);

  it('takes the complaint from an accused owner at once, to the deputy', () => {
    const scene = declared(Scene.of());
    expect(scene.complaint).toMatchObject({ conflicts: [LI_WEI], owner: { staffId: ZHAO_MIN, kind: 'deputy' } });
    expect(scene.decided.slice(-2)).toMatchObject([
      {
        type: 'complaint.passed-to-deputy',
        payload: { fromId: LI_WEI, toId: ZHAO_MIN, cause: 'conflict-of-interest' },
      },
      { type: 'complaint.conflict-declared', payload: { staffId: LI_WEI } },
    ]);
  });

  it('to the successor that the supervisor names', () => {
    expect(declared(Scene.of(), LI_WEI, CHEN_YU).owner).toBe(CHEN_YU);
  });

  it('along the chain past colleagues who are accused too', () => {
    const scene = declared(declared(Scene.of(), ZHAO_MIN));
    expect(scene.owner).toBe(WU_DI);
  });

  it('to the duty officer at the end, unless accused as well', () => {
    const scene = declared(declared(declared(Scene.of(), ZHAO_MIN), WU_DI));
    expect(scene.owner).toBe(QIAN_LI);
    const nobody = [ZHAO_MIN, WU_DI, QIAN_LI].reduce((each, staffId) => declared(each, staffId), Scene.of());
    expect(nobody.refusal('declare-conflict', { staffId: LI_WEI, reason }, WANG_FANG).code).toBe(
      'complaint.no-successor',
    );
    expect(nobody.owner).toBe(LI_WEI);
  });

  it('names no successor who cannot be one', () => {
    const scene = Scene.of().turns(WU_DI, { absent: true });
    const refusal = (successorId: typeof LI_WEI) =>
      scene.refusal('declare-conflict', { staffId: LI_WEI, reason, successorId }, WANG_FANG).code;
    expect(refusal(LI_WEI)).toBe('complaint.staff-unsuitable');
    expect(refusal(WU_DI)).toBe('complaint.staff-absent');
    expect(refusal(GU_RAN)).toBe('complaint.staff-unsuitable');
  });

  it('ends everything else the accused had: contact, handover, tasks', () => {
    const scene = Scene.of()
      .does('set-contact-person', { staffId: WU_DI, reason }, ZHOU_JIE)
      .does('offer-handover', { toId: WU_DI, reason })
      .does('open-task', { task: FREE_TEXT, assigneeId: WU_DI })
      .does('open-task', { task: FREE_TEXT, assigneeId: ZHAO_MIN });
    declared(scene, WU_DI);
    expect(scene.complaint).toMatchObject({ owner: { staffId: LI_WEI }, contactPersonId: null, handover: null });
    expect(scene.complaint.tasks.map(({ state }) => state)).toEqual(['cancelled', 'open']);
  });

  it('leaves a handover between others alone, and ends one that the accused owner offered', () => {
    expect(declared(offered(ZHAO_MIN), WU_DI).complaint.handover?.toId).toBe(ZHAO_MIN);
    expect(declared(offered(WU_DI), LI_WEI).complaint.handover).toBeNull();
  });

  it('shuts the accused out of everything: read, handle, approve, verify, close, take, even as deputy', () => {
    const scene = declared(Scene.at('follow-through'), WU_DI).turns(LI_WEI, { absent: true, deputyId: WU_DI });
    const { complaint } = scene;
    const code = 'complaint.conflict-of-interest';
    expect(scene.refusal('add-note', { note: FREE_TEXT }, WU_DI).code).toBe(code);
    expect(scene.refusal('advance', {}, WU_DI).code).toBe(code);
    expect(
      scene.refusal('verify-now', { complainantId: scene.mainComplainant, satisfaction: { outcomeScore: 90 } }, WU_DI)
        .code,
    ).toBe(code);
    expect(scene.refusal('close', { way: 'verified-callback', outcome: 'upheld' }, WU_DI).code).toBe(code);
    expect(scene.refusal('offer-handover', { toId: WU_DI, reason }).code).toBe('complaint.staff-unsuitable');
    expect(scene.refusal('set-contact-person', { staffId: WU_DI, reason }, ZHOU_JIE).code).toBe(
      'complaint.staff-unsuitable',
    );
    expect(scene.refusal('open-task', { task: FREE_TEXT, assigneeId: WU_DI }).code).toBe('complaint.staff-unsuitable');
    expect(complaint.owner.staffId).toBe(LI_WEI);
  });

  it('an accused supervisor grants nothing', () => {
    const scene = Scene.at('solve');
    const refund = { kind: 'refund', money: { amount: 90_000, currency: 'CNY' } } as const;
    scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now, refund));
    declared(scene, ZHOU_JIE);
    const approved = { approvalId: scene.newestApproval, decision: 'approved' } as const;
    expect(scene.refusal('decide-approval', approved, ZHOU_JIE).code).toBe('complaint.conflict-of-interest');
    scene.does('decide-approval', approved, WANG_FANG);
  });

  it('is declared once for a colleague we know, by a supervisor, at any time', () => {
    const scene = declared(Scene.of(), WU_DI);
    expect(scene.refusal('declare-conflict', { staffId: WU_DI, reason }, WANG_FANG).code).toBe(
      'complaint.staff-unsuitable',
    );
    expect(scene.refusal('declare-conflict', { staffId: 'nobody' as typeof WU_DI, reason }, WANG_FANG).code).toBe(
      'complaint.staff-unsuitable',
    );
    expect(scene.refusal('declare-conflict', { staffId: ZHAO_MIN, reason }).code).toBe('complaint.supervisor-needed');
    const closed = declared(Scene.of().closes(), LI_WEI);
    expect(closed.complaint).toMatchObject({ status: 'closed', owner: { staffId: ZHAO_MIN } });
  });
});
