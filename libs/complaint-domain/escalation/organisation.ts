import type { StaffId, UnitId } from '@redress/contracts';
import type { BusinessCalendar } from '../calendars/business-calendar';
import type { StaffFacts } from '../staff-facts';

/** Who works where, as of one moment: what finding somebody to act needs. Answered from memory. */
export interface Staffing {
  /** The unit itself, then the one above, up to headquarters; empty for a unit that does not exist. */
  readonly pathUpwards: (unitId: UnitId) => readonly UnitId[];
  /** Everybody of one unit, whoever left or is away among them. */
  readonly membersOf: (unitId: UnitId) => readonly StaffFacts[];
  readonly member: (id: StaffId) => StaffFacts | undefined;
}

/** Who works where, and when. */
export interface Organisation extends Staffing {
  readonly calendarOf: (unitId: UnitId) => BusinessCalendar;
}
