import { describe, expect, it } from '@jest/globals';
import type { Instant, StaffId, UnitId } from '@redress/contracts';
import { UnitTree } from '../units/unit-tree';
import { dutyOfficerOf, isAbsent, type Presence, presentDeputyOf } from './succession';

const NOW = '2026-03-02T10:00:00.000Z' as Instant;
const BEFORE = '2026-03-02T09:00:00.000Z' as Instant;
const AFTER = '2026-03-02T11:00:00.000Z' as Instant;

const id = (name: string): StaffId => name as StaffId;
const unit = (name: string): UnitId => name as UnitId;

const there = (deputy: string | null = null): Presence => ({
  active: true,
  absentFrom: null,
  absentUntil: null,
  deputyId: deputy === null ? null : id(deputy),
});
const away = (deputy: string | null = null): Presence => ({ ...there(deputy), absentFrom: BEFORE, absentUntil: AFTER });
const gone = (deputy: string | null = null): Presence => ({ ...there(deputy), active: false });

const deputy = (staff: Record<string, Presence>, of: string): string | null =>
  presentDeputyOf(id(of), (each) => staff[each], NOW);

describe('absence', () => {
  it('begins with its first moment and ends before its last', () => {
    expect(isAbsent({ ...there(), absentFrom: NOW, absentUntil: AFTER }, NOW)).toBe(true);
    expect(isAbsent({ ...there(), absentFrom: BEFORE, absentUntil: NOW }, NOW)).toBe(false);
    expect(isAbsent({ ...there(), absentFrom: AFTER, absentUntil: null }, NOW)).toBe(false);
    expect(isAbsent({ ...there(), absentFrom: BEFORE, absentUntil: null }, NOW)).toBe(true);
  });
});

describe('the deputy who is there', () => {
  it('is the named deputy', () => {
    expect(deputy({ a: away('b'), b: there() }, 'a')).toBe('b');
  });

  it("is the deputy's deputy where the deputy is away or has left", () => {
    expect(deputy({ a: away('b'), b: away('c'), c: there() }, 'a')).toBe('c');
    expect(deputy({ a: gone('b'), b: gone('c'), c: there() }, 'a')).toBe('c');
  });

  it('is nobody where the chain ends or runs in a circle', () => {
    expect(deputy({ a: away() }, 'a')).toBeNull();
    expect(deputy({ a: away('b'), b: away('a') }, 'a')).toBeNull();
    expect(deputy({ a: away('b'), b: away('c'), c: away('b') }, 'a')).toBeNull();
    expect(deputy({ a: away('nobody') }, 'a')).toBeNull();
  });
});

describe('the duty officer', () => {
  const node = (name: string, parent: string | null, officer: string | null) => ({
    id: unit(name),
    parentId: parent === null ? null : unit(parent),
    dutyOfficerId: officer === null ? null : id(officer),
    active: true,
  });
  const tree = new UnitTree([node('hq', null, 'chief'), node('north', 'hq', 'regional'), node('city', 'north', null)]);
  const officer = (staff: Record<string, Presence>, of: string): string | null =>
    dutyOfficerOf(unit(of), tree, (each) => staff[each], NOW);

  it('is looked for upwards from the unit', () => {
    expect(officer({ regional: there(), chief: there() }, 'city')).toBe('regional');
    expect(officer({ regional: there(), chief: there() }, 'hq')).toBe('chief');
  });

  it('is the present deputy before the next unit up is asked', () => {
    expect(officer({ regional: away('stand-in'), 'stand-in': there(), chief: there() }, 'city')).toBe('stand-in');
    expect(officer({ regional: away(), chief: there() }, 'city')).toBe('chief');
  });

  it('is nobody where nobody is there, or the unit does not exist', () => {
    expect(officer({ regional: away(), chief: gone() }, 'city')).toBeNull();
    expect(officer({ chief: there() }, 'elsewhere')).toBeNull();
  });
});
