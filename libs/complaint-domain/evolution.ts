import type { ComplaintEventName, ComplaintEvents, EventActor, Instant } from '@redress/contracts';
import type { Complaint } from './complaint';

/** Where an event stands: what folding needs besides type and payload. */
export interface Standing {
  readonly streamId: string;
  readonly occurredAt: Instant;
  readonly sequence: number;
  readonly streamVersion: number;
  readonly actor: EventActor;
}

/** What one event changes. */
export type Change<N extends ComplaintEventName> = (
  complaint: Complaint,
  payload: ComplaintEvents[N],
  standing: Standing,
) => Partial<Complaint>;

/** The things with the one of this id changed; the others keep their identity. */
export const replace = <T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  change: (item: T) => Partial<T>,
): T[] => items.map((item) => (item.id === id ? { ...item, ...change(item) } : item));
