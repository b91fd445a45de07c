import { Injectable } from '@nestjs/common';
import { type Decision, type DecisionContext, decideRegistration, type ImportedPast } from '@redress/complaint-domain';
import {
  type Channel,
  type ComplaintId,
  complaintNumber,
  type CustomerId,
  type Instant,
  type Refusal,
  type Severity,
  type Tier,
  type UnitId,
} from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { RequestContext } from '@redress/directory';
import { Ids } from '@redress/platform';
import { type Change, CommandDesk } from '../handling/command-desk';
import { DecisionContexts } from '../handling/decision-contexts';
import { ComplaintSerials } from './complaint-serials.repository';

/** A complaint as another system knew it. */
export interface PastComplaint {
  /** Tells the same complaint at a second import; unique over all. */
  readonly importKey: string;
  readonly unitId: UnitId;
  readonly channel: Channel;
  readonly receivedAt: Instant;
  readonly incidentAt: Instant | null;
  /** Null: anonymous. */
  readonly customer: { readonly id: CustomerId; readonly tier: Tier } | null;
  readonly words: string;
  readonly outcomeWanted: string | null;
  /** Code of a category on file. */
  readonly category: string | null;
  readonly severity: Severity | null;
  readonly safety: boolean;
  readonly confidential: boolean;
  readonly legalEntity: string | null;
  readonly product: string | null;
  readonly past: ImportedPast;
}

/** Stands in where only the judgement is wanted. */
const NO_NUMBER = complaintNumber(0, 0);

/** Takes in complaints that began elsewhere: by the same rules, without clocks and without a word to anybody. */
@Injectable()
export class History {
  constructor(
    private readonly desk: CommandDesk,
    private readonly contexts: DecisionContexts,
    private readonly serials: ComplaintSerials,
    private readonly ids: Ids,
  ) {}

  /** Why the rules would refuse this complaint; null where they would take it. Writes nothing. */
  async refusalOf(asking: RequestContext, complaint: PastComplaint): Promise<Refusal | null> {
    await this.contexts.refresh();
    const decision = this.decide(complaint, NO_NUMBER, this.contexts.forUnit(asking, complaint.unitId));
    return decision.accepted ? null : decision.refusal;
  }

  /**
   * Writes complaints that were judged before, in the caller's transaction, with their events.
   * @throws Error where one is refused after all: then none is written
   */
  async enter(tx: Transaction, asking: RequestContext, complaints: readonly PastComplaint[]): Promise<void> {
    const changes: Change[] = [];
    for (const complaint of complaints) {
      const year = Number(complaint.receivedAt.slice(0, 4));
      const number = complaintNumber(year, await this.serials.next());
      const decision = this.decide(complaint, number, this.contexts.forUnit(asking, complaint.unitId));
      if (!decision.accepted) throw new Error(`a complaint judged before was refused: ${decision.refusal.code}`);
      const { customer, legalEntity, product, importKey } = complaint;
      const tier = customer?.tier ?? null;
      const registered = { tier, legalEntity, product, importKey, regulatoryFlags: [], retentionClass: null };
      changes.push({ before: null, decision, registered });
    }
    await this.desk.commit(tx, asking, changes);
  }

  private decide(complaint: PastComplaint, number: string, context: DecisionContext): Decision {
    const { unitId, channel, receivedAt, incidentAt, words, outcomeWanted, category } = complaint;
    const { severity, safety, confidential, past } = complaint;
    return decideRegistration(
      this.ids.next<ComplaintId>(),
      {
        number,
        unitId,
        channel,
        receivedAt,
        incidentAt,
        words,
        outcomeWanted,
        category,
        severity,
        safety,
        confidential,
        origin: 'customer',
        customerId: complaint.customer?.id ?? null,
        role: 'customer',
        authorised: true,
        equipmentId: null,
        tier: complaint.customer?.tier ?? null,
        regulated: false,
        imported: past,
      },
      context,
    );
  }
}
