import { describe, expect, it } from '@jest/globals';
import { CLOCK_KINDS, type ClockKind, type Instant, plusMinutes } from '@redress/contracts';
import { LI_WEI, TIMER, WU_DI, ZHOU_JIE } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { EASY_POLICY, HASTY_POLICY, OFFICE_HOURS, RANDOM_POLICIES, settingsWith } from '../testing/policies';
import { MONDAY, Scene } from '../testing/scene';
import { CLOCKS, faultsOfClocks } from './clock-kinds';

import { dueTime, remainingOf } from './due-times';
import { previewPolicy } from './preview-policy';

const reason = FREE_TEXT;
const kinds = (scene: Scene): readonly ClockKind[] => scene.complaint.clocks.map(({ kind }) => kind).sort();
const results = (scene: Scene, kind: ClockKind) =>
  scene.events.flatMap((event) =>
    event.type === 'complaint.clocks-stopped'
      ? event.payload.clocks.filter((clock) => clock.kind === kind).map(({ result }) => result)
      : [],
  );
const rings = (scene: Scene, type: 'complaint.clock-warned' | 'complaint.clock-breached') =>
  scene.events.filter((event) => event.type === type).length;
const officeScene = (ids?: () => string): Scene => {
  const scene = new Scene(ids);
  scene.inForce = settingsWith(RANDOM_POLICIES);
  return scene;
};
const replied = (scene: Scene): Scene =>
  scene
    .does('write-message', inputs.letter(scene.complaint))
    .wait(1)
    .does('release-message', { messageId: scene.newestMessage }, TIMER);

describe('the table of clocks', () => {
  it('lets only the level family stand still, and nothing that runs from receipt move', () => {
    expect(faultsOfClocks()).toEqual([]);
    expect(faultsOfClocks({ ...CLOCKS, statutory: { ...CLOCKS.statutory, pausable: true, lazy: true } })).toHaveLength(
      2,
    );
    expect(Object.keys(CLOCKS).sort()).toEqual([...CLOCK_KINDS].sort());
  });
});

describe('clocks of a complaint', () => {
  it('begin with it: what is owed to a customer on the phone', () => {
    expect(kinds(Scene.of())).toEqual(['first-reply', 'level', 'resolution', 'silence', 'statutory', 'step']);
    expect(kinds(Scene.of({ channel: 'web' }))).toContain('acknowledge');
  });

  it('run from receipt where they are about the whole', () => {
    const receivedAt = plusMinutes(MONDAY, -300);
    const scene = Scene.of({ receivedAt });
    expect(scene.clock('first-reply')).toMatchObject({
      startedAt: receivedAt,
      dueAt: plusMinutes(receivedAt, 24 * 60),
    });
    expect(scene.clock('statutory').dueAt).toBe(plusMinutes(receivedAt, 8 * 7 * 24 * 60));
    expect(scene.clock('step').startedAt).toBe(MONDAY);
  });

  it('owe nothing to nobody: history, and an anonymous customer’s reply', () => {
    expect(kinds(Scene.of({ imported: { outcome: null, closedAt: null } }, { ...TIMER, id: 'import' }))).toEqual([]);
    const anonymous = kinds(Scene.of({ customerId: null, channel: 'web' }));
    expect(anonymous).not.toContain('acknowledge');
    expect(anonymous).not.toContain('first-reply');
  });

  it('an answer that left the house meets the first reply; the next update is owed from then on', () => {
    const scene = Scene.of();
    scene.does('write-message', inputs.letter(scene.complaint));
    expect(kinds(scene)).toContain('first-reply');
    scene.wait(1).does('release-message', { messageId: scene.newestMessage }, TIMER);
    expect(kinds(scene)).not.toContain('first-reply');
    expect(results(scene, 'first-reply')).toEqual(['met']);
    const first = scene.clock('next-update');
    replied(scene.wait(500));
    expect(results(scene, 'next-update')).toEqual(['met']);
    expect(scene.clock('next-update').startedAt > first.startedAt).toBe(true);
  });

  it.each([
    [
      'a callback that reached',
      (scene: Scene) =>
        scene
          .does('schedule-callback', inputs.callback(scene.complaint, scene.now))
          .does('record-attempt', { callbackId: scene.newestCallback, outcome: 'reached' }),
    ],
    ['an agreement confirmed', (scene: Scene) => scene.reach('agree').proves()],
  ])('the first reply is given by %s too', (_, answer) => {
    expect(results(answer(Scene.of()), 'first-reply')).toEqual(['met']);
  });

  it('the acknowledgement is met by the mail that left, not by one in the outbox', () => {
    const notified = (result: 'sent' | 'outbox') =>
      Scene.of({ channel: 'web' }).does(
        'record-notification',
        { notificationId: 'mail' as never, template: 'acknowledgement', messageId: null, result },
        { ...TIMER, id: 'notifier' },
      );
    expect(results(notified('sent'), 'acknowledge')).toEqual(['met']);
    expect(kinds(notified('outbox'))).toContain('acknowledge');
  });

  it('a step gone forward is met, one entered again begins anew', () => {
    const scene = Scene.at('diagnose');
    expect(results(scene, 'step')).toEqual(['met']);
    expect(scene.clock('step')).toMatchObject({ subjectId: 'diagnose' });
    scene.wait(60).does('reenter-step', { step: 'diagnose', cause: 'new-facts', reason });
    expect(results(scene, 'step')).toEqual(['met', 'void']);
    expect(scene.clock('step').startedAt).toBe(scene.now);
  });

  it('the level’s clock begins anew with the level, those from receipt stay as they are', () => {
    const scene = Scene.of();
    const before = scene.complaint.clocks;
    scene.wait(100).does('flag-threat', { threat: 'media', note: FREE_TEXT });
    expect(scene.clock('level')).toMatchObject({ subjectId: 'senior', startedAt: scene.now, generation: 1 });
    for (const kind of ['resolution', 'statutory', 'first-reply'] as const)
      expect(scene.clock(kind)).toEqual(before.find((clock) => clock.kind === kind));
  });

  it('a close ends all of them: met where it decided, void where it did not', () => {
    const closed = Scene.of().closes();
    expect(closed.complaint.clocks).toEqual([]);
    expect(results(closed, 'resolution')).toEqual(['met']);
    const withdrawn = Scene.of();
    withdrawn.does('withdraw', { complainantId: withdrawn.mainComplainant, reason });
    expect(results(withdrawn, 'statutory')).toEqual(['void']);
  });

  it('a reopened complaint has a resolution of its own, and goes on with the statutory deadline from receipt', () => {
    const scene = Scene.of().closes().wait(60).does('reopen', { reason });
    expect(scene.clock('resolution').startedAt).toBe(scene.now);
    expect(scene.clock('statutory').startedAt).toBe(MONDAY);
    expect(kinds(scene)).not.toContain('first-reply');
    const late = Scene.of()
      .closes()
      .wait(9 * 7 * 24 * 60)
      .does('reopen', { reason });
    expect(kinds(late)).not.toContain('statutory');
  });
});

describe('a bell', () => {
  const bell = (scene: Scene, kind: ClockKind) => {
    const { id: clockId, generation } = scene.clock(kind);
    return { clockId, generation };
  };

  it('warns once when the time comes, not before, not twice', () => {
    const scene = Scene.of();
    const warning = bell(scene, 'first-reply');
    expect(scene.wait(18 * 60 - 1).refusal('warn-clock', warning, TIMER).code).toBe('complaint.clock-not-due');
    scene.wait(1).does('warn-clock', warning, TIMER);
    expect(scene.clock('first-reply').warnedAt).toBe(scene.now);
    expect(scene.refusal('warn-clock', warning, TIMER).code).toBe('complaint.clock-ended');
  });

  it('breaks once; the duty done afterwards is late', () => {
    const scene = Scene.of();
    const broken = bell(scene, 'first-reply');
    expect(scene.refusal('breach-clock', broken, TIMER).code).toBe('complaint.clock-not-due');
    scene.wait(24 * 60).does('breach-clock', broken, TIMER);
    expect(scene.refusal('breach-clock', broken, TIMER).code).toBe('complaint.clock-ended');
    expect(scene.refusal('warn-clock', broken, TIMER).code).toBe('complaint.clock-ended');
    expect(rings(scene, 'complaint.clock-breached')).toBe(1);
    expect(results(replied(scene), 'first-reply')).toEqual(['late']);
  });

  it('that comes too late still tells the warning, and first', () => {
    const scene = Scene.of()
      .wait(24 * 60)
      .rings('first-reply');
    expect(scene.decided.map(({ type }) => type).filter((type) => type.startsWith('complaint.clock-'))).toEqual([
      'complaint.clock-warned',
      'complaint.clock-breached',
    ]);
  });

  it('of a clock that ended, moved or stands still does nothing', () => {
    const scene = Scene.at('agree').wait(10);
    const step = bell(scene, 'step');
    scene.does('wait-for-customer', { reason }).wait(60 * 24 * 5);
    expect(scene.refusal('breach-clock', step, TIMER).code).toBe('complaint.clock-paused');
    scene.does('end-waiting', {});
    expect(scene.refusal('breach-clock', step, TIMER).code).toBe('complaint.clock-moved');
    const reply = bell(Scene.of(), 'first-reply');
    expect(Scene.of().closes().refusal('breach-clock', reply, TIMER).code).toBe('complaint.clock-ended');
  });

  it('is nobody’s but the timer’s', () => {
    const scene = Scene.of().wait(24 * 60);
    expect(scene.refusal('breach-clock', bell(scene, 'first-reply'), ZHOU_JIE).code).toBe('auth.not-permitted');
  });

  it('of a silence moves it where somebody did something meanwhile, and breaks it where nobody did', () => {
    const scene = Scene.of().wait(300).does('add-note', { note: FREE_TEXT });
    const { dueAt } = scene.clock('silence');
    expect(scene.clock('silence').generation).toBe(1);
    scene.now = dueAt;
    scene.rings('silence');
    expect(scene.clock('silence')).toMatchObject({ generation: 2, breachedAt: null });
    expect(scene.clock('silence').startedAt).toBe(plusMinutes(MONDAY, 300));
    const moved = scene.clock('silence').dueAt;
    // On a calendar of whole days both end with the same day; otherwise the time starts from the last activity.
    scene.now = moved > scene.now ? moved : plusMinutes(scene.now, 24 * 60);
    expect(scene.rings('silence').clock('silence').breachedAt).toBe(scene.now);
    scene.wait(5).does('add-note', { note: FREE_TEXT });
    expect(results(scene, 'silence')).toEqual(['late']);
    expect(scene.clock('silence')).toMatchObject({ startedAt: scene.now, breachedAt: null });
  });
});

describe('a handover and a task', () => {
  it('lapse and run out by clocks of their own', () => {
    const scene = Scene.of().does('offer-handover', { toId: WU_DI, reason });
    expect(scene.clock('handover')).toMatchObject({ subjectId: scene.newestHandover, dueAt: plusMinutes(MONDAY, 120) });
    scene.does('accept-handover', { handoverId: scene.newestHandover }, WU_DI);
    expect(results(scene, 'handover')).toEqual(['met']);
    scene.does('open-task', { task: FREE_TEXT, assigneeId: LI_WEI, dueAt: plusMinutes(MONDAY, 60) });
    scene.does('finish-task', { taskId: scene.newestTask, result: FREE_TEXT }, LI_WEI);
    expect(results(scene, 'task')).toEqual(['met']);
    scene.does('open-task', { task: FREE_TEXT, assigneeId: LI_WEI });
    expect(kinds(scene)).not.toContain('task');
    scene.does('open-task', { task: FREE_TEXT, assigneeId: LI_WEI, forDealer: true });
    expect(scene.clock('dealer-response').span).toEqual({ unit: 'business-days', amount: 2 });
  });
});

describe('waiting for the customer', () => {
  const waiting = () => officeScene().register({}, LI_WEI).reach('agree').does('wait-for-customer', { reason });
  const still = (scene: Scene) => scene.complaint.clocks.filter(({ pausedAt }) => pausedAt !== null);

  it('stands the clocks of level and step still, and no other', () => {
    const scene = waiting();
    expect(still(scene).map(({ kind }) => kind)).toEqual(expect.arrayContaining(['level', 'step']));
    expect(still(scene)).toHaveLength(2);
    expect(scene.clock('waiting').subjectId).toBe(scene.complaint.waiting?.id);
    expect(kinds(scene)).not.toContain('silence');
  });

  it('gives them back all the time they had left', () => {
    const scene = waiting();
    const before = scene.clock('step');
    scene.wait(2 * 24 * 60 + 7);
    const left = OFFICE_HOURS.elapsed(MONDAY, before.dueAt);
    scene.does('end-waiting', {});
    const after = scene.clock('step');
    expect(after).toMatchObject({ generation: 2, pausedAt: null, pauses: [{ from: MONDAY, to: scene.now }] });
    expect(OFFICE_HOURS.elapsed(scene.now, after.dueAt)).toBe(left);
    expect(after.span === null ? null : dueTime(after.startedAt, after.span, after.pauses, OFFICE_HOURS)).toBe(
      after.dueAt,
    );
  });

  it.each([
    [
      'their message',
      (scene: Scene) =>
        scene.does('receive-message', { complainantId: scene.mainComplainant, channel: 'email', body: FREE_TEXT }),
    ],
    [
      'their call',
      (scene: Scene) =>
        scene.does('attach-contact', { customerId: null, channel: 'phone', receivedAt: scene.now, words: FREE_TEXT }),
    ],
  ])('ends by %s', (_, comes) => {
    const scene = comes(waiting().wait(30));
    expect(scene.complaint.waiting).toBeNull();
    expect(still(scene)).toEqual([]);
    expect(results(scene, 'waiting')).toEqual(['met']);
  });

  it('ends by its limit, which the policy sets', () => {
    const scene = waiting();
    const { dueAt } = scene.clock('waiting');
    expect(scene.complaint.waiting?.until).toBe(dueAt);
    scene.now = dueAt;
    scene.rings('waiting');
    expect(scene.complaint.waiting).toBeNull();
    expect(results(scene, 'waiting')).toEqual(['late']);
    expect(scene.decided.at(-1)?.payload).toMatchObject({ cause: 'limit' });
  });

  it('what began meanwhile stands still too; what was broken before does not', () => {
    const scene = waiting().does('state-agreement', inputs.agreement());
    scene.does('reenter-step', { step: 'agree', cause: 'new-facts', reason });
    expect(scene.clock('step').pausedAt).toBe(scene.now);
    const broken = Scene.at('agree');
    broken.now = broken.clock('step').dueAt;
    broken.rings('step').does('wait-for-customer', { reason });
    expect(broken.clock('step')).toMatchObject({ pausedAt: null, breachedAt: broken.now });
  });

  it('is refused where there is nobody to wait for, no end, or no policy', () => {
    const scene = Scene.of();
    const refusal = (until: Instant) => scene.refusal('wait-for-customer', { reason, until });
    expect(refusal(scene.now).code).toBe('complaint.due-in-past');
    expect(refusal(plusMinutes(scene.now, 100 * 24 * 60)).code).toBe('complaint.waiting-too-long');
    expect(scene.refusal('end-waiting', {}).code).toBe('complaint.not-waiting');
    expect(waiting().refusal('wait-for-customer', { reason }).code).toBe('complaint.waiting-already');
    expect(Scene.of({ customerId: null }).refusal('wait-for-customer', { reason }).code).toBe(
      'complaint.anonymous-contact',
    );
    const history = Scene.of({ imported: { outcome: null, closedAt: null } }, { ...TIMER, id: 'import' });
    expect(history.refusal('wait-for-customer', { reason }, ZHOU_JIE).code).toBe('complaint.without-policy');
  });
});

describe('another policy', () => {
  const scene = () => officeScene().register({ severity: 1 }, LI_WEI);

  it('is applied when asked for, and moves what runs by it', () => {
    const desk = scene();
    expect(desk.complaint.policy?.id).toBe(EASY_POLICY.id);
    const before = desk.clock('first-reply');
    desk.does('apply-policy', { policyId: HASTY_POLICY.id }, ZHOU_JIE);
    const after = desk.clock('first-reply');
    expect(after).toMatchObject({ id: before.id, generation: 2, span: { unit: 'business-minutes', amount: 60 } });
    expect(after.startedAt).toBe(before.startedAt);
  });

  it('is chosen by what the complaint is now where none is named', () => {
    const desk = scene();
    expect(desk.refusal('apply-policy', {}, ZHOU_JIE).code).toBe('complaint.policy-unchanged');
    desk.does('set-severity', inputs.severity({ severity: 4 })).does('apply-policy', {}, ZHOU_JIE);
    expect(desk.complaint.policy).toEqual({ id: HASTY_POLICY.id, version: 1 });
  });

  it('is told beforehand, what falls due first comes first', () => {
    const desk = scene().wait(1_000);
    const preview = previewPolicy(desk.complaint, HASTY_POLICY.id, desk.context(ZHOU_JIE));
    if (!('changes' in preview)) throw new Error('refused');
    const reply = preview.changes.find(({ kind }) => kind === 'first-reply');
    expect(reply).toMatchObject({ brokenAtOnce: true, dueBefore: desk.clock('first-reply').dueAt });
    expect(desk.complaint.policy?.id).toBe(EASY_POLICY.id);
    const first = preview.changes.map(({ dueBefore, dueAfter }) => [dueBefore, dueAfter].filter(Boolean).sort()[0]);
    expect(first).toEqual([...first].sort());
    expect(previewPolicy(desk.complaint, 'none' as never, desk.context(ZHOU_JIE))).toMatchObject({
      refusal: { code: 'complaint.policy-unknown' },
    });
  });

  it('gives history clocks too', () => {
    const history = Scene.of({ imported: { outcome: null, closedAt: null } }, { ...TIMER, id: 'import' });
    expect(kinds(history.does('apply-policy', {}, ZHOU_JIE))).toContain('resolution');
  });

  it('is a supervisor’s to apply', () => {
    expect(scene().refusal('apply-policy', {}).code).toBe('complaint.supervisor-needed');
  });
});

describe('the time left', () => {
  it('counts down, below zero once it is over, and stands while a clock is paused', () => {
    const dueAt = plusMinutes(MONDAY, 10);
    expect(remainingOf({ dueAt, pausedAt: null }, MONDAY)).toBe(600_000);
    expect(remainingOf({ dueAt, pausedAt: null }, plusMinutes(MONDAY, 11))).toBe(-60_000);
    expect(remainingOf({ dueAt, pausedAt: plusMinutes(MONDAY, 4) }, plusMinutes(MONDAY, 11))).toBe(360_000);
  });
});
