import type { Concerned } from '@redress/complaint-domain';
import type { ComplaintId, ComplaintRowHint } from '@redress/contracts';
import { instantFromSql, type UnitOfWork } from '@redress/database';

/** A complaint as it stands now: what its list row shows, and who is concerned. */
export interface Standing {
  readonly complaintId: ComplaintId;
  readonly version: number;
  readonly row: ComplaintRowHint;
  /** Tasks of any state, so that a helper whose task just ended can still be told. */
  readonly concerned: Concerned;
}

type Handover = NonNullable<Concerned['handover']>;
type Task = Concerned['tasks'][number];

interface StandingRow extends ComplaintRowHint {
  readonly id: ComplaintId;
  readonly version: number;
  readonly ownerKind: Concerned['owner']['kind'];
  readonly ownerSince: Concerned['owner']['since'];
  readonly responsibleId: Concerned['responsibleId'];
  readonly conflicts: Concerned['conflicts'];
  readonly handover: Concerned['handover'];
  readonly tasks: Concerned['tasks'] | null;
  readonly approvals: Concerned['approvals'] | null;
}

const STANDINGS = `
SELECT
  complaint.id, version, number, status, step, level, severity,
  unit_id AS "unitId", owner_id AS "ownerId", owner_kind AS "ownerKind", owner_since AS "ownerSince",
  contact_person_id AS "contactPersonId", responsible_id AS "responsibleId", conflicts, next_due_at AS "nextDueAt", updated_at AS "updatedAt",
  (
    SELECT jsonb_build_object(
      'id', id, 'fromId', from_id, 'toId', to_id, 'toUnitId', to_unit_id, 'reasonTextId', reason_text_id,
      'offeredAt', offered_at, 'lapsesAt', lapses_at, 'state', state
    )
    FROM handover WHERE complaint_id = complaint.id AND state = 'offered'
  ) AS handover,
  (
    SELECT jsonb_agg(jsonb_build_object(
      'id', id, 'textId', text_id, 'assigneeId', assignee_id, 'dueAt', due_at, 'state', state, 'openedAt', opened_at
    ))
    FROM task WHERE complaint_id = complaint.id
  ) AS tasks,
  (
    SELECT jsonb_agg(jsonb_build_object('state', state, 'delegateId', delegate_id))
    FROM approval WHERE complaint_id = complaint.id
  ) AS approvals
FROM complaint WHERE complaint.id = ANY ($1::uuid[])`;

/** Moments inside JSON come as PostgreSQL writes them. */
const handoverOf = (raw: Handover): Handover => ({
  ...raw,
  offeredAt: instantFromSql(raw.offeredAt) ?? raw.offeredAt,
  lapsesAt: instantFromSql(raw.lapsesAt) ?? raw.lapsesAt,
});
const taskOf = (raw: Task): Task => ({
  ...raw,
  openedAt: instantFromSql(raw.openedAt) ?? raw.openedAt,
  dueAt: raw.dueAt === null ? null : instantFromSql(raw.dueAt),
});

const standingOf = ({
  id: complaintId,
  version,
  ownerKind,
  ownerSince,
  responsibleId,
  conflicts,
  handover,
  tasks,
  approvals,
  ...row
}: StandingRow): Standing => ({
  complaintId,
  version,
  row,
  concerned: {
    unitId: row.unitId,
    owner: { staffId: row.ownerId, kind: ownerKind, since: ownerSince },
    contactPersonId: row.contactPersonId,
    responsibleId,
    conflicts,
    handover: handover === null ? null : handoverOf(handover),
    tasks: (tasks ?? []).map(taskOf),
    approvals: approvals ?? [],
  },
});

/** How these complaints stand now, in one statement; one that does not exist is left out. */
export async function standingsOf(
  database: UnitOfWork,
  ids: readonly ComplaintId[],
): Promise<Map<ComplaintId, Standing>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read<StandingRow>({ name: 'live-standings', text: STANDINGS, values: [ids] });
  return new Map(rows.map((row) => [row.id, standingOf(row)]));
}
