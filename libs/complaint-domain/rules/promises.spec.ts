import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { LI_WEI, WANG_FANG } from '../testing/house';
import { FREE_TEXT, inputs } from '../testing/inputs';
import { Scene } from '../testing/scene';

const promised = (): Scene => {
  const scene = Scene.of();
  return scene.does('make-promise', inputs.promise(scene.complaint, scene.now));
};
const ledger = (scene: Scene) => scene.complaint.promises.map(({ state, keptAt }) => [state, keptAt !== null]);

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
