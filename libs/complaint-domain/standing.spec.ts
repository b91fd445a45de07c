import { describe, expect, it } from '@jest/globals';
import type { Permission, Role } from '@redress/contracts';
import { forbids, isHandler, isInConflict, mayRead } from './standing';
import {
  CHEN_YU,
  GU_RAN,
  HE_QING,
  LI_WEI,
  SUN_LEI,
  TANG_NA,
  TIMER,
  WANG_FANG,
  WU_DI,
  ZHAO_MIN,
  ZHOU_JIE,
} from './testing/house';
import { FREE_TEXT } from './testing/inputs';
import { Scene } from './testing/scene';

const reason = FREE_TEXT;

describe('who may read', () => {
  it.each([
    ['the owner', LI_WEI, true],
    ['a colleague of the unit', WU_DI, true],
    ['an agent elsewhere', CHEN_YU, false],
    ['the unit’s supervisor', ZHOU_JIE, true],
    ['the region’s supervisor', WANG_FANG, true],
    ['another region’s supervisor', TANG_NA, false],
    ['the manager at headquarters', SUN_LEI, true],
    ['quality', HE_QING, true],
    ['the administrator, who runs the desk and reads no complaint', GU_RAN, false],
    ['the house itself', TIMER, true],
  ] as const)('%s: %s', (_, by, allowed) => {
    const scene = Scene.of();
    expect(mayRead(scene.complaint, scene.context(by).actor)).toBe(allowed);
  });

  it('whoever was asked in from elsewhere, as long as they are', () => {
    const scene = Scene.of().does('offer-handover', { toId: CHEN_YU, reason });
    const reads = () => mayRead(scene.complaint, scene.context(CHEN_YU).actor);
    expect(reads()).toBe(true);
    scene.does('withdraw-handover', { handoverId: scene.newestHandover });
    expect(reads()).toBe(false);
    scene.does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU });
    expect(reads()).toBe(true);
    scene.does('cancel-task', { taskId: scene.newestTask, reason });
    expect(reads()).toBe(false);
  });

  it('nobody who is complained about, whatever their role', () => {
    for (const staffId of [ZHOU_JIE, SUN_LEI, HE_QING, WU_DI]) {
      const scene = Scene.of().does('declare-conflict', { staffId, reason }, WANG_FANG);
      expect(forbids(scene.complaint, scene.context(staffId).actor, 'complaint.read')).toBe(
        'complaint.conflict-of-interest',
      );
      expect(isInConflict(scene.complaint, scene.context(staffId).actor)).toBe(true);
    }
    expect(isInConflict(Scene.of().complaint, TIMER)).toBe(false);
  });
});

describe('who handles', () => {
  it('owner, contact person, and the deputy of either while they are away', () => {
    const scene = Scene.of()
      .does('set-contact-person', { staffId: CHEN_YU, reason }, ZHOU_JIE)
      .turns(CHEN_YU, { deputyId: TANG_NA });
    const handles = (id: typeof LI_WEI) => isHandler(scene.complaint, scene.house.actor(id));
    expect([LI_WEI, CHEN_YU, ZHAO_MIN, TANG_NA].map(handles)).toEqual([true, true, false, false]);
    scene.turns(LI_WEI, { absent: true }).turns(CHEN_YU, { absent: true });
    expect([LI_WEI, CHEN_YU, ZHAO_MIN, TANG_NA].map(handles)).toEqual([true, true, true, true]);
  });

  it('being asked in is not handling, nor a right to reopen', () => {
    const scene = Scene.of().does('open-task', { task: FREE_TEXT, assigneeId: CHEN_YU });
    const code = (permission: Permission) => forbids(scene.complaint, scene.house.actor(CHEN_YU), permission);
    expect(code('complaint.help')).toBeNull();
    expect(code('complaint.take')).toBeNull();
    expect(code('complaint.handle')).toBe('complaint.not-handler');
    expect(code('complaint.reopen')).toBe('auth.not-permitted');
    expect(code('complaint.supervise')).toBe('complaint.supervisor-needed');
  });

  it('several roles reach as far as the widest', () => {
    const scene = Scene.of().turns(CHEN_YU, { roles: ['agent', 'quality'] as readonly Role[] });
    expect(forbids(scene.complaint, scene.house.actor(CHEN_YU), 'complaint.read')).toBeNull();
    expect(forbids(scene.complaint, scene.house.actor(CHEN_YU), 'complaint.handle')).toBe('complaint.not-handler');
  });
});
