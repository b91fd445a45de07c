import type { CustomerId, Level, Role, StaffId, UnitId } from '@redress/contracts';
import { DirectorySnapshot, type StaffEntry, type UnitNode } from '@redress/directory';
import { type Incident, levelOfTeam } from './incident';

/** A team as a unit of the organisation. */
export interface TeamUnit {
  readonly id: UnitId;
  readonly team: string;
  readonly level: Level;
  /** Receives what is sent to the team and taken up by nobody yet. */
  readonly queueId: StaffId;
}

const ROLE_OF: Readonly<Record<Level, Role>> = { frontline: 'agent', middle: 'supervisor', senior: 'manager' };

/**
 * The organisation that a file of incidents tells of: a headquarters, a unit for each team, and for each person one
 * member of staff in each team they ever worked in, for a person of ours belongs to one unit.
 */
export class IncidentCompany {
  readonly snapshot: DirectorySnapshot;
  readonly headquartersId: UnitId;
  /** Closes and reopens what the file says was closed and reopened. */
  readonly managerId: StaffId;
  private readonly teams = new Map<string, TeamUnit>();
  private readonly people = new Map<string, StaffId>();
  private readonly staff: StaffEntry[] = [];

  constructor(
    incidents: readonly Incident[],
    private readonly newId: () => string,
  ) {
    this.headquartersId = newId() as UnitId;
    this.managerId = this.hire('', this.headquartersId, 'senior');
    for (const { entries } of incidents) {
      for (const { team, person } of entries) {
        const unit = this.teams.get(team) ?? this.found(team);
        const key = `${team}\n${person}`;
        if (!this.people.has(key)) this.people.set(key, this.hire(person, unit.id, unit.level));
      }
    }
    const headquarters: UnitNode = {
      id: this.headquartersId,
      parentId: null,
      dutyOfficerId: this.managerId,
      active: true,
    };
    const units = this.units.map(({ id, queueId }) => ({
      id,
      parentId: this.headquartersId,
      dutyOfficerId: queueId,
      active: true,
    }));
    this.snapshot = new DirectorySnapshot([headquarters, ...units], this.staff);
  }

  get units(): readonly TeamUnit[] {
    return [...this.teams.values()];
  }

  /** Every incident is somebody's: one customer each, as the file tells no more. */
  customerOf(serial: number): CustomerId {
    return `customer-${serial}` as CustomerId;
  }

  /** @throws Error for a team that the file does not know */
  unitOf(team: string): TeamUnit {
    const unit = this.teams.get(team);
    if (unit === undefined) throw new Error(`no team "${team}"`);
    return unit;
  }

  /** @throws Error for somebody who never worked in that team */
  memberOf(team: string, person: string): StaffId {
    const id = this.people.get(`${team}\n${person}`);
    if (id === undefined) throw new Error(`nobody called "${person}" in "${team}"`);
    return id;
  }

  private found(team: string): TeamUnit {
    const [id, level] = [this.newId() as UnitId, levelOfTeam(team)];
    const unit: TeamUnit = { id, team, level, queueId: this.hire('', id, level) };
    this.teams.set(team, unit);
    return unit;
  }

  private hire(name: string, unitId: UnitId, level: Level): StaffId {
    const id = this.newId() as StaffId;
    this.staff.push({
      id,
      login: id,
      name,
      roles: [ROLE_OF[level]],
      level,
      unitId,
      locale: 'en',
      zone: 'UTC',
      active: true,
      absentFrom: null,
      absentUntil: null,
      deputyId: null,
    });
    return id;
  }
}
