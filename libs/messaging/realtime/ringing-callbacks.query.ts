import type { CallbackId, CallbackRinging } from '@redress/contracts';
import type { UnitOfWork } from '@redress/database';

const RINGING = `
SELECT
  callback.id AS "callbackId", complaint_id AS "complaintId", callback.kind, complaint.number, due_at AS "dueAt",
  max_attempts AS "maxAttempts",
  (SELECT count(*)::integer FROM callback_attempt WHERE callback_id = callback.id) + 1 AS attempt
FROM callback JOIN complaint ON complaint.id = callback.complaint_id
WHERE callback.id = ANY ($1::uuid[]) AND callback.state = 'ringing'`;

/** What to tell of callbacks that ring; one that was answered or moved meanwhile is left out. */
export async function ringingCallbacks(
  database: UnitOfWork,
  ids: readonly CallbackId[],
): Promise<Map<CallbackId, CallbackRinging>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read<CallbackRinging>({ name: 'live-ringing', text: RINGING, values: [ids] });
  return new Map(rows.map((row) => [row.callbackId, row]));
}
