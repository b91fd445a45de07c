import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { nextDueOf } from './next-due';
import { CHEN_YU, TIMER, WU_DI } from './testing/house';
import { FREE_TEXT, inputs } from './testing/inputs';
import { MONDAY, Scene } from './testing/scene';

const due = (scene: Scene) => nextDueOf(scene.complaint);
const imported = () => Scene.of({ imported: { outcome: null, closedAt: null } }, { ...TIMER, id: 'import' });

describe('what falls due next', () => {
  it('is the earliest clock of an open complaint', () => {
    const scene = Scene.of();
    const first = scene.complaint.clocks.map(({ dueAt }) => dueAt).sort()[0];
    expect(due(scene)).toBe(first);
    expect(due(scene)).toBe(plusMinutes(MONDAY, 24 * 60));
  });

  it('is sooner for a callback, a task or a handover that is sooner', () => {
    const scene = Scene.of();
    scene.does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU, dueAt: plusMinutes(MONDAY, 900) });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 900));
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, { dueAt: plusMinutes(MONDAY, 600) }));
    expect(due(scene)).toBe(plusMinutes(MONDAY, 600));
    scene.does('offer-handover', { toId: WU_DI, reason: FREE_TEXT, lapsesInMinutes: 90 });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 90));
    scene.wait(90).rings('handover');
    expect(due(scene)).toBe(plusMinutes(MONDAY, 600));
  });

  it('is nothing where history lies still, and what somebody began there where it does not', () => {
    const scene = imported();
    expect(due(scene)).toBeNull();
    scene.does('offer-handover', { toId: WU_DI, reason: FREE_TEXT, lapsesInMinutes: 90 });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 90));
  });

  it('a remedy falls due once it is granted, until it is delivered', () => {
    const scene = Scene.at('solve');
    const later = due(scene);
    scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now, { dueAt: plusMinutes(MONDAY, 60) }));
    expect(due(scene)).toBe(plusMinutes(MONDAY, 60));
    scene.does('accept-remedy', { remedyId: scene.newestRemedy, means: 'call' });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 60));
    scene.does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    expect(due(scene)).toBe(later);
  });

  it('a ringing callback is still due', () => {
    const scene = Scene.of();
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now)).wait(60);
    scene.does('ring-callback', { callbackId: scene.newestCallback, generation: 1 }, TIMER);
    expect(due(scene)).toBe(plusMinutes(MONDAY, 60));
  });

  it('a broken clock stays due until its duty is done; one that stands still is not due', () => {
    const scene = Scene.of()
      .wait(24 * 60)
      .rings('first-reply');
    expect(due(scene)).toBe(plusMinutes(MONDAY, 24 * 60));
    const waiting = Scene.at('agree').does('wait-for-customer', { reason: FREE_TEXT });
    const paused = waiting.complaint.clocks.filter(({ pausedAt }) => pausedAt !== null);
    expect(paused.map(({ kind }) => kind).sort()).toEqual(['level', 'step']);
    for (const { dueAt } of paused) expect(due(waiting)).not.toBe(dueAt);
  });

  it('after the close nothing but care', () => {
    const scene = Scene.at('follow-through').proves();
    const at = plusMinutes(MONDAY, 90 * 24 * 60);
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, { kind: 'care', dueAt: at }));
    expect(due(scene.does('close', { way: 'verified-callback', outcome: 'upheld' }))).toBe(at);
    expect(due(Scene.of().closes())).toBeNull();
  });
});
