import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { nextDueOf } from './next-due';
import { CHEN_YU, TIMER, WU_DI } from './testing/house';
import { FREE_TEXT, inputs } from './testing/inputs';
import { MONDAY, Scene } from './testing/scene';

const due = (scene: Scene) => nextDueOf(scene.complaint);
const replied = () => {
  const scene = Scene.of();
  return scene.does('write-message', inputs.letter(scene.complaint));
};

describe('the first reply', () => {
  it('falls due 24 hours after receipt, which is not registration', () => {
    expect(due(Scene.of())).toBe(plusMinutes(MONDAY, 24 * 60));
    const receivedAt = plusMinutes(MONDAY, -300);
    expect(due(Scene.of({ receivedAt }))).toBe(plusMinutes(receivedAt, 24 * 60));
  });

  it.each([
    ['a message on its way', () => replied()],
    [
      'a callback that reached',
      () => {
        const scene = Scene.of();
        return scene
          .does('schedule-callback', inputs.callback(scene.complaint, scene.now))
          .does('record-attempt', { callbackId: scene.newestCallback, outcome: 'reached' });
      },
    ],
    ['an agreement confirmed', () => Scene.at('agree').proves()],
  ])('is given by %s', (_, answered) => {
    expect(due(answered())).toBeNull();
  });

  it('is not given by what was undone, a call that nobody took or a note', () => {
    const scene = replied();
    scene
      .does('cancel-message', { messageId: scene.newestMessage })
      .does('add-note', { note: FREE_TEXT })
      .does('schedule-callback', inputs.callback(scene.complaint, scene.now, { maxAttempts: 1 }))
      .does('record-attempt', { callbackId: scene.newestCallback, outcome: 'busy' });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 24 * 60));
  });

  it('is owed neither to nobody nor by history', () => {
    expect(due(Scene.of({ customerId: null }))).toBeNull();
    expect(due(Scene.of({ imported: { outcome: null, closedAt: null } }, { ...TIMER, id: 'import' }))).toBeNull();
  });
});

describe('what falls due next', () => {
  it('is the earliest of handover, task, callback and remedy', () => {
    const scene = replied();
    expect(due(scene)).toBeNull();
    scene.does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU });
    expect(due(scene)).toBeNull();
    scene.does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU, dueAt: plusMinutes(MONDAY, 900) });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 900));
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, { dueAt: plusMinutes(MONDAY, 600) }));
    expect(due(scene)).toBe(plusMinutes(MONDAY, 600));
    scene.does('offer-handover', { toId: WU_DI, reason: FREE_TEXT, lapsesInMinutes: 90 });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 90));
    scene.wait(90).does('lapse-handover', { handoverId: scene.newestHandover }, TIMER);
    expect(due(scene)).toBe(plusMinutes(MONDAY, 600));
  });

  it('a remedy falls due once it is granted, until it is delivered', () => {
    const scene = Scene.at('solve');
    scene.does(
      'propose-remedy',
      inputs.remedy(scene.complaint, scene.now, { kind: 'repair', cost: { amount: 90_000, currency: 'CNY' } }),
    );
    expect(due(scene)).toBeNull();
    scene.does('propose-remedy', inputs.remedy(scene.complaint, scene.now));
    expect(due(scene)).toBe(plusMinutes(MONDAY, 24 * 60));
    scene.does('accept-remedy', { remedyId: scene.newestRemedy, means: 'call' });
    expect(due(scene)).toBe(plusMinutes(MONDAY, 24 * 60));
    scene.does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    expect(due(scene)).toBeNull();
  });

  it('a ringing callback is still due', () => {
    const scene = replied();
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now)).wait(60);
    scene.does('ring-callback', { callbackId: scene.newestCallback, generation: 1 }, TIMER);
    expect(due(scene)).toBe(plusMinutes(MONDAY, 60));
  });

  it('after the close nothing but care', () => {
    const scene = Scene.at('follow-through').proves();
    const at = plusMinutes(MONDAY, 90 * 24 * 60);
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now, { kind: 'care', dueAt: at }));
    expect(due(scene.does('close', { way: 'verified-callback', outcome: 'upheld' }))).toBe(at);
    expect(due(Scene.of().closes())).toBeNull();
  });
});
