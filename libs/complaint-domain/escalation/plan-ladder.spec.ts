import { describe, expect, it } from '@jest/globals';
import { plusMinutes } from '@redress/contracts';
import { SUN_LEI, TIMER, WANG_FANG, ZHOU_JIE } from '../testing/house';
import { Scene } from '../testing/scene';
import { planLadder } from './plan-ladder';

const DAYS = 24 * 60;
const planOf = (scene: Scene, days = 90) =>
  planLadder(scene.complaint, (at) => ({ ...scene.context(TIMER), now: at }), plusMinutes(scene.now, days * DAYS));

describe('a plan', () => {
  it('tells what would happen, in its order, if nobody did anything', () => {
    const scene = Scene.of();
    const before = JSON.stringify(scene.complaint);
    const plan = planOf(scene);
    expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).toSorted());
    const firstBreak = plan.findIndex(({ what, clock }) => what === 'clock-breached' && clock === 'first-reply');
    expect(plan[firstBreak + 1]).toMatchObject({
      what: 'escalated',
      rung: 'supervisor',
      staffId: ZHOU_JIE,
      at: plusMinutes(scene.complaint.receivedAt, DAYS),
      acknowledgeBy: plusMinutes(scene.complaint.receivedAt, DAYS + 120),
    });
    expect(plan.flatMap(({ what, staffId }) => (what === 'passed-on' ? [staffId] : []))).toEqual([WANG_FANG, SUN_LEI]);
    expect(plan.filter(({ what }) => what === 'escalated').map(({ rung }) => rung)).toEqual([
      'supervisor',
      'supervisor-above',
      'manager',
    ]);
    expect(plan.some(({ what }) => what === 'unanswered')).toBe(true);
    expect(JSON.stringify(scene.complaint)).toBe(before);
  });

  it('does what the rules would: ringing the same bells gives the same calls', () => {
    const scene = Scene.of();
    const [first] = planOf(scene).filter(({ what }) => what === 'escalated');
    scene.now = first?.at ?? scene.now;
    scene.rings('first-reply');
    expect(scene.complaint.escalations[0]).toMatchObject({ rung: first?.rung, responsibleId: first?.staffId });
  });

  it('ends, and looks no further than it is asked to', () => {
    const scene = Scene.of();
    const week = planOf(scene, 7);
    expect(week.every(({ at }) => at <= plusMinutes(scene.now, 7 * DAYS))).toBe(true);
    expect(planOf(scene, 3_650).length).toBeLessThan(2_000);
    expect(planOf(Scene.of().closes())).toEqual([]);
  });
});
