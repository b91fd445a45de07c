import type { Level, Role, StaffId, UnitId } from '@redress/contracts';

/** What the rules need to know of a colleague. */
export interface StaffFacts {
  readonly id: StaffId;
  readonly unitId: UnitId;
  readonly roles: readonly Role[];
  readonly level: Level;
  readonly active: boolean;
  readonly absent: boolean;
  readonly deputyId: StaffId | null;
}

/** Roles that work on complaints. */
export const WORKING_ROLES: readonly Role[] = ['agent', 'supervisor', 'manager'];

/** Whether a colleague can own, stand as contact person, help or be called here; absent ones only where told so. */
export const suitable = (
  { conflicts }: { readonly conflicts: readonly StaffId[] },
  staff: StaffFacts | undefined,
): staff is StaffFacts =>
  staff !== undefined &&
  staff.active &&
  staff.roles.some((role) => WORKING_ROLES.includes(role)) &&
  !conflicts.includes(staff.id);
