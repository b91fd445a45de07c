import type { StaffActor, StaffFacts, Staffing } from '@redress/complaint-domain';
import type { Instant, Level, Locale, Role, StaffId, UnitId } from '@redress/contracts';
import {
  dutyOfficerOf,
  isAbsent,
  isPresent,
  type Presence,
  presentDeputyOf,
  type PresenceOf,
} from '../staff/succession';
import { type UnitNode, UnitTree } from '../units/unit-tree';

/** One member of staff as the snapshot holds them. */
export interface StaffEntry extends Presence {
  readonly id: StaffId;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly level: Level;
  readonly unitId: UnitId;
  readonly locale: Locale;
  readonly zone: string;
}

const factsOf = (member: StaffEntry, now: Instant): StaffFacts => {
  const { id, unitId, roles, level, active, deputyId } = member;
  return { id, unitId, roles, level, active, absent: isAbsent(member, now), deputyId };
};

/**
 * The organisation at one moment: every unit and every member of staff, answered from memory. A few thousand rows make
 * it worth holding: without it each request would ask for the same roles, units and deputies again.
 */
export class DirectorySnapshot {
  readonly tree: UnitTree;
  private readonly staff: ReadonlyMap<StaffId, StaffEntry>;
  private readonly principals = new Map<StaffId, StaffEntry[]>();
  private readonly members = new Map<UnitId, StaffEntry[]>();
  private readonly presenceOf: PresenceOf = (id) => this.staff.get(id);

  constructor(units: readonly UnitNode[], staff: readonly StaffEntry[]) {
    this.tree = new UnitTree(units);
    this.staff = new Map(staff.map((entry) => [entry.id, entry]));
    for (const entry of staff) {
      const colleagues = this.members.get(entry.unitId);
      if (colleagues === undefined) this.members.set(entry.unitId, [entry]);
      else colleagues.push(entry);
      if (entry.deputyId === null) continue;
      const others = this.principals.get(entry.deputyId);
      if (others === undefined) this.principals.set(entry.deputyId, [entry]);
      else others.push(entry);
    }
  }

  member(id: StaffId): StaffEntry | undefined {
    return this.staff.get(id);
  }

  /** Absent colleagues for whom this person stands in now, through absent deputies in between as well. */
  deputyFor(id: StaffId, now: Instant): ReadonlySet<StaffId> {
    const found = new Set<StaffId>();
    const open: StaffId[] = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const principal of this.principals.get(next) ?? []) {
        if (principal.id === id || found.has(principal.id) || isPresent(principal, now)) continue;
        found.add(principal.id);
        open.push(principal.id);
      }
    }
    return found;
  }

  /** The person as the rules see them, or null for somebody unknown or no longer in service. */
  actor(id: StaffId, kind: StaffActor['kind'], now: Instant): StaffActor | null {
    const member = this.staff.get(id);
    if (member === undefined || !member.active) return null;
    return {
      kind,
      staffId: id,
      roles: member.roles,
      level: member.level,
      unitId: member.unitId,
      subtree: this.tree.subtreeOf(member.unitId),
      deputyFor: this.deputyFor(id, now),
    };
  }

  /** What the rules need to know of these people and of everyone who would stand in for them. Unknown ids are left out. */
  facts(ids: Iterable<StaffId>, now: Instant): ReadonlyMap<StaffId, StaffFacts> {
    const facts = new Map<StaffId, StaffFacts>();
    for (const id of ids) {
      let member = this.staff.get(id);
      while (member !== undefined && !facts.has(member.id)) {
        facts.set(member.id, factsOf(member, now));
        member = member.deputyId === null ? undefined : this.staff.get(member.deputyId);
      }
    }
    return facts;
  }

  /** Who works where at a moment, as the rules ask for it. */
  staffing(now: Instant): Staffing {
    return {
      pathUpwards: (unitId) => this.tree.pathUpwards(unitId).map(({ id }) => id),
      membersOf: (unitId) => (this.members.get(unitId) ?? []).map((member) => factsOf(member, now)),
      member: (id) => {
        const member = this.staff.get(id);
        return member === undefined ? undefined : factsOf(member, now);
      },
    };
  }

  /** Everybody who is away or left, and for whom nobody stands in: what they own is in nobody's hands (playbook §5). */
  unattended(now: Instant): readonly { readonly staffId: StaffId; readonly since: Instant | null }[] {
    return [...this.staff.values()].flatMap((member) =>
      isPresent(member, now) || presentDeputyOf(member.id, this.presenceOf, now) !== null
        ? []
        : [{ staffId: member.id, since: member.active ? member.absentFrom : null }],
    );
  }

  /** Who has duty for a unit now, looked for upwards; null where nobody is there. */
  dutyOfficer(unitId: UnitId, now: Instant): StaffId | null {
    return dutyOfficerOf(unitId, this.tree, this.presenceOf, now);
  }
}
