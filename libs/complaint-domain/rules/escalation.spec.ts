import { describe, expect, it } from '@jest/globals';
import type { NewComplaintEvent, StaffId } from '@redress/contracts';
import { compileCalendar } from '../calendars/business-calendar';
import { officeHours } from '../calendars/calendar-body';
import { openEscalation } from '../escalation/escalation';
import { DEFAULT_LADDER, type LadderBody } from '../escalation/ladder';
import { BUILT_IN_SETTINGS, type SettingsInForce } from '../settings/settings-in-force';
import type { Setting } from '../settings/setting-rules';
import { CHEN_YU, LI_WEI, SUN_LEI, TIMER, WANG_FANG, WU_DI, ZHAO_MIN, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const reason = FREE_TEXT;
const byHand = { trigger: 'by-hand', reason } as const;
const higher = { trigger: 'asked-for-higher', reason } as const;

type Escalated = Extract<NewComplaintEvent, { type: 'complaint.escalated' }>['payload'];
const fired = (scene: Scene): readonly Escalated[] =>
  scene.events.flatMap((event) => (event.type === 'complaint.escalated' ? [event.payload] : []));
const calls = (scene: Scene): readonly (readonly [string, StaffId])[] =>
  fired(scene).map(({ rung, responsibleId }) => [rung, responsibleId]);
const count = (scene: Scene, type: NewComplaintEvent['type']): number =>
  scene.events.filter((event) => event.type === type).length;
const open = (scene: Scene) => {
  const found = openEscalation(scene.complaint);
  if (found === null) throw new Error('nothing waits to be acknowledged');
  return found;
};
/** Lets the time of the open escalation pass without an answer. */
const unanswered = (scene: Scene): Scene => {
  scene.now = open(scene).acknowledgeBy;
  return scene.rings('escalation');
};
const ladderOf = (body: LadderBody): SettingsInForce => {
  const ladder: Setting<'ladder'> = { ...BUILT_IN_SETTINGS.of('ladder'), body };
  return {
    ...BUILT_IN_SETTINGS,
    of: (kind) => (kind === 'ladder' ? (ladder as never) : BUILT_IN_SETTINGS.of(kind)),
    version: (kind, ref) => (kind === 'ladder' ? (ladder as never) : BUILT_IN_SETTINGS.version(kind, ref)),
  };
};

describe('escalation', () => {
  it('by hand calls the supervisor and raises the level; the owner stays the owner', () => {
    const scene = Scene.of().does('escalate', byHand);
    expect(fired(scene)).toMatchObject([
      { rung: 'supervisor', trigger: 'by-hand', from: 'frontline', to: 'middle', responsibleId: ZHOU_JIE, skipped: [] },
    ]);
    expect(scene.complaint).toMatchObject({
      level: 'middle',
      highestLevel: 'middle',
      responsibleId: ZHOU_JIE,
      owner: { staffId: LI_WEI },
      contactPersonId: null,
    });
    expect(scene.clock('escalation')).toMatchObject({ subjectId: open(scene).id, dueAt: open(scene).acknowledgeBy });
    expect(count(scene, 'complaint.staff-alerted')).toBe(1);
  });

  it('climbs for a customer who asks for someone higher, never to the same person, until nobody is left', () => {
    const scene = Scene.of().does('escalate', higher).does('escalate', higher);
    expect(calls(scene)).toEqual([
      ['supervisor', ZHOU_JIE],
      ['manager', SUN_LEI],
    ]);
    expect(scene.complaint.escalations.map(({ state }) => state)).toEqual(['superseded', 'open']);
    expect(scene.refusal('escalate', higher)).toEqual({
      code: 'complaint.nobody-to-escalate-to',
      detail: { rungs: ['headquarters'] },
    });
  });

  it('by a broken deadline fires its rung once in a cycle, whatever breaks after it', () => {
    const scene = Scene.of();
    scene.now = scene.clock('first-reply').dueAt;
    scene.rings('first-reply');
    expect(fired(scene)).toMatchObject([{ trigger: 'clock-breached', clock: 'first-reply', rung: 'supervisor' }]);
    const contact = { customerId: null, channel: 'phone', receivedAt: scene.now, words: reason } as const;
    scene.does('attach-contact', contact, ZHAO_MIN).does('attach-contact', contact, ZHAO_MIN);
    expect(scene.complaint.repeatContacts).toBe(2);
    expect(calls(scene)).toHaveLength(1);
  });

  it('goes up for a graver trigger while a lower rung waits', () => {
    const scene = Scene.of().does('escalate', byHand).does('flag-threat', { threat: 'media', note: reason });
    expect(calls(scene)).toEqual([
      ['supervisor', ZHOU_JIE],
      ['manager', SUN_LEI],
    ]);
    expect(scene.complaint).toMatchObject({ level: 'senior', responsibleId: SUN_LEI });
  });

  it.each([
    [
      'a second repeat contact',
      (scene: Scene) => {
        const contact = { customerId: null, channel: 'phone', receivedAt: scene.now, words: reason } as const;
        return scene.does('attach-contact', contact).does('attach-contact', contact);
      },
      'repeated-complaint',
    ],
    [
      'emotion that does not come down',
      (scene: Scene) =>
        scene
          .does('record-atmosphere', inputs.atmosphere({ arrival: -60, now: -60 }))
          .does('record-atmosphere', inputs.atmosphere({ arrival: -60, now: -60 })),
      'emotion-not-coming-down',
    ],
    ['critical severity', (scene: Scene) => scene.does('set-severity', { severity: 4, safety: false }), 'severity'],
    [
      'an owner away with nobody standing in',
      (scene: Scene) => scene.does('notice-unattended', { ownerId: scene.owner, since: scene.now }, TIMER),
      'unattended',
    ],
  ] as const)('follows %s', (_, act, trigger) => {
    expect(fired(act(Scene.of()))).toMatchObject([{ trigger, rung: 'supervisor' }]);
  });

  it('leaves a first hard talk and one that calms down alone', () => {
    const scene = Scene.of()
      .does('record-atmosphere', inputs.atmosphere({ arrival: -60, now: -60 }))
      .does('record-atmosphere', inputs.atmosphere({ arrival: -60, now: -30 }));
    expect(fired(scene)).toEqual([]);
  });

  it('silence is an alarm of its own', () => {
    const scene = Scene.of();
    scene.now = scene.clock('silence').dueAt;
    expect(fired(scene.rings('silence'))).toMatchObject([{ trigger: 'silent', rung: 'supervisor' }]);
  });

  it('tells one absence of an owner once', () => {
    const since = Scene.of().now;
    const scene = Scene.of().does('notice-unattended', { ownerId: LI_WEI, since }, TIMER);
    expect(scene.refusal('notice-unattended', { ownerId: LI_WEI, since }, TIMER).code).toBe('complaint.not-unattended');
    expect(scene.refusal('notice-unattended', { ownerId: ZHAO_MIN, since }, TIMER).code).toBe(
      'complaint.not-unattended',
    );
    expect(scene.refusal('notice-unattended', { ownerId: LI_WEI, since }, ZHOU_JIE).code).toBe('auth.not-permitted');
  });

  it('changes the person where the rung says so', () => {
    const [first, ...others] = DEFAULT_LADDER.rungs;
    const scene = Scene.of();
    scene.inForce = ladderOf({ rungs: first === undefined ? [] : [{ ...first, change: 'person' }, ...others] });
    scene.does('escalate', byHand);
    expect(scene.complaint).toMatchObject({ contactPersonId: ZHOU_JIE, owner: { staffId: LI_WEI } });
  });
});

describe('an escalation', () => {
  it('is acknowledged by whom it calls, their deputy, or their level; by nobody else', () => {
    const scene = () => Scene.of().does('escalate', byHand);
    const acknowledged = (by: StaffId, at = scene()) =>
      at.does('acknowledge-escalation', { escalationId: open(at).id }, by).complaint.escalations[0];
    expect(acknowledged(ZHOU_JIE)).toMatchObject({ state: 'acknowledged', acknowledgedById: ZHOU_JIE });
    expect(acknowledged(SUN_LEI)).toMatchObject({ acknowledgedById: SUN_LEI, responsibleId: ZHOU_JIE });
    const away = scene().turns(ZHOU_JIE, { absent: true, deputyId: WU_DI });
    expect(acknowledged(WU_DI, away)).toMatchObject({ acknowledgedById: WU_DI });
    for (const by of [LI_WEI, ZHAO_MIN, CHEN_YU])
      expect(['complaint.escalation-not-yours', 'complaint.not-visible']).toContain(
        scene().refusal('acknowledge-escalation', { escalationId: open(scene()).id }, by).code,
      );
    const settled = scene();
    const { id } = open(settled);
    settled.does('acknowledge-escalation', { escalationId: id }, ZHOU_JIE);
    expect(settled.refusal('acknowledge-escalation', { escalationId: id }, ZHOU_JIE).code).toBe(
      'complaint.no-escalation',
    );
    expect(settled.complaint.clocks.some(({ kind }) => kind === 'escalation')).toBe(false);
  });

  it('passes on where nobody acknowledges in time, up to the end, and stays there', () => {
    const scene = unanswered(Scene.of().does('escalate', byHand));
    expect(calls(scene)).toEqual([
      ['supervisor', ZHOU_JIE],
      ['supervisor-above', WANG_FANG],
    ]);
    unanswered(scene);
    expect(scene.complaint).toMatchObject({ level: 'senior', responsibleId: SUN_LEI, owner: { staffId: LI_WEI } });
    unanswered(scene);
    expect(count(scene, 'complaint.escalation-unanswered')).toBe(1);
    expect(open(scene)).toMatchObject({ rung: 'manager', responsibleId: SUN_LEI });
    expect(scene.complaint.escalations.map(({ state }) => state)).toEqual(['passed-on', 'passed-on', 'open']);
  });

  it('passes over rungs where nobody is there, and says so', () => {
    const scene = Scene.of()
      .turns(ZHOU_JIE, { absent: true })
      .turns(WANG_FANG, { absent: true })
      .does('escalate', byHand);
    expect(fired(scene)).toMatchObject([{ rung: 'manager', skipped: ['supervisor', 'supervisor-above'] }]);
    const empty = Scene.of()
      .turns(ZHOU_JIE, { absent: true })
      .turns(WANG_FANG, { absent: true })
      .turns(SUN_LEI, { absent: true });
    expect(empty.refusal('escalate', byHand).code).toBe('complaint.nobody-to-escalate-to');
    empty.does('set-severity', { severity: 4, safety: false });
    expect(fired(empty)).toEqual([]);
    expect(count(empty, 'complaint.escalation-unanswered')).toBe(1);
  });

  it('goes to somebody else when whom it calls is complained about or leaves', () => {
    const scene = Scene.of().does('escalate', byHand).does('declare-conflict', { staffId: ZHOU_JIE, reason }, SUN_LEI);
    expect(scene.complaint.responsibleId).toBe(WANG_FANG);
    expect(open(scene)).toMatchObject({ rung: 'supervisor', responsibleId: WANG_FANG });
    scene.turns(WANG_FANG, { active: false }).does('pass-on-escalation', { escalationId: open(scene).id }, TIMER);
    expect(scene.complaint.responsibleId).toBe(SUN_LEI);
  });

  it('is told in working hours, a matter of safety at once', () => {
    const night = compileCalendar(officeHours('Asia/Shanghai'));
    const scene = Scene.of();
    scene.house = scene.house.working(night);
    scene.wait(10 * 60).does('escalate', byHand);
    expect(count(scene, 'complaint.staff-alerted')).toBe(0);
    const { id: escalationId, alertAt } = open(scene);
    expect(scene.refusal('alert-staff', { escalationId }, TIMER).code).toBe('complaint.escalation-not-due');
    scene.now = alertAt ?? scene.now;
    scene.does('alert-staff', { escalationId }, TIMER);
    expect(count(scene, 'complaint.staff-alerted')).toBe(1);
    expect(scene.refusal('alert-staff', { escalationId }, TIMER).code).toBe('complaint.no-escalation');
    const unsafe = Scene.of();
    unsafe.house = unsafe.house.working(night);
    unsafe.wait(10 * 60).does('set-severity', { severity: 2, safety: true });
    expect(count(unsafe, 'complaint.staff-alerted')).toBe(1);
  });

  it('ends with the complaint; a new cycle may fire the same rung again', () => {
    const scene = Scene.of().does('escalate', byHand).closes();
    expect(scene.complaint).toMatchObject({ responsibleId: null });
    expect(scene.complaint.escalations.map(({ state }) => state)).toEqual(['ended']);
    scene.does('reopen', { reason });
    expect(fired(scene).at(-1)).toMatchObject({ trigger: 'reopened', rung: 'manager', to: 'senior' });
  });
});

describe('de-escalation', () => {
  it('is explicit, with a reason, by the level that holds the complaint', () => {
    const scene = Scene.of().does('flag-threat', { threat: 'court', note: reason });
    expect(scene.refusal('de-escalate', { reason }, ZHOU_JIE)).toEqual({
      code: 'complaint.level-too-low',
      detail: { level: 'senior' },
    });
    expect(scene.refusal('de-escalate', { to: 'senior', reason }, SUN_LEI).code).toBe('complaint.level-not-lower');
    scene.does('de-escalate', { reason }, SUN_LEI);
    expect(scene.complaint).toMatchObject({ level: 'middle', highestLevel: 'senior', responsibleId: null });
    expect(openEscalation(scene.complaint)).toBeNull();
    expect(scene.refusal('de-escalate', { reason }, LI_WEI).code).toBe('complaint.supervisor-needed');
    scene.does('de-escalate', { reason }, ZHOU_JIE);
    expect(scene.refusal('de-escalate', { reason }, SUN_LEI).code).toBe('complaint.not-escalated');
  });
});
