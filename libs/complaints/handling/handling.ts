import { Injectable } from '@nestjs/common';
import {
  type CommandName,
  type Commands,
  type Complaint,
  type Decision,
  decide,
  decideInOrder,
  decideMerging,
  type FastTrack,
  grantsOfFastTrack,
  planFastTrack,
} from '@redress/complaint-domain';
import { type ComplaintId, done, refused, type Result } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import type { RequestContext } from '@redress/directory';
import { ComplaintRepository } from '../complaint.repository';
import { CommandDesk } from './command-desk';
import { answerOf, type CommandAnswer } from './command-answer';
import { DecisionContexts } from './decision-contexts';
import { Staleness } from './staleness';

/** What a command carries besides its input. */
export interface Against {
  /** Sequence of the complaint that the sender saw. */
  readonly against?: number | undefined;
}

type Inputs<N extends CommandName> = Commands[N] & Against;

/** Carries out commands on complaints: load, decide, commit. Everything that decides is in the rules. */
@Injectable()
export class Handling {
  constructor(
    private readonly desk: CommandDesk,
    private readonly complaints: ComplaintRepository,
    private readonly contexts: DecisionContexts,
    private readonly staleness: Staleness,
  ) {}

  /** One command. Refusals are values; nothing is written then. */
  execute<N extends CommandName>(
    asking: RequestContext,
    id: ComplaintId,
    name: N,
    { against, ...input }: Inputs<N>,
  ): Promise<Result<CommandAnswer>> {
    // The input is the command's own fields: what `against` leaves over.
    const own = input as unknown as Commands[N];
    return this.deciding(asking, id, [name], against, async (tx, complaint) => {
      const context = await this.contexts.forCommand(tx, asking, complaint, name, own);
      return decide(complaint, name, own, context);
    });
  }

  /** All five steps of an easy call, as one commit (playbook §1). */
  fastTrack(
    asking: RequestContext,
    id: ComplaintId,
    { against, ...track }: FastTrack & Against,
  ): Promise<Result<CommandAnswer>> {
    return this.deciding(asking, id, ['advance', 'close'], against, async (tx, complaint) => {
      const named = track.solution?.remedy?.responsibleId;
      const known = this.contexts.forStaff(asking, complaint, named === undefined ? [] : [named]);
      const granting = await this.contexts.granting(tx, known, complaint, grantsOfFastTrack(complaint, track));
      const books = track.followThrough?.callbackAt !== undefined;
      const context = books ? await this.contexts.withCallbackZones(tx, complaint, granting) : granting;
      return decideInOrder(complaint, planFastTrack(complaint, track), context);
    });
  }

  /** Closes a duplicate that lives on in another complaint; both change in one commit. Answers for the duplicate. */
  async merge(
    asking: RequestContext,
    id: ComplaintId,
    { intoId, reason, against }: { readonly intoId: ComplaintId; readonly reason: string } & Against,
  ): Promise<Result<CommandAnswer>> {
    await this.contexts.refresh();
    return this.desk.carryOut(asking, async (tx) => {
      // Rows are locked in the order of their ids, so that two merges at once cannot wait for each other.
      const [first, second] = [id, intoId].sort();
      const locked = new Map<string, Complaint | null>();
      for (const one of new Set([first, second]))
        if (one !== undefined) locked.set(one, await this.complaints.load(tx, one, { lock: true }));
      const duplicate = locked.get(id) ?? null;
      const survivor = locked.get(intoId) ?? null;
      if (duplicate === null) return refused('complaint.not-found');
      if (survivor === null) return refused('complaint.other-not-found');
      const stale = await this.staleness.refusal(tx, duplicate, ['withdraw'], against, asking.actor);
      if (stale !== null) return { ok: false, refusal: stale };
      const context = this.contexts.forStaff(asking, duplicate, [survivor.owner.staffId]);
      const merging = decideMerging(duplicate, survivor, reason, context);
      if (!merging.accepted) return { ok: false, refusal: merging.refusal };
      await this.desk.commit(tx, asking, [
        { before: duplicate, decision: merging.ofDuplicate },
        { before: survivor, decision: merging.ofSurvivor },
      ]);
      return done(answerOf(merging.ofDuplicate));
    });
  }

  /** Load and lock, look for what was missed, decide, commit. */
  private async deciding(
    asking: RequestContext,
    id: ComplaintId,
    names: readonly CommandName[],
    against: number | undefined,
    decideOn: (tx: Transaction, complaint: Complaint) => Promise<Decision>,
  ): Promise<Result<CommandAnswer>> {
    await this.contexts.refresh();
    return this.desk.carryOut(asking, async (tx) => {
      const complaint = await this.complaints.load(tx, id, { lock: true });
      if (complaint === null) return refused('complaint.not-found');
      const stale = await this.staleness.refusal(tx, complaint, names, against, asking.actor);
      if (stale !== null) return { ok: false, refusal: stale };
      const decision = await decideOn(tx, complaint);
      if (!decision.accepted) return { ok: false, refusal: decision.refusal };
      await this.desk.commit(tx, asking, [{ before: complaint, decision }]);
      return done(answerOf(decision));
    });
  }
}
