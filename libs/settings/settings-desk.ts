import { Injectable } from '@nestjs/common';
import { eventActorOf } from '@redress/complaint-domain';
import type { Instant, Result } from '@redress/contracts';
import { runOnce, type Transaction, UnitOfWork } from '@redress/database';
import { onceKeyOf, type RequestContext } from '@redress/directory';
import { EventLog } from '@redress/messaging';
import { Clock } from '@redress/platform';
import type { SettingRow } from './setting-row';
import { SettingsWatch } from './settings-watch';

/** What a change to the settings is made with. */
export interface SettingsChange {
  readonly tx: Transaction;
  readonly now: Instant;
  /** Logs what happened to this version in the same transaction. */
  readonly log: (type: 'setting.saved' | 'setting.retired', version: SettingRow) => void;
}

/** The one place where settings are changed: row and event in one transaction, done once per Idempotency-Key. */
@Injectable()
export class SettingsDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventLog,
    private readonly watch: SettingsWatch,
    private readonly clock: Clock,
  ) {}

  carryOut<T>(asking: RequestContext, work: (change: SettingsChange) => Promise<Result<T>>): Promise<Result<T>> {
    const now = this.clock.now();
    return runOnce(this.unitOfWork, onceKeyOf(asking), now, (tx) => work(this.changeIn(tx, asking, now)));
  }

  private changeIn(tx: Transaction, { actor, correlationId }: RequestContext, now: Instant): SettingsChange {
    return {
      tx,
      now,
      log: (type, { kind, id: settingId, version, unitId }) => {
        const event = { type, payload: { kind, settingId, version, unitId } };
        this.events.append(tx, {
          stream: 'unit',
          streamId: unitId,
          occurredAt: now,
          actor: eventActorOf(actor),
          correlationId,
          causationId: correlationId,
          events: [event],
        });
        tx.afterCommit(() => this.watch.heard(event));
      },
    };
  }
}
