import { describe, expect, it } from '@jest/globals';
import type { StaffId, UnitId } from '@redress/contracts';
import fc from 'fast-check';
import {
  EAST,
  HE_QING,
  House,
  LI_WEI,
  NINGBO,
  SUN_LEI,
  TANG_NA,
  UNITS,
  WANG_FANG,
  WEST,
  WU_DI,
  ZHOU_JIE,
} from '../testing/house';
import type { Act } from './ladder';
import { whoActs } from './who-acts';

const complaint = (change: { readonly ownerId?: StaffId; readonly conflicts?: readonly StaffId[] } = {}) => ({
  id: 'complaint' as never,
  unitId: NINGBO,
  owner: {
    staffId: change.ownerId ?? LI_WEI,
    kind: 'first-contact' as const,
    since: '2026-03-02T09:30:00.000Z' as never,
  },
  conflicts: change.conflicts ?? [],
});
const supervisor: Act = { kind: 'role', role: 'supervisor', at: 'unit' };
const acts = (house: House, act: Act, about = complaint()) => whoActs(act, about, house.organisation)?.staffId ?? null;
const house = House.open();

describe('who acts', () => {
  it('is who holds the role at the unit, nearest first going up the tree', () => {
    expect(acts(house, supervisor)).toBe(ZHOU_JIE);
    expect(acts(house, { ...supervisor, at: 'parent' })).toBe(WANG_FANG);
    expect(acts(house, { ...supervisor, at: WEST })).toBe(TANG_NA);
    expect(acts(house, { kind: 'role', role: 'manager', at: 'unit' })).toBe(SUN_LEI);
    expect(acts(house, { kind: 'role', role: 'manager', at: 'headquarters' })).toBe(SUN_LEI);
  });

  it('is the deputy of who is away, in their name', () => {
    const away = house.with(ZHOU_JIE, { absent: true, deputyId: WU_DI });
    expect(whoActs(supervisor, complaint(), away.organisation)).toEqual({
      staffId: WU_DI,
      unitId: NINGBO,
      standsInForId: ZHOU_JIE,
    });
  });

  it('is somebody further up where neither is there, and nobody where all are away', () => {
    const away = house.with(ZHOU_JIE, { absent: true });
    expect(acts(away, supervisor)).toBe(WANG_FANG);
    expect(acts(away.with(WANG_FANG, { absent: true }), supervisor)).toBeNull();
  });

  it('is a colleague named, else who holds that role above them', () => {
    expect(acts(house, { kind: 'staff', staffId: TANG_NA })).toBe(TANG_NA);
    expect(acts(house.with(TANG_NA, { absent: true }), { kind: 'staff', staffId: TANG_NA })).toBeNull();
    const left = house.with(ZHOU_JIE, { active: false });
    expect(acts(left, { kind: 'staff', staffId: ZHOU_JIE })).toBe(WANG_FANG);
    expect(acts(house, { kind: 'staff', staffId: 'nobody' as StaffId })).toBeNull();
  });

  it('is never the owner, nobody in conflict of interest, and nobody who works on no complaints', () => {
    expect(acts(house, supervisor, complaint({ ownerId: ZHOU_JIE }))).toBe(WANG_FANG);
    expect(acts(house, supervisor, complaint({ conflicts: [ZHOU_JIE] }))).toBe(WANG_FANG);
    expect(acts(house, { kind: 'staff', staffId: HE_QING })).toBeNull();
  });

  it('is not always the same of several', () => {
    const two = house.with(WU_DI, { roles: ['supervisor'] });
    const called = new Set(
      Array.from(
        { length: 40 },
        (_, index) =>
          whoActs(supervisor, { ...complaint(), id: `complaint-${index}` as never }, two.organisation)?.staffId,
      ),
    );
    expect([...called].sort()).toEqual([WU_DI, ZHOU_JIE].sort());
  });

  it('is there, in service, without conflict and not the owner, whatever the house looks like', () => {
    const ids = [...house.staff.keys()];
    const someone = fc.constantFrom(...ids);
    const change = fc.record({
      active: fc.boolean(),
      absent: fc.boolean(),
      deputyId: fc.option(someone, { nil: null }),
      unitId: fc.constantFrom<UnitId>(...UNITS),
    });
    const act: fc.Arbitrary<Act> = fc.oneof(
      fc.record({
        kind: fc.constant('role' as const),
        role: fc.constantFrom('supervisor' as const, 'manager' as const),
        at: fc.constantFrom<Extract<Act, { kind: 'role' }>['at']>('unit', 'parent', 'headquarters', EAST, WEST),
      }),
      fc.record({ kind: fc.constant('staff' as const), staffId: someone }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(someone, change), { maxLength: 12 }),
        act,
        fc.uniqueArray(someone, { maxLength: 4 }),
        someone,
        (changes, wanted, conflicts, ownerId) => {
          const changed = changes.reduce((now, [id, facts]) => now.with(id, facts), house);
          const found = whoActs(wanted, complaint({ ownerId, conflicts }), changed.organisation);
          if (found === null) return;
          const facts = changed.facts(found.staffId);
          expect(facts).toMatchObject({ active: true, absent: false });
          expect(conflicts).not.toContain(found.staffId);
          expect(found.staffId).not.toBe(ownerId);
          expect(found.unitId).toBe(facts.unitId);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
