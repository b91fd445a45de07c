import { Injectable } from '@nestjs/common';
import type { Instant, Result } from '@redress/contracts';
import { runOnce, type Transaction, UnitOfWork } from '@redress/database';
import { EventLog } from '@redress/messaging';
import { Clock } from '@redress/platform';
import { onceKeyOf } from './access/once-key';
import type { RequestContext } from './access/request-context';
import { type Change, changeOf } from './directory-change';
import { DirectoryWatch } from './snapshot/directory-watch';

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
    return changeOf(this.events, tx, asking, now, (event) => this.watch.heard(event));
  }
}
