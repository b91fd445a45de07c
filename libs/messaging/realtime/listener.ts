import type { StaffActor } from '@redress/complaint-domain';
import type { ComplaintId, ServerMessages } from '@redress/contracts';
import type { Room } from '../routing/rooms';

/** A message of the live channel with its content. */
export type LiveMessage = {
  [M in keyof ServerMessages]: { readonly name: M; readonly content: Parameters<ServerMessages[M]>[0] };
}[keyof ServerMessages];

/**
 * waiting: connected, and told nothing yet, because it has not said where it stands. catching-up: what happens meanwhile
 * is kept, so that it arrives after the answer and in order. live: told at once.
 */
export type ListenerPhase = 'waiting' | 'catching-up' | 'live';

/** One open connection of a signed-in person or program, with the rights it has now. */
export class Listener {
  phase: ListenerPhase = 'waiting';
  /** What happened while it catches up. */
  readonly kept: LiveMessage[] = [];
  /** Complaints followed by name. */
  readonly watching = new Set<ComplaintId>();
  rooms: ReadonlySet<Room> = new Set();

  constructor(
    readonly id: string,
    public actor: StaffActor,
  ) {}
}
