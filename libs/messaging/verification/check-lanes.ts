import { anchorDigest } from '../event-log/chain-anchors';
import { ALL_LANES } from '../event-log/lanes';
import type { Finding } from './finding';
import type { Snapshot } from './snapshot';

interface AnchorRow {
  readonly day: string;
  readonly uptoPosition: number;
  readonly digest: Buffer;
}

const BATCH = 5_000;

/** The hashes of a lane in order; a hole is reported once and ends the lane. */
async function* hashesOf(snapshot: Snapshot, lane: number): AsyncGenerator<{ position: number; hash: Buffer }> {
  let after = 0;
  for (;;) {
    const rows = await snapshot.rows<{ position: number; hash: Buffer }>(
      'SELECT position, hash FROM event_log WHERE lane = $1 AND position > $2 ORDER BY position LIMIT $3',
      [lane, after, BATCH],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.position;
  }
}

async function checkLane(snapshot: Snapshot, lane: number, anchors: readonly AnchorRow[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const waiting = [...anchors];
  let digest = anchorDigest(null);
  let position = 0;
  const compareAnchors = (): void => {
    for (let anchor = waiting[0]; anchor !== undefined && anchor.uptoPosition === position; anchor = waiting[0]) {
      if (!digest.digest().equals(anchor.digest)) {
        const detail = 'what it covers is not what was anchored';
        findings.push({ kind: 'anchor-wrong', where: `lane ${lane}, anchor of ${anchor.day}`, detail });
      }
      digest = anchorDigest(anchor.digest);
      waiting.shift();
    }
  };
  compareAnchors();
  for await (const event of hashesOf(snapshot, lane)) {
    if (event.position !== position + 1) {
      const detail = `position ${position} is followed by ${event.position}`;
      return [...findings, { kind: 'position-hole', where: `lane ${lane}, position ${position + 1}`, detail }];
    }
    position = event.position;
    digest.update(event.hash);
    compareAnchors();
  }
  for (const anchor of waiting) {
    const detail = `it covers ${anchor.uptoPosition} events, and the lane holds ${position}`;
    findings.push({ kind: 'anchor-beyond-log', where: `lane ${lane}, anchor of ${anchor.day}`, detail });
  }
  return findings;
}

/** Checks that positions in every lane count without a hole, and that all daily anchors still fit. */
export async function checkLanes(
  snapshot: Snapshot,
): Promise<{ readonly anchors: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let checked = 0;
  for (const lane of ALL_LANES) {
    const anchors = await snapshot.rows<AnchorRow>(
      'SELECT day, upto_position AS "uptoPosition", digest FROM chain_anchor WHERE lane = $1 ORDER BY day',
      [lane],
    );
    checked += anchors.length;
    findings.push(...(await checkLane(snapshot, lane, anchors)));
  }
  return { anchors: checked, findings };
}
