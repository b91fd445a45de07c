import { Injectable } from '@nestjs/common';
import {
  type Accepted,
  authorityUsesOf,
  type Complaint,
  eventActorOf,
  SettingUnknown,
} from '@redress/complaint-domain';
import { type ErrorCode, refused, type Result } from '@redress/contracts';
import { runOnce, type Transaction, UnitOfWork, violatedReference } from '@redress/database';
import { onceKeyOf, type RequestContext } from '@redress/directory';
import { EventLog } from '@redress/messaging';
import { Clock } from '@redress/platform';
import { SettingsWatch } from '@redress/settings';
import { AuthorityUseRepository } from '../authority/authority-use.repository';
import { ComplaintRepository, type Registered, type TextDigests } from '../complaint.repository';
import { CallbackPlaces, SlotFull } from './callback-places';
import { writeSideRows } from './side-rows';

/** One complaint's part of a commit. */
export interface Change {
  /** Null for a registration. */
  readonly before: Complaint | null;
  readonly decision: Accepted;
  /** Columns of a new complaint that the rules have no use for. */
  readonly registered?: Registered;
}

/**
 * What a command can name that does not exist, by the foreign key that says so: the database is asked once, when it
 * writes, and nothing can vanish between a look and the write.
 */
const UNKNOWN: Readonly<Record<string, ErrorCode>> = {
  complainant_customer_id_fkey: 'customer.not-found',
  complaint_customer_id_fkey: 'customer.not-found',
  issue_category_fkey: 'category.not-found',
  issue_equipment_id_fkey: 'equipment.not-found',
};

/** The one place where a decision becomes rows and events: all in one transaction, done once per Idempotency-Key. */
@Injectable()
export class CommandDesk {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly complaints: ComplaintRepository,
    private readonly authorityUse: AuthorityUseRepository,
    private readonly events: EventLog,
    private readonly clock: Clock,
    private readonly places: CallbackPlaces,
    private readonly settings: SettingsWatch,
  ) {}

  /** Runs work in a transaction under the request's key; the same key answers the same again. */
  async carryOut<T>(asking: RequestContext, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await this.attempt(asking, work);
    } catch (error) {
      if (!(error instanceof SettingUnknown)) throw error;
      // Nothing was written, and the connection is free again.
      await this.settings.catchUp();
      return this.attempt(asking, work);
    }
  }

  private async attempt<T>(asking: RequestContext, work: (tx: Transaction) => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await runOnce(this.unitOfWork, onceKeyOf(asking), this.clock.now(), work);
    } catch (error) {
      if (error instanceof SlotFull) return { ok: false, refusal: await this.places.refusalFor(error) };
      const code = UNKNOWN[violatedReference(error) ?? ''];
      if (code === undefined) throw error;
      return refused(code);
    }
  }

  /** Writes limits taken, state, texts, side rows and events of accepted decisions: rows first, as the log's lanes close the transaction. */
  async commit(tx: Transaction, asking: RequestContext, changes: readonly Change[]): Promise<void> {
    // Asked for without waiting, the statements of several complaints travel together.
    const digests = await Promise.all(changes.map((change) => this.writeRows(tx, asking, change)));
    changes.forEach(({ before, decision }, index) => {
      const { complaint, events } = decision;
      const textDigests = digests[index];
      this.events.append(tx, {
        stream: 'complaint',
        streamId: complaint.id,
        events,
        occurredAt: complaint.updatedAt,
        expected: { version: complaint.version, lastSequence: before?.sequence ?? 0 },
        actor: eventActorOf(asking.actor),
        correlationId: asking.correlationId,
        causationId: asking.correlationId,
        ...(textDigests === undefined ? {} : { textDigests }),
      });
    });
  }

  private async writeRows(
    tx: Transaction,
    asking: RequestContext,
    { before, decision, registered }: Change,
  ): Promise<TextDigests> {
    const { complaint, events, texts } = decision;
    const { taken, givenBack } = authorityUsesOf(before, complaint, events);
    await this.authorityUse.take(tx, taken);
    await this.authorityUse.giveBack(tx, givenBack);
    const written = { byId: asking.actor.kind === 'system' ? null : asking.actor.staffId, events };
    const textDigests =
      before === null
        ? await this.complaints.insert(tx, complaint, texts, registered, written)
        : await this.complaints.update(tx, before, complaint, texts, written);
    await this.places.settle(tx, before, complaint, events);
    writeSideRows(tx, asking.actor, complaint, events);
    return textDigests;
  }
}
