import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { decideRegistration } from './registration';
import { HEADQUARTERS, LI_WEI, NINGBO, QIAN_LI, SUN_LEI, TIMER } from './testing/house';
import { aRegistration, FREE_TEXT } from './testing/inputs';
import { MONDAY, Scene } from './testing/scene';

const decided = (
  change: Parameters<typeof aRegistration>[1],
  by: Parameters<Scene['context']>[0] = LI_WEI,
  scene = new Scene(),
) => decideRegistration('new' as never, aRegistration(scene.now, change), scene.context(by));

describe('first contact', () => {
  it('needs who, what and channel, and starts in the first step at the front line', () => {
    const { complaint, decided, texts } = Scene.of({ channel: 'counter' });
    expect(complaint).toMatchObject({
      version: 1,
      sequence: 2,
      status: 'open',
      channel: 'counter',
      step: 'atmosphere',
      stepEnteredAt: MONDAY,
      cycle: 1,
      level: 'frontline',
      severity: null,
      anonymous: false,
      owner: { staffId: LI_WEI, kind: 'first-contact', since: MONDAY },
      handover: null,
      closure: null,
    });
    expect(complaint.complainants).toMatchObject([
      { customerId: 'chen-hao', role: 'customer', agreement: null, withdrawnAt: null },
    ]);
    expect(complaint.issues).toMatchObject([{ category: null, outcome: null, descriptionTextId: texts[0]?.id }]);
    expect(decided).toHaveLength(1);
    expect(texts).toMatchObject([{ kind: 'description', body: FREE_TEXT }]);
  });

  it('keeps what is known already', () => {
    const { complaint, texts } = Scene.of({
      category: 'gearbox',
      equipmentId: 'tx-90' as never,
      severity: 3,
      confidential: true,
      role: 'representative',
      authorised: false,
      outcomeWanted: FREE_TEXT,
      incidentAt: plusMinutes(MONDAY, -600),
      receivedAt: plusMinutes(MONDAY, -30),
    });
    expect(complaint).toMatchObject({
      severity: 3,
      confidential: true,
      receivedAt: plusMinutes(MONDAY, -30),
      registeredAt: MONDAY,
      incidentAt: plusMinutes(MONDAY, -600),
      outcomeWantedTextId: texts[1]?.id,
      issues: [{ category: 'gearbox', equipmentId: 'tx-90' }],
      complainants: [{ role: 'representative', authorised: false }],
    });
    expect(texts[1]?.kind).toBe('outcome-wanted');
  });

  it('whoever answers owns; what a machine takes in is the duty officer’s, of the unit or one above it', () => {
    expect(Scene.of().complaint.owner).toMatchObject({ staffId: LI_WEI, kind: 'first-contact' });
    expect(Scene.of({ channel: 'web' }, TIMER).complaint.owner).toMatchObject({
      staffId: QIAN_LI,
      kind: 'duty-officer',
    });
    const scene = new Scene();
    expect(scene.register({}, scene.house.actor(LI_WEI, 'machine')).owner).toBe(QIAN_LI);
    const away = new Scene().turns(QIAN_LI, { absent: true });
    expect(away.register({}, TIMER).owner).toBe(SUN_LEI);
  });

  it('is refused where nobody would own it', () => {
    const scene = new Scene();
    scene.house = scene.house.withDuty(NINGBO, null).withDuty(HEADQUARTERS, null);
    expect(decided({}, TIMER, scene)).toMatchObject({ accepted: false, refusal: { code: 'unit.no-duty-officer' } });
  });

  it('is refused where it lies in the future', () => {
    expect(decided({ receivedAt: plusMinutes(MONDAY, 1) })).toMatchObject({
      refusal: { code: 'complaint.received-in-future' },
    });
    expect(decided({ incidentAt: plusMinutes(MONDAY, 1) })).toMatchObject({
      refusal: { code: 'complaint.incident-in-future' },
    });
    expect(decided({ receivedAt: MONDAY, incidentAt: MONDAY }).accepted).toBe(true);
  });

  it('of somebody who wants no name is anonymous', () => {
    expect(Scene.of({ customerId: null }).complaint).toMatchObject({
      anonymous: true,
      complainants: [{ customerId: null }],
    });
  });

  it('a matter of safety starts at the senior level', () => {
    expect(Scene.of({ safety: true, severity: 4 }).complaint).toMatchObject({ level: 'senior', safety: true });
  });
});

describe('history from elsewhere', () => {
  const importer = { kind: 'system', id: 'import' } as const;

  it('comes in closed as it ended there', () => {
    const closedAt = plusMinutes(MONDAY, -100);
    const scene = Scene.of(
      { receivedAt: plusMinutes(MONDAY, -900), imported: { outcome: 'upheld', closedAt } },
      importer,
    );
    expect(scene.complaint).toMatchObject({
      imported: true,
      status: 'closed',
      version: 1,
      sequence: 2,
      closure: { outcome: 'upheld', way: 'imported', closedAt, reasonTextId: null },
    });
  });

  it('of which nobody knows when it ended, ended on its first day', () => {
    const receivedAt = plusMinutes(MONDAY, -900);
    expect(
      Scene.of({ receivedAt, imported: { outcome: 'duplicate', closedAt: null } }, importer).complaint.closure
        ?.closedAt,
    ).toBe(receivedAt);
  });

  it('or open as it was, and is worked on like any other', () => {
    const scene = Scene.of({ imported: { outcome: null, closedAt: null } }, importer).does('take', {}, LI_WEI);
    expect(scene.closes().complaint).toMatchObject({ imported: true, closure: { way: 'verified-callback' } });
  });
});
