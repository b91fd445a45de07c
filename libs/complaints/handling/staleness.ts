import { Injectable } from '@nestjs/common';
import { type Actor, type CommandName, type Complaint, missedThatMatter } from '@redress/complaint-domain';
import type { Refusal } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { EventLog, isComplaintEvent } from '@redress/messaging';

/** As many missed events as an answer shows; whoever missed more reads the complaint again. */
const MOST_SHOWN = 50;

/**
 * Tells whether a command was decided against a view that has been overtaken. It is refused only if a missed event
 * matters to it (a colleague's reply does, a timer's bell does not), and the refusal shows what was missed
 * (architecture §3).
 */
@Injectable()
export class Staleness {
  constructor(private readonly events: EventLog) {}

  /** The refusal, or null. `names` are the commands about to be decided. */
  async refusal(
    tx: Transaction,
    complaint: Complaint,
    names: readonly CommandName[],
    against: number | undefined,
    actor: Actor,
  ): Promise<Refusal | null> {
    if (against === undefined || against >= complaint.sequence) return null;
    const missed = (await this.events.readStreamWithin(tx, complaint.id, against)).filter(isComplaintEvent);
    const matters = names.some((name) => missedThatMatter(name, missed, actor).length > 0);
    if (!matters) return null;
    return {
      code: 'request.stale',
      detail: {
        sequence: complaint.sequence,
        missed: missed.slice(-MOST_SHOWN).map(({ sequence, type, occurredAt, actor: by, payload }) => ({
          sequence,
          type,
          occurredAt,
          actor: by,
          payload,
        })),
      },
    };
  }
}
