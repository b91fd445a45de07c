import { type ErrorCode, type Permission, type Scope, scopeOf } from '@redress/contracts';
import type { Actor, StaffActor } from './actor';
import type { Approval, Complaint } from './complaint';

/** The part of a complaint that decides who may do what with it. */
export type Concerned = Pick<
  Complaint,
  'unitId' | 'owner' | 'contactPersonId' | 'responsibleId' | 'conflicts' | 'handover' | 'tasks'
> & {
  readonly approvals: readonly Pick<Approval, 'state' | 'delegateId'>[];
};

/**
 * Who carries the complaint: owner, contact person, whoever must act since it was escalated, or the deputy of one of
 * them while they are absent (playbook §5, §6).
 */
export const isHandler = (
  { owner, contactPersonId, responsibleId }: Pick<Concerned, 'owner' | 'contactPersonId' | 'responsibleId'>,
  actor: StaffActor,
): boolean =>
  [owner.staffId, contactPersonId, responsibleId].some(
    (id) => id !== null && (id === actor.staffId || actor.deputyFor.has(id)),
  );

/** Who was asked in: an open task, an offered handover, an approval that was delegated to them. */
const isInvited = (complaint: Concerned, actor: StaffActor): boolean =>
  complaint.handover?.toId === actor.staffId ||
  complaint.approvals.some(({ state, delegateId }) => state === 'waiting' && delegateId === actor.staffId) ||
  complaint.tasks.some((task) => task.state === 'open' && task.assigneeId === actor.staffId);

export const isInConflict = (complaint: Concerned, actor: Actor): boolean =>
  actor.kind !== 'system' && complaint.conflicts.includes(actor.staffId);

/** Permissions that carrying the complaint gives, where being asked in does not. */
const HANDLERS_ONLY: readonly Permission[] = ['complaint.handle', 'complaint.reopen', 'complaint.supervise'];

const REACHES: Readonly<Record<Scope, (complaint: Concerned, actor: StaffActor, permission: Permission) => boolean>> = {
  none: () => false,
  own: (complaint, actor, permission) =>
    isHandler(complaint, actor) || (!HANDLERS_ONLY.includes(permission) && isInvited(complaint, actor)),
  unit: (complaint, actor, permission) =>
    complaint.unitId === actor.unitId || REACHES.own(complaint, actor, permission),
  subtree: (complaint, actor, permission) =>
    actor.subtree.has(complaint.unitId) || REACHES.own(complaint, actor, permission),
  all: () => true,
};

const REFUSALS: Partial<Record<Permission, ErrorCode>> = {
  'complaint.read': 'complaint.not-visible',
  'complaint.handle': 'complaint.not-handler',
  'complaint.supervise': 'complaint.supervisor-needed',
};

/** Whether the actor may use a permission on this complaint: null, or the code of the refusal. */
export const forbids = (complaint: Concerned, actor: Actor, permission: Permission): ErrorCode | null => {
  if (actor.kind === 'system') return null;
  if (isInConflict(complaint, actor)) return 'complaint.conflict-of-interest';
  const scope = scopeOf(actor.roles, permission);
  return REACHES[scope](complaint, actor, permission) ? null : (REFUSALS[permission] ?? 'auth.not-permitted');
};

export const mayRead = (complaint: Concerned, actor: Actor): boolean =>
  forbids(complaint, actor, 'complaint.read') === null;
