import { Injectable } from '@nestjs/common';
import { Handling } from '@redress/complaints';
import type { ComplaintId } from '@redress/contracts';
import { DirectoryWatch } from '@redress/directory';
import { Clock } from '@redress/platform';
import { UnattendedQuery } from './unattended.query';

/** Complaints taken at a time. */
const PAGE = 200;
/** Complaints noticed in one look at most; the next look goes on with the rest. */
const MOST_A_LOOK = 5_000;

/**
 * Looks for complaints whose owner is away or gone and in whose place nobody stands: what nobody has in hand is itself an
 * alarm (playbook §5). The complaint keeps which absence was told, so several looks, or several workers, tell it once.
 */
@Injectable()
export class UnattendedComplaints {
  constructor(
    private readonly query: UnattendedQuery,
    private readonly handling: Handling,
    private readonly directory: DirectoryWatch,
    private readonly clock: Clock,
  ) {}

  /** One look. Answers how many complaints were noticed. */
  async notice(): Promise<number> {
    const away = (await this.directory.current()).unattended(this.clock.now());
    if (away.length === 0) return 0;
    const since = new Map(away.map((owner) => [owner.staffId, owner.since]));
    let noticed = 0;
    let after: ComplaintId | null = null;
    for (let looked = 0; looked < MOST_A_LOOK; looked += PAGE) {
      const rows = await this.query.page(away, after, PAGE);
      for (const { id, ownerId } of rows) {
        const input = { ownerId, since: since.get(ownerId) ?? null };
        const asking = { actor: { kind: 'system', id: 'timer' }, correlationId: `unattended-${id}` } as const;
        const answer = await this.handling.execute(asking, id, 'notice-unattended', input);
        // A refusal says that the owner changed, or that another worker was first.
        if (answer.ok) noticed += 1;
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return noticed;
      after = last.id;
    }
    return noticed;
  }
}
