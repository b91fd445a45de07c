import type { StaffActor, StaffFacts } from '@redress/complaint-domain';
import type { Instant, Level, Locale, Role, StaffId, UnitId } from '@redress/contracts';
import { dutyOfficerOf, isAbsent, isPresent, type Presence, type PresenceOf } from '../staff/succession';
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

/**
 * The organisation at one moment: every unit and every member of staff, answered from memory. A few thousand rows make
 * it worth holding: without it each request would ask for the same roles, units and deputies again.
 */
export class DirectorySnapshot {
  readonly tree: UnitTree;
  private readonly staff: ReadonlyMap<StaffId, StaffEntry>;
  private readonly principals = new Map<StaffId, StaffEntry[]>();
  private readonly presenceOf: PresenceOf = (id) => this.staff.get(id);

  constructor(units: readonly UnitNode[], staff: readonly StaffEntry[]) {
    this.tree = new UnitTree(units);
    this.staff = new Map(staff.map((entry) => [entry.id, entry]));
    for (const entry of staff) {
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
        const { unitId, roles, level, active, deputyId } = member;
        facts.set(member.id, { id: member.id, unitId, roles, level, active, absent: isAbsent(member, now), deputyId });
        member = deputyId === null ? undefined : this.staff.get(deputyId);
      }
    }
    return facts;
  }

  /** Who has duty for a unit now, looked for upwards; null where nobody is there. */
  dutyOfficer(unitId: UnitId, now: Instant): StaffId | null {
    return dutyOfficerOf(unitId, this.tree, this.presenceOf, now);
  }
}
