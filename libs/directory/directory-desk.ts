import { Injectable } from '@nestjs/common';
import type { Actor } from '@redress/complaint-domain';
import type { DirectoryEventName, EventActor, Instant, NewEvent, Result, Stream } from '@redress/contracts';
import { runOnce, type Transaction, UnitOfWork } from '@redress/database';
import { EventLog } from '@redress/messaging';
import { Clock } from '@redress/platform';
import { onceKeyOf } from './access/once-key';
import type { RequestContext } from './access/request-context';
import { DirectoryWatch } from './snapshot/directory-watch';

type DirectoryEvent = NewEvent<DirectoryEventName>;

const eventActor = (actor: Actor): EventActor =>
  actor.kind === 'system' ? { kind: 'system', id: actor.id } : { kind: actor.kind, id: actor.staffId };

/** Whose stream an event belongs to: keys are part of the story of the person they act for. */
const streamOf = ({ payload }: DirectoryEvent): { readonly stream: Stream; readonly streamId: string } => {
  if ('customerId' in payload) return { stream: 'customer', streamId: payload.customerId };
  if ('staffId' in payload) return { stream: 'staff', streamId: payload.staffId };
  return { stream: 'unit', streamId: payload.unitId };
};

/** What a change to the directory is made with. */
export interface Change {
  readonly tx: Transaction;
  readonly now: Instant;
  /** Logs what happened in the same transaction. */
  readonly log: (event: DirectoryEvent) => void;
}

/** The one place where the directory is changed: rows and events in one transaction, done once per Idempotency-Key. */
@Injectable()
export class DirectoryDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly watch: DirectoryWatch,
    private readonly clock: Clock,
  ) {}

  carryOut<T>(asking: RequestContext, work: (change: Change) => Promise<Result<T>>): Promise<Result<T>> {
    const now = this.clock.now();
    return runOnce(this.unitOfWork, onceKeyOf(asking), now, (tx) => work(this.changeIn(tx, asking, now)));
  }

  /** A change within a larger transaction, such as the intake of a complaint of a new customer. */
  changeIn(tx: Transaction, asking: RequestContext, now: Instant): Change {
    return { tx, now, log: (event) => this.append(tx, asking, now, event) };
  }

  private append(tx: Transaction, asking: RequestContext, occurredAt: Instant, event: DirectoryEvent): void {
    this.events.append(tx, {
      ...streamOf(event),
      occurredAt,
      actor: eventActor(asking.actor),
      correlationId: asking.correlationId,
      causationId: asking.correlationId,
      events: [event],
    });
    tx.afterCommit(() => this.watch.heard(event));
  }
}
