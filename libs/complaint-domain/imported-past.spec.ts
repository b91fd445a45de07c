import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { nextDueOf } from './next-due';
import { decideRegistration, type ImportedPast } from './registration';
import { aRegistration, FREE_TEXT } from './testing/inputs';
import { MONDAY, Scene } from './testing/scene';

const THE_IMPORT = { kind: 'system', id: 'import' } as const;
const RECEIVED = plusMinutes(MONDAY, -30 * 24 * 60);
const CLOSED = plusMinutes(MONDAY, -20 * 24 * 60);

const past = (imported: ImportedPast) => Scene.of({ receivedAt: RECEIVED, imported }, THE_IMPORT);

const typesOf = (scene: Scene) => scene.events.map(({ type }) => type.replace('complaint.', ''));

describe('a complaint with a past elsewhere', () => {
  it('is registered with all its issues and closed as it was, in one commit', () => {
    const scene = past({
      outcome: 'upheld',
      closedAt: CLOSED,
      furtherIssues: [{ description: FREE_TEXT, category: 'gearbox' }],
      answer: FREE_TEXT,
    });
    expect(typesOf(scene)).toEqual(['registered', 'issue-added', 'closed']);
    expect(scene.complaint).toMatchObject({
      version: 1,
      sequence: 3,
      imported: true,
      status: 'closed',
      owner: { kind: 'duty-officer' },
      closure: { outcome: 'upheld', way: 'imported', closedAt: CLOSED },
    });
    expect(scene.complaint.issues.map(({ category }) => category)).toEqual([null, 'gearbox']);
    const finding = scene.texts.find(({ kind }) => kind === 'finding');
    expect(scene.complaint.closure?.reasonTextId).toBe(finding?.id);
  });

  it('stays open where it was open, with what was answered as a note, and owes nothing yet', () => {
    const scene = past({ outcome: null, closedAt: null, answer: FREE_TEXT });
    expect(typesOf(scene)).toEqual(['registered', 'note-added']);
    expect(scene.complaint.status).toBe('open');
    expect(nextDueOf(scene.complaint)).toBeNull();
  });

  it('counts as closed when it was received where nobody knows better', () => {
    expect(past({ outcome: 'withdrawn', closedAt: null }).complaint.closure?.closedAt).toBe(RECEIVED);
  });

  it.each([
    ['complaint.closed-in-future', plusMinutes(MONDAY, 1)],
    ['complaint.closed-before-receipt', plusMinutes(RECEIVED, -1)],
  ])('is refused with %s', (code, closedAt) => {
    const registration = aRegistration(MONDAY, { receivedAt: RECEIVED, imported: { outcome: 'upheld', closedAt } });
    const decision = decideRegistration(Scene.of().complaint.id, registration, new Scene().context(THE_IMPORT));
    expect(decision).toMatchObject({ accepted: false, refusal: { code } });
  });
});
