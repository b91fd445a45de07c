import type { CustomerId, Level, Role, StaffId, UnitId } from '@redress/contracts';

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

/**
 * Timers, the notifier, an import: they do what the rules schedule and are never refused for lack of a role. So does the
 * link that a customer was sent, which acts for that customer and can do one thing only; the log names the customer.
 */
export type SystemActor =
  | {
      readonly kind: 'system';
      readonly id: 'timer' | 'notifier' | 'import' | 'seed' | 'privacy' | 'succession';
    }
  | { readonly kind: 'system'; readonly id: 'customer-link'; readonly customerId: CustomerId };

export type Actor = StaffActor | SystemActor;
