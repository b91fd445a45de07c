import type { StaffActor } from '@redress/complaint-domain';
import { type ComplaintId, scopeOf, type StaffId } from '@redress/contracts';
import { complaintRoom, type Room, staffRoom, unitRoom } from '../routing/rooms';
import type { Listener } from './listener';

/** Rooms where somebody hears of the complaints they may read; null stands for every room there is. */
const roomsOf = ({ roles, staffId, unitId, subtree, deputyFor }: StaffActor): readonly Room[] | null => {
  const own = [staffId, ...deputyFor].map(staffRoom);
  switch (scopeOf(roles, 'complaint.read')) {
    case 'none':
      return [];
    case 'own':
      return own;
    case 'unit':
      return [...own, unitRoom(unitId)];
    case 'subtree':
      return [...own, ...[...subtree].map(unitRoom)];
    case 'all':
      return null;
  }
};

/**
 * Who of this process's connections stands in which room. A room only narrows down whom a change may concern; whether
 * somebody may see it is asked again each time something is sent.
 */
export class Audience {
  private readonly listeners = new Map<string, Listener>();
  private readonly rooms = new Map<Room, Set<Listener>>();
  private readonly everywhere = new Set<Listener>();

  get size(): number {
    return this.listeners.size;
  }

  [Symbol.iterator](): IterableIterator<Listener> {
    return this.listeners.values();
  }

  /** Lets somebody in, or gives them the rooms of their new rights. */
  place(listener: Listener, actor: StaffActor): void {
    this.vacate(listener);
    listener.actor = actor;
    const rooms = roomsOf(actor);
    if (rooms === null) this.everywhere.add(listener);
    listener.rooms = new Set([...(rooms ?? []), ...[...listener.watching].map(complaintRoom)]);
    for (const room of listener.rooms) {
      const present = this.rooms.get(room);
      if (present === undefined) this.rooms.set(room, new Set([listener]));
      else present.add(listener);
    }
    this.listeners.set(listener.id, listener);
  }

  leave(listener: Listener): void {
    this.vacate(listener);
    this.listeners.delete(listener.id);
  }

  watch(listener: Listener, complaintId: ComplaintId): void {
    listener.watching.add(complaintId);
    if (this.listeners.has(listener.id)) this.place(listener, listener.actor);
  }

  unwatch(listener: Listener, complaintId: ComplaintId): void {
    listener.watching.delete(complaintId);
    if (this.listeners.has(listener.id)) this.place(listener, listener.actor);
  }

  /** Everyone in these rooms, each once; nobody, not even who hears of everything, where there is no room. */
  in(rooms: readonly Room[]): Set<Listener> {
    if (rooms.length === 0) return new Set();
    const found = new Set(this.everywhere);
    for (const room of rooms) for (const listener of this.rooms.get(room) ?? []) found.add(listener);
    return found;
  }

  ofStaff(staffId: StaffId): Listener[] {
    return [...this.listeners.values()].filter((listener) => listener.actor.staffId === staffId);
  }

  private vacate(listener: Listener): void {
    this.everywhere.delete(listener);
    for (const room of listener.rooms) {
      const present = this.rooms.get(room);
      present?.delete(listener);
      if (present?.size === 0) this.rooms.delete(room);
    }
    listener.rooms = new Set();
  }
}
