import { createHash, type Hash } from 'node:crypto';
import type { UnitOfWork } from '@redress/database';
import type { Clock } from '@redress/platform';
import { ALL_LANES } from './lanes';

/** What a lane looked like when it was anchored. */
export interface ChainAnchor {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly lane: number;
  readonly uptoPosition: number;
  /** In hexadecimal. */
  readonly digest: string;
}

/** What stands before a lane's first anchor. */
const FIRST_DIGEST = Buffer.alloc(32);
const BATCH = 5_000;

/**
 * The digest of one anchor: SHA-256 over the digest of the anchor before it in the lane and the hashes of the events
 * since, in order. Chaining hashes per stream shows a changed event; anchoring lanes also shows a lost end of a stream,
 * or a stream lost whole.
 */
export const anchorDigest = (before: Buffer | null): Hash => createHash('sha256').update(before ?? FIRST_DIGEST);

/** Makes the daily anchors. Whoever must prove that the past was not rewritten keeps a copy of them elsewhere. */
export class ChainAnchors {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Anchors every lane as it stands now, under a day. Once a day: a lane that has an anchor for this or a later day is
   * left alone, so several processes may ask.
   * @param day `YYYY-MM-DD`
   * @returns the anchors made now
   */
  async anchorDay(day: string): Promise<ChainAnchor[]> {
    const made: ChainAnchor[] = [];
    for (const lane of ALL_LANES) {
      const anchor = await this.anchorLane(day, lane);
      if (anchor !== null) made.push(anchor);
    }
    return made;
  }

  private async anchorLane(day: string, lane: number): Promise<ChainAnchor | null> {
    const [last] = await this.unitOfWork.read<{ day: string; uptoPosition: number; digest: Buffer }>(
      `SELECT day, upto_position AS "uptoPosition", digest FROM chain_anchor WHERE lane = $1 ORDER BY day DESC LIMIT 1`,
      [lane],
    );
    if (last !== undefined && last.day >= day) return null;
    const digest = anchorDigest(last?.digest ?? null);
    let uptoPosition = last?.uptoPosition ?? 0;
    for (;;) {
      const rows = await this.unitOfWork.read<{ position: number; hash: Buffer }>({
        name: 'anchor-hashes',
        text: 'SELECT position, hash FROM event_log WHERE lane = $1 AND position > $2 ORDER BY position LIMIT $3',
        values: [lane, uptoPosition, BATCH],
      });
      for (const { hash } of rows) digest.update(hash);
      uptoPosition = rows.at(-1)?.position ?? uptoPosition;
      if (rows.length < BATCH) break;
    }
    const anchor = { day, lane, uptoPosition, digest: digest.digest('hex') };
    const made = await this.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO chain_anchor (day, lane, upto_position, digest, created_at)
         VALUES ($1, $2, $3, decode($4, 'hex'), $5) ON CONFLICT DO NOTHING`,
        [day, lane, uptoPosition, anchor.digest, this.clock.now()],
      ),
    );
    return made === 0 ? null : anchor;
  }
}
