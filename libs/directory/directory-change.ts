import { eventActorOf } from '@redress/complaint-domain';
import type { DirectoryEventName, Instant, NewEvent, Stream } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { EventLog } from '@redress/messaging';
import type { RequestContext } from './access/request-context';

/** Something that happened to the directory. */
export type DirectoryEvent = NewEvent<DirectoryEventName>;

/** What a change to the directory is made with. */
export interface Change {
  readonly tx: Transaction;
  readonly now: Instant;
  /** Logs what happened in the same transaction. */
  readonly log: (event: DirectoryEvent) => void;
}

/** Whose stream an event belongs to: keys are part of the story of the person they act for. */
const streamOf = ({ payload }: DirectoryEvent): { readonly stream: Stream; readonly streamId: string } => {
  if ('customerId' in payload) return { stream: 'customer', streamId: payload.customerId };
  if ('staffId' in payload) return { stream: 'staff', streamId: payload.staffId };
  return { stream: 'unit', streamId: payload.unitId };
};

/** A change in a transaction; `onLogged` hears of each event once it is committed. */
export const changeOf = (
  events: EventLog,
  tx: Transaction,
  { actor, correlationId }: RequestContext,
  now: Instant,
  onLogged?: (event: DirectoryEvent) => void,
): Change => ({
  tx,
  now,
  log: (event) => {
    events.append(tx, {
      ...streamOf(event),
      occurredAt: now,
      actor: eventActorOf(actor),
      correlationId,
      causationId: correlationId,
      events: [event],
    });
    if (onLogged !== undefined) tx.afterCommit(() => onLogged(event));
  },
});
