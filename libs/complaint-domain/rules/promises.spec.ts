import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { LI_WEI, TIMER, WANG_FANG } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const promised = (): Scene => {
  const scene = Scene.of();
  return scene.does('make-promise', inputs.promise(scene.complaint, scene.now));
};
const ledger = (scene: Scene) => scene.complaint.promises.map(({ state, keptAt }) => [state, keptAt !== null]);

/** Lets the promise's bell ring. */
const rings = (scene: Scene): Scene => {
  const clock = scene.complaint.clocks.find(({ kind }) => kind === 'promise');
  if (clock === undefined) throw new Error('no promise runs');
  return scene.does('breach-clock', { clockId: clock.id, generation: clock.generation }, TIMER);
};

describe('a promise', () => {
  it('stands in the ledger with who made it and when it is due', () => {
    const scene = promised();
    expect(scene.complaint.promises).toMatchObject([
      { kind: 'other', subjectId: null, madeById: LI_WEI, dueAt: plusMinutes(scene.now, 60), state: 'open' },
    ]);
    expect(scene.texts.at(-1)).toMatchObject({ kind: 'promise', body: FREE_TEXT });
  });

  it('lies ahead, and is made by people to somebody who can be told', () => {
    const scene = Scene.of();
    const late = inputs.promise(scene.complaint, scene.now, { dueAt: scene.now });
    expect(scene.refusal('make-promise', late).code).toBe('complaint.due-in-past');
    const anonymous = Scene.of({ customerId: null });
    const toNobody = inputs.promise(anonymous.complaint, anonymous.now);
    expect(anonymous.refusal('make-promise', toNobody).code).toBe('complaint.anonymous-contact');
  });

  it('is kept once, with proof, and those who answer for it are noted', () => {
    const scene = promised();
    const promiseId = scene.newestPromise;
    scene.does('keep-promise', { promiseId, proof: FREE_TEXT });
    expect(ledger(scene)).toEqual([['kept', true]]);
    expect(scene.complaint.promises[0]).toMatchObject({
      accountableId: LI_WEI,
      accountableUnitId: scene.complaint.unitId,
      accountableLevel: 'frontline',
    });
    expect(scene.refusal('keep-promise', { promiseId, proof: FREE_TEXT }).code).toBe('complaint.promise-ended');
  });

  it('is renegotiated before it is due and never after', () => {
    const scene = promised();
    const promiseId = scene.newestPromise;
    const input = { promiseId, means: 'call', reason: FREE_TEXT } as const;
    scene.wait(59).does('renegotiate-promise', { ...input, dueAt: plusMinutes(scene.now, 60) });
    expect(scene.complaint.promises[0]).toMatchObject({ generation: 2, state: 'open' });
    scene.wait(60);
    const tooLate = { ...input, dueAt: plusMinutes(scene.now, 60) };
    expect(scene.refusal('renegotiate-promise', tooLate).code).toBe('complaint.promise-overdue');
    expect(scene.refusal('release-promise', { promiseId, reason: FREE_TEXT }).code).toBe('complaint.promise-overdue');
  });

  it('is renegotiated to a time that lies ahead', () => {
    const scene = promised();
    const input = { promiseId: scene.newestPromise, means: 'call', reason: FREE_TEXT, dueAt: scene.now } as const;
    expect(scene.refusal('renegotiate-promise', input).code).toBe('complaint.due-in-past');
  });

  it('falls away when the customer releases us, or with the complaint', () => {
    const scene = promised();
    scene.does('release-promise', { promiseId: scene.newestPromise, reason: FREE_TEXT });
    scene.does('make-promise', inputs.promise(scene.complaint, scene.now));
    scene.does('close', { way: 'supervisor', outcome: 'upheld', reason: FREE_TEXT }, WANG_FANG);
    expect(ledger(scene)).toEqual([
      ['released', false],
      ['released', false],
    ]);
  });
});

describe('a promise that falls due', () => {
  it('is broken by its clock, once, and can only be made good', () => {
    const scene = rings(promised().wait(60));
    const promiseId = scene.newestPromise;
    expect(ledger(scene)).toEqual([['broken', false]]);
    expect(scene.complaint.clocks.filter(({ kind }) => kind === 'promise')).toEqual([]);
    scene.wait(5).does('keep-promise', { promiseId, proof: FREE_TEXT });
    expect(ledger(scene)).toEqual([['broken', true]]);
    expect(scene.refusal('keep-promise', { promiseId, proof: FREE_TEXT }).code).toBe('complaint.promise-ended');
  });

  it('runs to the time it was renegotiated to', () => {
    const scene = promised();
    const before = scene.complaint.clocks.find(({ kind }) => kind === 'promise');
    const dueAt = plusMinutes(scene.now, 300);
    scene.does('renegotiate-promise', { promiseId: scene.newestPromise, dueAt, means: 'call', reason: FREE_TEXT });
    const after = scene.complaint.clocks.find(({ kind }) => kind === 'promise');
    expect(after).toMatchObject({ id: before?.id, dueAt, generation: 2 });
  });
});

describe('the ledger', () => {
  const kinds = (scene: Scene) => scene.complaint.promises.map(({ kind, state }) => `${kind} ${state}`);

  it('notes a callback that was scheduled, and calling keeps it whether or not somebody answers', () => {
    const scene = Scene.of();
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now));
    expect(kinds(scene)).toEqual(['callback open']);
    scene.wait(60).does('record-attempt', { callbackId: scene.newestCallback, outcome: 'no-answer' });
    expect(kinds(scene)).toEqual(['callback kept']);
  });

  it('notes anew when the customer asks for another time', () => {
    const scene = Scene.of();
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now));
    const callAt = plusMinutes(scene.now, 24 * 60);
    scene.wait(60).does('record-attempt', { callbackId: scene.newestCallback, outcome: 'asked-to-call-at', callAt });
    expect(kinds(scene)).toEqual(['callback kept', 'callback open']);
    expect(scene.complaint.promises.at(-1)?.dueAt).toBe(scene.complaint.callbacks[0]?.until);
  });

  it('renegotiates with a callback that moves, and releases with one that is cancelled', () => {
    const scene = Scene.of();
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now));
    const callbackId = scene.newestCallback;
    const dueAt = plusMinutes(scene.now, 24 * 60);
    scene.does('move-callback', { callbackId, dueAt });
    const until = scene.complaint.callbacks[0]?.until;
    expect(scene.complaint.promises).toMatchObject([{ state: 'open', dueAt: until, generation: 2 }]);
    scene.does('cancel-callback', { callbackId, reason: FREE_TEXT });
    expect(kinds(scene)).toEqual(['callback released']);
  });

  it('breaks with the window of a promised callback that passes without a call', () => {
    const scene = Scene.of();
    scene.does('schedule-callback', inputs.callback(scene.complaint, scene.now));
    const callbackId = scene.newestCallback;
    scene.wait(60).does('ring-callback', { callbackId, generation: 1 }, TIMER);
    scene.wait(24 * 60).does('miss-callback', { callbackId, generation: 1 }, TIMER);
    expect(kinds(scene)).toEqual(['callback broken']);
  });

  it('notes a remedy that was accepted, kept by its delivery and broken by its clock', () => {
    const scene = Scene.at('follow-through');
    expect(kinds(scene)).toEqual(['remedy open']);
    const late = Scene.at('follow-through').wait(24 * 60);
    expect(kinds(rings(late))).toEqual(['remedy broken']);
    scene.does('fulfil-remedy', { remedyId: scene.newestRemedy, proof: FREE_TEXT });
    expect(kinds(scene)).toEqual(['remedy kept']);
  });

  it('takes a message that left the house for the update that was promised', () => {
    const scene = Scene.of();
    scene.does('make-promise', inputs.promise(scene.complaint, scene.now, { kind: 'next-update' }));
    scene.does('write-message', inputs.letter(scene.complaint));
    expect(kinds(scene)).toEqual(['next-update open']);
    scene.wait(5).does('release-message', { messageId: scene.newestMessage }, TIMER);
    expect(kinds(scene)).toEqual(['next-update kept']);
  });
});
