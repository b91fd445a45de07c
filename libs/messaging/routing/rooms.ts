import type { ComplaintId, StaffId, UnitId } from '@redress/contracts';
import type { Concerned } from '@redress/complaint-domain';

/**
 * Where a socket can stand to hear of changes. Standing there is no right to see: whoever emits checks the permission
 * of each reader again (architecture §5).
 */
export type Room = `unit:${UnitId}` | `staff:${StaffId}` | `complaint:${ComplaintId}`;

export const unitRoom = (id: UnitId): Room => `unit:${id}`;
export const staffRoom = (id: StaffId): Room => `staff:${id}`;
export const complaintRoom = (id: ComplaintId): Room => `complaint:${id}`;

/** A complaint as those around it stood before and after a change; `before` is null where the reader did not know it. */
export interface Sight {
  readonly complaintId: ComplaintId;
  readonly before: Concerned | null;
  readonly after: Concerned;
}

const around = (concerned: Concerned): readonly Room[] => [
  unitRoom(concerned.unitId),
  staffRoom(concerned.owner.staffId),
  ...(concerned.contactPersonId === null ? [] : [staffRoom(concerned.contactPersonId)]),
  ...(concerned.responsibleId === null ? [] : [staffRoom(concerned.responsibleId)]),
  ...(concerned.handover === null ? [] : [staffRoom(concerned.handover.toId)]),
  ...concerned.approvals.flatMap(({ state, delegateId }) =>
    state === 'waiting' && delegateId !== null ? [staffRoom(delegateId)] : [],
  ),
  ...concerned.tasks.filter((task) => task.state === 'open').map((task) => staffRoom(task.assigneeId)),
];

/**
 * Those around the complaint: who follows it, its unit, owner, contact person, whoever it was escalated to, the colleague
 * it is offered to, and colleagues asked to help or to approve. Before and after the change, so that whoever drops out is
 * told of it once more.
 */
export const concerned = ({ complaintId, before, after }: Sight): readonly Room[] => [
  ...new Set([complaintRoom(complaintId), ...around(after), ...(before === null ? [] : around(before))]),
];

/** Those around the complaint, and others whom only the event names. */
export const concernedAnd = (sight: Sight, ...others: readonly Room[]): readonly Room[] => [
  ...new Set([...concerned(sight), ...others]),
];
