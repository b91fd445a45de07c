import type { LoggedEvent } from '@redress/contracts';
import type { DatabaseAddress } from '@redress/database';
import { EVENT_COLUMNS, loggedEvent } from '../event-log/envelope';
import { checkLanes } from './check-lanes';
import { checkSilentComplaints, checkStanding } from './check-standing';
import { type CheckedRow, checkNext, startOf, type StreamState } from './check-stream';
import { checkTexts } from './check-texts';
import type { Finding } from './finding';
import { type Snapshot, withSnapshot } from './snapshot';

/** What was looked at and what was found. */
export interface VerifyReport {
  readonly events: number;
  readonly streams: number;
  readonly texts: number;
  readonly anchors: number;
  readonly findings: readonly Finding[];
}

/** Looks on while streams are read in order, and may find things of its own: how a replay is plugged in. */
export interface StreamObserver {
  /** The next event of the present stream. */
  event(event: LoggedEvent): void;
  /** The present stream is over; `sound` where nothing was found in it. */
  endOfStream(sound: boolean): Promise<readonly Finding[]>;
  /** There are no more streams. */
  end(): Promise<readonly Finding[]>;
}

export interface VerifyOptions {
  readonly observer?: StreamObserver;
  /** Told after every batch how many of how many events were checked. */
  readonly onProgress?: (checked: number, total: number) => void;
}

const BATCH = 1_000;
const BEFORE_ALL = ['00000000-0000-0000-0000-000000000000', 0] as const;

const EVENTS_BY_STREAM = `SELECT ${EVENT_COLUMNS}, id, type, version, occurred_at AS "occurredAt",
    actor_kind AS "actorKind", actor_id AS "actorId", prev_hash AS "prevHash", hash
  FROM event_log WHERE (stream_id, sequence) > ($1, $2) ORDER BY stream_id, sequence LIMIT ${BATCH}`;

/** Reads all streams one after the other, and checks each on the way. */
class StreamCheck {
  readonly findings: Finding[] = [];
  events = 0;
  streams = 0;
  texts = 0;
  private present: StreamState | null = null;
  private ended: StreamState[] = [];

  constructor(
    private readonly snapshot: Snapshot,
    private readonly options: VerifyOptions,
  ) {}

  async run(): Promise<void> {
    const [counted] = await this.snapshot.rows<{ total: number }>('SELECT count(*) AS total FROM event_log');
    let after: readonly [string, number] = BEFORE_ALL;
    for (;;) {
      const rows = await this.snapshot.rows<CheckedRow>(EVENTS_BY_STREAM, after);
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const row of rows) await this.take(row);
      const { checked, findings } = await checkTexts(this.snapshot, rows);
      this.texts += checked;
      this.findings.push(...findings);
      await this.compareEnded();
      this.events += rows.length;
      this.options.onProgress?.(this.events, counted?.total ?? 0);
      after = [last.streamId, last.sequence];
    }
    await this.endPresent();
    await this.compareEnded();
    this.findings.push(...((await this.options.observer?.end()) ?? []));
  }

  private async take(row: CheckedRow): Promise<void> {
    if (this.present?.streamId !== row.streamId) {
      await this.endPresent();
      this.present = startOf(row);
      this.streams += 1;
    }
    if (this.present === null || this.present.broken) return;
    const finding = checkNext(this.present, row);
    if (finding === null) this.options.observer?.event(loggedEvent(row));
    else this.findings.push(finding);
  }

  private async endPresent(): Promise<void> {
    if (this.present === null) return;
    this.ended.push(this.present);
    this.findings.push(...((await this.options.observer?.endOfStream(!this.present.broken)) ?? []));
    this.present = null;
  }

  private async compareEnded(): Promise<void> {
    const { ended } = this;
    this.ended = [];
    this.findings.push(...(await checkStanding(this.snapshot, ended)));
  }
}

/**
 * Checks the whole log against itself and against the rows it tells of: every chain, that nothing is missing in the
 * middle or at an end, texts against their digests, anchors. It reads one snapshot in batches, so memory stays the same
 * however long the log is.
 */
export function verifyLog(address: DatabaseAddress, options: VerifyOptions = {}): Promise<VerifyReport> {
  return withSnapshot(address, async (snapshot) => {
    const streamCheck = new StreamCheck(snapshot, options);
    await streamCheck.run();
    const silent = await checkSilentComplaints(snapshot);
    const { anchors, findings } = await checkLanes(snapshot);
    const { events, streams, texts } = streamCheck;
    return { events, streams, texts, anchors, findings: [...streamCheck.findings, ...silent, ...findings] };
  });
}
