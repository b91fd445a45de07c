import { describe, expect, it } from '@jest/globals';
import type { ComplaintId } from '@redress/contracts';
import { KnownStandings } from './known-standings';
import type { Standing } from './standings.query';

const standing = (id: string, version: number) => ({ complaintId: id as ComplaintId, version }) as Standing;

describe('known standings', () => {
  it('never goes back to an older one, and keeps who was told', () => {
    const known = new KnownStandings(10);
    known.remember(standing('one', 2)).told.add('socket');
    expect(known.remember(standing('one', 1)).standing.version).toBe(2);
    const newest = known.remember(standing('one', 3));
    expect(newest.standing.version).toBe(3);
    expect([...newest.told]).toEqual(['socket']);
  });

  it('forgets the one that was used least lately', () => {
    const known = new KnownStandings(2);
    known.remember(standing('one', 1));
    known.remember(standing('two', 1));
    known.remember(standing('one', 1));
    known.remember(standing('three', 1));
    expect(known.get('two' as ComplaintId)).toBeUndefined();
    expect(known.get('one' as ComplaintId)).toBeDefined();
    expect(known.get('three' as ComplaintId)).toBeDefined();
  });
});
