import {
  type CallbackPlace,
  type Instant,
  instantOf,
  millisecondsOf,
  plusMinutes,
  type UnitId,
} from '@redress/contracts';
import type { BusinessCalendar } from '../calendars/business-calendar';
import { DAY, MINUTE } from '../calendars/days';
import { Zone } from '../calendars/zone';
import type { CallbackPolicyBody } from './callback-policy';
import { nextQuiet } from './quiet-hours';

/** The start of the slot in which a moment lies; slots begin on even minutes of the unit's clock. */
export const slotStartOf = (at: Instant, slotMinutes: number, unitZone: string): Instant => {
  const moment = millisecondsOf(at);
  const offset = Zone.of(unitZone).offsetAt(moment);
  const length = slotMinutes * MINUTE;
  return instantOf(Math.floor((moment + offset) / length) * length - offset);
};

/** The place that a promised window takes among its unit's calls; null where the unit sets no limit. */
export const placeOf = (
  unitId: UnitId,
  dueAt: Instant,
  { slotMinutes, slotCapacity }: CallbackPolicyBody,
  unitZone: string,
): CallbackPlace | null =>
  slotCapacity === null
    ? null
    : { unitId, startsAt: slotStartOf(dueAt, slotMinutes, unitZone), minutes: slotMinutes, capacity: slotCapacity };

/** What slots are offered from. */
export interface SlotRequest {
  readonly now: Instant;
  readonly policy: CallbackPolicyBody;
  /** When the unit works. */
  readonly calendar: BusinessCalendar;
  readonly unitZone: string;
  /** Zone of whoever is called. */
  readonly zone: string;
  /** Only slots from this moment on; sooner ones than the policy's lead are left out in any case. */
  readonly from?: Instant | undefined;
}

/**
 * Slots in which the unit works and the customer may be called, in their order: from the policy's lead up to as far ahead
 * as it allows. Whether a place is left in them is not looked at.
 */
export function* slotsAhead({ now, policy, calendar, unitZone, zone, from }: SlotRequest): Generator<Instant, void> {
  const earliest = plusMinutes(now, policy.leadMinutes);
  const latest = instantOf(millisecondsOf(now) + policy.aheadDays * DAY);
  const length = policy.slotMinutes * MINUTE;
  const wanted = from !== undefined && from > earliest ? from : earliest;
  let start = slotStartOf(wanted, policy.slotMinutes, unitZone);
  if (start < wanted) start = plusMinutes(start, policy.slotMinutes);
  while (start < latest) {
    const end = plusMinutes(start, policy.slotMinutes);
    const quietAt = nextQuiet(policy.quietHours, start, zone);
    if ((quietAt === null || quietAt >= end) && calendar.elapsed(start, end) === length) yield start;
    start = end;
  }
}
