import type { ClockId, ClockKind, ComplaintId, Instant } from '@redress/contracts';
import type { Desk } from './desk';
import type { HouseAtWork } from './house-at-work';

const FIRST_REPLY_MILLISECONDS = 24 * 3_600_000;

/** A moment so many milliseconds from now. */
export const inMilliseconds = (milliseconds: number): Instant =>
  new Date(Date.now() + milliseconds).toISOString() as Instant;

/** A complaint received so long ago that its first reply falls due at this moment; its warning is overdue. */
export const registerDueAt = async (desk: Desk, dueAt: Instant): Promise<ComplaintId> => {
  const receivedAt = new Date(Date.parse(dueAt) - FIRST_REPLY_MILLISECONDS).toISOString() as Instant;
  return (await desk.register({ receivedAt })).complaintId;
};

/** Several at once. */
export const registerManyDueAt = async (desk: Desk, dueAt: Instant, count: number): Promise<ComplaintId[]> => {
  const ids: ComplaintId[] = [];
  const AT_ONCE = 8;
  while (ids.length < count) {
    const next = Math.min(AT_ONCE, count - ids.length);
    ids.push(...(await Promise.all(Array.from({ length: next }, () => registerDueAt(desk, dueAt)))));
  }
  return ids;
};

/** One running clock, as its row has it. */
export interface ClockRow {
  readonly id: ClockId;
  readonly dueAt: Date;
  readonly generation: number;
}

export const clockOf = async (house: HouseAtWork, complaintId: string, kind: ClockKind): Promise<ClockRow> => {
  const [row] = await house.rows<ClockRow>(
    `SELECT id, due_at AS "dueAt", generation FROM clock WHERE complaint_id = $1 AND kind = $2 AND ended_at IS NULL`,
    [complaintId, kind],
  );
  if (row === undefined) throw new Error(`no clock ${kind} runs on ${complaintId}`);
  return row;
};

export interface Rung {
  readonly warned: number;
  readonly breached: number;
}

/** How often the first replies of these complaints were warned of and broken, together, by the event log. */
export const firstRepliesRung = async (house: HouseAtWork, ids: readonly string[]): Promise<Rung> => {
  const [rung] = await house.rows<Rung>(
    `SELECT count(*) FILTER (WHERE type = 'complaint.clock-warned')::integer AS warned,
       count(*) FILTER (WHERE type = 'complaint.clock-breached')::integer AS breached
     FROM event_log WHERE stream_id = ANY ($1::uuid[]) AND type IN ('complaint.clock-warned', 'complaint.clock-breached')
       AND envelope::jsonb -> 'payload' ->> 'kind' = 'first-reply'`,
    [ids],
  );
  return rung ?? { warned: 0, breached: 0 };
};

/** Bells that rang more than once for one generation of one clock: there must be none. */
export const rungTwice = (house: HouseAtWork): Promise<object[]> =>
  house.rows(
    `SELECT type, payload ->> 'clockId' AS clock, payload ->> 'generation' AS generation, count(*)
     FROM (SELECT type, envelope::jsonb -> 'payload' AS payload FROM event_log
       WHERE type IN ('complaint.clock-warned', 'complaint.clock-breached')) AS rung
     GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  );
