import type { Instant, StaffId, UnitId } from '@redress/contracts';
import type { UnitTree } from '../units/unit-tree';

/** What decides whether somebody is there. */
export interface Presence {
  readonly active: boolean;
  readonly absentFrom: Instant | null;
  /** First moment back; null with a start is an absence without an end. */
  readonly absentUntil: Instant | null;
  readonly deputyId: StaffId | null;
}

export type PresenceOf = (id: StaffId) => Presence | undefined;

/** Away within [from, until). */
export const isAbsent = ({ absentFrom, absentUntil }: Presence, now: Instant): boolean =>
  absentFrom !== null && absentFrom <= now && (absentUntil === null || now < absentUntil);

export const isPresent = (presence: Presence | undefined, now: Instant): boolean =>
  presence !== undefined && presence.active && !isAbsent(presence, now);

/**
 * Who stands in for somebody now: their deputy, or where the deputy is not there either, the deputy's deputy, and so on.
 * Null where the chain ends or runs in a circle (playbook §5: nothing falls between).
 */
export const presentDeputyOf = (id: StaffId, presenceOf: PresenceOf, now: Instant): StaffId | null => {
  const seen = new Set<StaffId>([id]);
  let deputy = presenceOf(id)?.deputyId ?? null;
  while (deputy !== null && !seen.has(deputy)) {
    const presence = presenceOf(deputy);
    if (isPresent(presence, now)) return deputy;
    seen.add(deputy);
    deputy = presence?.deputyId ?? null;
  }
  return null;
};

/** The person, or whoever stands in for them now. */
export const presentStandIn = (id: StaffId, presenceOf: PresenceOf, now: Instant): StaffId | null =>
  isPresent(presenceOf(id), now) ? id : presentDeputyOf(id, presenceOf, now);

/**
 * Who has duty for a unit now: its duty officer or their present deputy, else the same one unit higher, up to
 * headquarters. Null where nobody is there at all.
 */
export const dutyOfficerOf = (unitId: UnitId, tree: UnitTree, presenceOf: PresenceOf, now: Instant): StaffId | null => {
  for (const { dutyOfficerId } of tree.pathUpwards(unitId)) {
    const officer = dutyOfficerId === null ? null : presentStandIn(dutyOfficerId, presenceOf, now);
    if (officer !== null) return officer;
  }
  return null;
};
