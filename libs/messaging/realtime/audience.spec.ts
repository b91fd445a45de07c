import { describe, expect, it } from '@jest/globals';
import type { StaffActor } from '@redress/complaint-domain';
import type { ComplaintId, Role, StaffId, UnitId } from '@redress/contracts';
import { complaintRoom, type Room, staffRoom, unitRoom } from '../routing/rooms';
import { Audience } from './audience';
import { Listener } from './listener';

const [ningbo, hangzhou, east] = ['ningbo', 'hangzhou', 'east'] as UnitId[] as [UnitId, UnitId, UnitId];
const complaint = 'complaint' as ComplaintId;

const someone = (name: string, role: Role, unitId: UnitId, rest: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  staffId: name as StaffId,
  roles: [role],
  level: 'frontline',
  unitId,
  subtree: new Set([unitId]),
  deputyFor: new Set(),
  ...rest,
});

const present = (...actors: readonly StaffActor[]) => {
  const audience = new Audience();
  const listeners = actors.map((actor) => new Listener(`socket of ${actor.staffId}`, actor));
  listeners.forEach((listener, index) => audience.place(listener, actors[index] ?? listener.actor));
  const namesIn = (...rooms: readonly Room[]) => [...audience.in(rooms)].map(({ actor }) => actor.staffId).sort();
  return { audience, listeners, namesIn };
};

describe('who hears what', () => {
  it('places agents in their unit, those above in every unit below, quality everywhere and admins nowhere', () => {
    const { namesIn } = present(
      someone('agent', 'agent', ningbo),
      someone('neighbour', 'agent', hangzhou),
      someone('supervisor', 'supervisor', east, { subtree: new Set([east, ningbo, hangzhou]) }),
      someone('quality', 'quality', east),
      someone('admin', 'admin', ningbo),
    );
    expect(namesIn(unitRoom(ningbo))).toEqual(['agent', 'quality', 'supervisor']);
    expect(namesIn(unitRoom(east))).toEqual(['quality', 'supervisor']);
    expect(namesIn(unitRoom(ningbo), unitRoom(hangzhou), staffRoom('agent' as StaffId))).toEqual([
      'agent',
      'neighbour',
      'quality',
      'supervisor',
    ]);
  });

  it('lets a deputy hear what is for the absent colleague', () => {
    const { namesIn } = present(
      someone('deputy', 'agent', hangzhou, { deputyFor: new Set(['absent' as StaffId]) }),
      someone('other', 'agent', hangzhou),
    );
    expect(namesIn(staffRoom('absent' as StaffId))).toEqual(['deputy']);
  });

  it('moves somebody whose rights change, and keeps what they follow', () => {
    const { audience, listeners, namesIn } = present(someone('agent', 'agent', ningbo));
    const [listener] = listeners;
    if (listener === undefined) throw new Error('nobody there');
    audience.watch(listener, complaint);
    audience.place(listener, someone('agent', 'agent', hangzhou));
    expect(namesIn(unitRoom(ningbo))).toEqual([]);
    expect(namesIn(unitRoom(hangzhou))).toEqual(['agent']);
    expect(namesIn(complaintRoom(complaint))).toEqual(['agent']);
    audience.unwatch(listener, complaint);
    expect(namesIn(complaintRoom(complaint))).toEqual([]);
    audience.leave(listener);
    expect(namesIn(unitRoom(hangzhou))).toEqual([]);
    expect(audience.size).toBe(0);
  });
});
