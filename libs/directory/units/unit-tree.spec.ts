import { describe, expect, it } from '@jest/globals';
import type { UnitId } from '@redress/contracts';
import { UnitTree } from './unit-tree';

const unit = (name: string): UnitId => name as UnitId;
const node = (name: string, parent: string | null) => ({
  id: unit(name),
  parentId: parent === null ? null : unit(parent),
  dutyOfficerId: null,
  active: true,
});

describe('the unit tree', () => {
  const tree = new UnitTree([
    node('station', 'city'),
    node('hq', null),
    node('north', 'hq'),
    node('south', 'hq'),
    node('city', 'north'),
  ]);

  it('gives a unit with everything below it, in whatever order the rows came', () => {
    expect([...tree.subtreeOf(unit('north'))].sort()).toEqual(['city', 'north', 'station']);
    expect([...tree.subtreeOf(unit('station'))]).toEqual(['station']);
    expect(tree.subtreeOf(unit('hq')).size).toBe(5);
  });

  it('gives nothing for a unit that does not exist', () => {
    expect(tree.subtreeOf(unit('elsewhere')).size).toBe(0);
    expect(tree.pathUpwards(unit('elsewhere'))).toEqual([]);
  });

  it('walks up to headquarters', () => {
    expect(tree.pathUpwards(unit('station')).map(({ id }) => id)).toEqual(['station', 'city', 'north', 'hq']);
  });

  it('ends even where the rows run in a circle', () => {
    const circle = new UnitTree([node('a', 'b'), node('b', 'a')]);
    expect(circle.pathUpwards(unit('a')).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(circle.subtreeOf(unit('a')).size).toBe(2);
  });
});
