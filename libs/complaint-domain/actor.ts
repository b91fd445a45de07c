import type { Level, Role, StaffId, UnitId } from '@redress/contracts';

/** A signed-in member of staff, or an API key acting as one. */
export interface StaffActor {
  readonly kind: 'staff' | 'machine';
  readonly staffId: StaffId;
  readonly roles: readonly Role[];
  readonly level: Level;
  readonly unitId: UnitId;
  /** The own unit and every unit below it. */
  readonly subtree: ReadonlySet<UnitId>;
  /** Absent colleagues for whom this person is the deputy now. */
  readonly deputyFor: ReadonlySet<StaffId>;
}

/** Timers, the notifier, an import: they do what the rules schedule and are never refused for lack of a role. */
export interface SystemActor {
  readonly kind: 'system';
  readonly id: 'timer' | 'notifier' | 'import' | 'seed' | 'privacy' | 'succession';
}

export type Actor = StaffActor | SystemActor;
