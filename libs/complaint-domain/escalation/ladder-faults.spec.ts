import { describe, expect, it } from '@jest/globals';
import { EAST, House, LI_WEI, NINGBO, SUN_LEI, WANG_FANG, WEST, ZHOU_JIE } from '../testing/house';
import { DEFAULT_LADDER, type LadderBody, type Rung } from './ladder';
import { faultsOfLadder } from './ladder-faults';

const aRung = (name: string, change: Partial<Rung> = {}): Rung => ({
  name,
  triggers: [],
  level: 'middle',
  act: { kind: 'role', role: 'supervisor', at: 'unit' },
  change: null,
  acknowledgeWithin: { unit: 'minutes', amount: 60 },
  next: null,
  ...change,
});
const byHand = [{ kind: 'by-hand' }] as const;
const codesOf = (ladder: LadderBody): readonly string[] =>
  faultsOfLadder(ladder).map(({ code, path }) => `${code} ${path}`);
const house = House.open();
const inNingbo = { unitId: NINGBO, organisation: house.organisation };

describe('a ladder', () => {
  it('that is built in can be saved, and calls somebody in every unit', () => {
    expect(faultsOfLadder(DEFAULT_LADDER)).toEqual([]);
    expect(faultsOfLadder(DEFAULT_LADDER, inNingbo)).toEqual([]);
  });

  it('needs a rung', () => {
    expect(codesOf({ rungs: [] })).toEqual(['ladder.empty rungs']);
  });

  it('never loops, however long the way round', () => {
    const rungs = [
      aRung('one', { triggers: byHand, next: 'two' }),
      aRung('two', { next: 'three' }),
      aRung('three', { next: 'two' }),
    ];
    expect(codesOf({ rungs })).toEqual(['rung.loops rungs[1].next', 'rung.loops rungs[2].next']);
    expect(codesOf({ rungs: [aRung('one', { triggers: byHand, next: 'one' })] })).toEqual(['rung.loops rungs[0].next']);
  });

  it('leads somewhere, and never down', () => {
    expect(codesOf({ rungs: [aRung('one', { triggers: byHand, next: 'nowhere' })] })).toEqual([
      'rung.next-unknown rungs[0].next',
    ]);
    const falling = [aRung('one', { triggers: byHand, level: 'senior', next: 'two' }), aRung('two')];
    expect(codesOf({ rungs: falling })).toEqual(['rung.level-falls rungs[0].next']);
  });

  it('answers a trigger once; severities apart from one another', () => {
    const twice = [aRung('one', { triggers: byHand }), aRung('two', { triggers: [...byHand] })];
    expect(codesOf({ rungs: twice })).toEqual(['trigger.twice rungs[1].triggers[0]']);
    const severities = [
      aRung('one', { triggers: [{ kind: 'severity', severity: 3 }] }),
      aRung('two', { triggers: [{ kind: 'severity', severity: 4 }] }),
    ];
    expect(codesOf({ rungs: severities })).toEqual([]);
  });

  it('says which clock and which severity, and only where that matters', () => {
    const wrong = [
      { kind: 'clock-breached' },
      { kind: 'by-hand', clock: 'level' },
      { kind: 'severity' },
      { kind: 'silent', severity: 3 },
      { kind: 'clock-breached', clock: 'escalation' },
    ] as const;
    expect(codesOf({ rungs: [aRung('one', { triggers: wrong })] })).toEqual([
      'trigger.clock-missing rungs[0].triggers[0].clock',
      'trigger.no-clock rungs[0].triggers[1].clock',
      'trigger.severity-missing rungs[0].triggers[2].severity',
      'trigger.no-severity rungs[0].triggers[3].severity',
      'trigger.own-clock rungs[0].triggers[4].clock',
    ]);
  });

  it('has rungs with names of their own that something leads to', () => {
    const named = (name: string) => codesOf({ rungs: [aRung(name, { triggers: byHand })] });
    for (const name of ['Rung', 'a b', '', '-', 'x'.repeat(41)])
      expect(named(name)).toEqual(['rung.name rungs[0].name']);
    const twins = [aRung('one', { triggers: byHand }), aRung('one', { triggers: [{ kind: 'silent' }] })];
    expect(codesOf({ rungs: twins })).toEqual(['rung.name-twice rungs[1].name']);
    expect(codesOf({ rungs: [aRung('one', { triggers: byHand }), aRung('two')] })).toEqual([
      'rung.never-reached rungs[1].name',
    ]);
  });

  it('is acknowledged within a time', () => {
    const never = aRung('one', { triggers: byHand, acknowledgeWithin: { unit: 'minutes', amount: 0 } });
    expect(codesOf({ rungs: [never] })).toEqual(['field.range rungs[0].acknowledgeWithin.amount']);
  });

  it('calls somebody in service, here or above', () => {
    const calling = (act: Rung['act'], place = inNingbo) =>
      faultsOfLadder({ rungs: [aRung('one', { triggers: byHand, act })] }, place).map(
        ({ code, path }) => `${code} ${path}`,
      );
    const nobody = ['rung.names-nobody rungs[0].act'];
    expect(calling({ kind: 'staff', staffId: WANG_FANG })).toEqual([]);
    expect(calling({ kind: 'staff', staffId: LI_WEI })).toEqual([]);
    expect(calling({ kind: 'staff', staffId: 'nobody' as never })).toEqual(nobody);
    expect(calling({ kind: 'role', role: 'manager', at: 'headquarters' })).toEqual([]);
    expect(calling({ kind: 'role', role: 'supervisor', at: 'headquarters' })).toEqual(nobody);
    expect(calling({ kind: 'role', role: 'supervisor', at: WEST })).toEqual([]);
    expect(calling({ kind: 'role', role: 'supervisor', at: 'mars' as never })).toEqual(nobody);
    const alone = { unitId: NINGBO, organisation: house.with(SUN_LEI, { active: false }).organisation };
    expect(calling({ kind: 'role', role: 'manager', at: 'unit' }, alone)).toEqual(nobody);
    // Who is away comes back.
    const away = {
      unitId: EAST,
      organisation: house.with(ZHOU_JIE, { absent: true }).with(WANG_FANG, { absent: true }).organisation,
    };
    expect(calling({ kind: 'role', role: 'supervisor', at: 'unit' }, away)).toEqual([]);
  });
});
