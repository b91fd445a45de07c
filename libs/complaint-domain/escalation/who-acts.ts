import type { StaffId, UnitId } from '@redress/contracts';
import type { Complaint } from '../complaint';
import { type StaffFacts, suitable } from '../staff-facts';
import type { Act } from './ladder';
import type { Staffing } from './organisation';

/** Who acts, and for whom where they stand in. */
export interface Acting {
  readonly staffId: StaffId;
  readonly unitId: UnitId;
  readonly standsInForId: StaffId | null;
}

type Found = Pick<Complaint, 'id' | 'unitId' | 'owner' | 'conflicts'>;

/** Somebody if they are there, else the first of their chain of deputies who is; each is asked once. */
const presentOrDeputy = (
  member: StaffFacts,
  mayAct: (staff: StaffFacts) => boolean,
  organisation: Staffing,
): Acting | null => {
  const asked = new Set<StaffId>();
  for (let at: StaffFacts | undefined = member; at !== undefined && !asked.has(at.id);) {
    asked.add(at.id);
    if (mayAct(at) && !at.absent)
      return { staffId: at.id, unitId: at.unitId, standsInForId: at.id === member.id ? null : member.id };
    at = at.deputyId === null ? undefined : organisation.member(at.deputyId);
  }
  return null;
};

/** Starts a list at a place that follows from a text, so that the same colleague is not called each time. */
const rotated = <T>(items: readonly T[], text: string): readonly T[] => {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  const start = items.length === 0 ? 0 : sum % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
};

const placeOf = (act: Extract<Act, { kind: 'role' }>, complaint: Found, organisation: Staffing): UnitId | null => {
  const path = organisation.pathUpwards(complaint.unitId);
  switch (act.at) {
    case 'unit':
      return complaint.unitId;
    case 'parent':
      return path[1] ?? path[0] ?? null;
    case 'headquarters':
      return path.at(-1) ?? null;
    default:
      return act.at;
  }
};

/**
 * Who must act on a rung: whoever it names if they are there, else whoever stands in for them, else the same role one
 * unit higher and so on (playbook §5, §6). Never the owner, to whom nothing would change, never somebody in conflict of
 * interest, nobody of `excluded`. Null where the whole way up finds nobody.
 */
export const whoActs = (
  act: Act,
  complaint: Found,
  organisation: Staffing,
  excluded: ReadonlySet<StaffId> = new Set(),
): Acting | null => {
  const mayAct = (staff: StaffFacts): boolean =>
    suitable(complaint, staff) && staff.id !== complaint.owner.staffId && !excluded.has(staff.id);
  if (act.kind === 'staff') {
    const named = organisation.member(act.staffId);
    if (named === undefined) return null;
    const role = named.roles.includes('manager') ? 'manager' : 'supervisor';
    return (
      presentOrDeputy(named, mayAct, organisation) ??
      whoActs({ kind: 'role', role, at: named.unitId }, complaint, organisation, excluded)
    );
  }
  const place = placeOf(act, complaint, organisation);
  if (place === null) return null;
  for (const unitId of organisation.pathUpwards(place)) {
    const holders = organisation
      .membersOf(unitId)
      .filter(({ roles, active }) => active && roles.includes(act.role))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const inTurn = rotated(holders, complaint.id);
    const present = inTurn.find((member) => mayAct(member) && !member.absent);
    if (present !== undefined) return { staffId: present.id, unitId: present.unitId, standsInForId: null };
    for (const member of inTurn) {
      const deputy = presentOrDeputy(member, mayAct, organisation);
      if (deputy !== null) return deputy;
    }
  }
  return null;
};
