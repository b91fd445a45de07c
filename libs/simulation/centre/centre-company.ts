import { instantOf, type Level, type Role, type StaffId, type UnitId } from '@redress/contracts';
import { DirectorySnapshot, type StaffEntry, type UnitNode } from '@redress/directory';
import type { Chance } from './chance';

const DAY = 24 * 60 * 60_000;
const AGENTS_OF_A_CITY = 10;
const CITIES_OF_A_REGION = 5;
const HOLIDAY_DAYS = 14;

/** One city's part of the centre. */
export interface City {
  readonly unitId: UnitId;
  readonly agents: readonly StaffId[];
  readonly supervisorId: StaffId;
  /** Of the region. */
  readonly managerId: StaffId;
}

/**
 * A contact centre: headquarters, regions of five cities, cities of up to ten agents with a supervisor who has duty.
 * Everybody has a deputy, the next in their city, and is away for two weeks of the year.
 */
export class CentreCompany {
  readonly snapshot: DirectorySnapshot;
  readonly cities: readonly City[];
  private readonly staff: StaffEntry[] = [];

  constructor(
    agents: number,
    start: number,
    days: number,
    private readonly newId: () => string,
    private readonly chance: Chance,
  ) {
    const headquartersId = newId() as UnitId;
    const managerId = this.hire(headquartersId, 'manager', 'senior');
    const units: UnitNode[] = [{ id: headquartersId, parentId: null, dutyOfficerId: managerId, active: true }];
    const cities: City[] = [];
    let [regionId, regionManagerId] = [headquartersId, managerId];
    for (let hired = 0; hired < agents; hired += AGENTS_OF_A_CITY) {
      if (cities.length % CITIES_OF_A_REGION === 0) {
        regionId = newId() as UnitId;
        regionManagerId = this.hire(regionId, 'manager', 'senior');
        units.push({ id: regionId, parentId: headquartersId, dutyOfficerId: regionManagerId, active: true });
      }
      const unitId = newId() as UnitId;
      const supervisorId = this.hire(unitId, 'supervisor', 'middle');
      const size = Math.min(AGENTS_OF_A_CITY, agents - hired);
      const team = Array.from({ length: size }, () => this.hire(unitId, 'agent', 'frontline'));
      this.arrangeAbsences(team, start, days);
      units.push({ id: unitId, parentId: regionId, dutyOfficerId: supervisorId, active: true });
      cities.push({ unitId, agents: team, supervisorId, managerId: regionManagerId });
    }
    this.cities = cities;
    this.snapshot = new DirectorySnapshot(units, this.staff);
  }

  private hire(unitId: UnitId, role: Role, level: Level): StaffId {
    const id = this.newId() as StaffId;
    this.staff.push({
      id,
      login: id,
      name: id,
      roles: [role],
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

  private arrangeAbsences(team: readonly StaffId[], start: number, days: number): void {
    team.forEach((id, place) => {
      const index = this.staff.findIndex((entry) => entry.id === id);
      const entry = this.staff[index];
      const deputyId = team[(place + 1) % team.length] ?? null;
      if (entry === undefined) throw new Error('nobody there to be away');
      const from = start + this.chance.between(0, Math.max(1, days - HOLIDAY_DAYS)) * DAY;
      const away = days > HOLIDAY_DAYS;
      this.staff[index] = {
        ...entry,
        deputyId: deputyId === id ? null : deputyId,
        absentFrom: away ? instantOf(from) : null,
        absentUntil: away ? instantOf(from + HOLIDAY_DAYS * DAY) : null,
      };
    });
  }
}
