import type { StaffId, UnitId } from '@redress/contracts';
import type { StaffActor, SystemActor } from '../actor';
import { type BusinessCalendar, compileCalendar } from '../calendars/business-calendar';
import { ALWAYS_OPEN } from '../calendars/calendar-body';
import type { Organisation } from '../escalation/organisation';
import type { StaffFacts } from '../staff-facts';

const unit = (name: string): UnitId => name as UnitId;
const person = (name: string): StaffId => name as StaffId;

export const HEADQUARTERS = unit('headquarters');
export const EAST = unit('east');
export const NINGBO = unit('ningbo');
export const HANGZHOU = unit('hangzhou');
export const WEST = unit('west');

const PARENTS: ReadonlyMap<UnitId, UnitId> = new Map([
  [EAST, HEADQUARTERS],
  [WEST, HEADQUARTERS],
  [NINGBO, EAST],
  [HANGZHOU, EAST],
]);
export const UNITS: readonly UnitId[] = [HEADQUARTERS, ...PARENTS.keys()];

/** Agents of Ningbo; each is the deputy of the one before, and the chain closes in a loop. */
export const LI_WEI = person('li-wei');
export const ZHAO_MIN = person('zhao-min');
export const WU_DI = person('wu-di');
/** Agent of Ningbo who has duty there, without a deputy. */
export const QIAN_LI = person('qian-li');
/** Agent of Hangzhou: another unit. */
export const CHEN_YU = person('chen-yu');
/** Supervisors of Ningbo, of the region above it, and of a region that has no part in it. */
export const ZHOU_JIE = person('zhou-jie');
export const WANG_FANG = person('wang-fang');
export const TANG_NA = person('tang-na');
/** Manager at headquarters, who has duty there. */
export const SUN_LEI = person('sun-lei');
export const HE_QING = person('he-qing');
export const GU_RAN = person('gu-ran');

const present = (
  id: StaffId,
  unitId: UnitId,
  facts: Pick<StaffFacts, 'roles' | 'level'> & Partial<StaffFacts>,
): StaffFacts => ({ id, unitId, active: true, absent: false, deputyId: null, ...facts });

const EVERYBODY: readonly StaffFacts[] = [
  present(LI_WEI, NINGBO, { roles: ['agent'], level: 'frontline', deputyId: ZHAO_MIN }),
  present(ZHAO_MIN, NINGBO, { roles: ['agent'], level: 'frontline', deputyId: WU_DI }),
  present(WU_DI, NINGBO, { roles: ['agent'], level: 'frontline', deputyId: LI_WEI }),
  present(QIAN_LI, NINGBO, { roles: ['agent'], level: 'frontline' }),
  present(CHEN_YU, HANGZHOU, { roles: ['agent'], level: 'frontline' }),
  present(ZHOU_JIE, NINGBO, { roles: ['supervisor'], level: 'middle' }),
  present(WANG_FANG, EAST, { roles: ['supervisor'], level: 'middle', deputyId: ZHOU_JIE }),
  present(TANG_NA, WEST, { roles: ['supervisor'], level: 'middle' }),
  present(SUN_LEI, HEADQUARTERS, { roles: ['manager'], level: 'senior' }),
  present(HE_QING, HEADQUARTERS, { roles: ['quality'], level: 'middle' }),
  present(GU_RAN, HEADQUARTERS, { roles: ['admin'], level: 'middle' }),
];

const isUnder = (below: UnitId, above: UnitId): boolean => {
  for (let at: UnitId | undefined = below; at !== undefined; at = PARENTS.get(at)) if (at === above) return true;
  return false;
};

const ALWAYS = compileCalendar(ALWAYS_OPEN);

/** The company that specs play in. Unchanging: `with` gives another one in which somebody left or is away. */
export class House {
  private constructor(
    readonly staff: ReadonlyMap<StaffId, StaffFacts>,
    private readonly duty: ReadonlyMap<UnitId, StaffId>,
    /** When everybody works. */
    private readonly calendar: BusinessCalendar = ALWAYS,
  ) {}

  static open(): House {
    return new House(
      new Map(EVERYBODY.map((facts) => [facts.id, facts])),
      new Map([
        [NINGBO, QIAN_LI],
        [HEADQUARTERS, SUN_LEI],
      ]),
    );
  }

  facts(id: StaffId): StaffFacts {
    const facts = this.staff.get(id);
    if (facts === undefined) throw new Error(`nobody here is called ${id}`);
    return facts;
  }

  with(id: StaffId, change: Partial<StaffFacts>): House {
    return new House(new Map(this.staff).set(id, { ...this.facts(id), ...change }), this.duty, this.calendar);
  }

  withDuty(unitId: UnitId, id: StaffId | null): House {
    const duty = new Map(this.duty);
    if (id === null) duty.delete(unitId);
    else duty.set(unitId, id);
    return new House(this.staff, duty, this.calendar);
  }

  /** The same house, everybody working by another calendar. */
  working(calendar: BusinessCalendar): House {
    return new House(this.staff, this.duty, calendar);
  }

  /** Who has duty for a unit, looked up towards headquarters: the first who is present. */
  dutyOfficer(unitId: UnitId): StaffId | null {
    for (let at: UnitId | undefined = unitId; at !== undefined; at = PARENTS.get(at)) {
      const officer = this.duty.get(at);
      if (officer !== undefined && this.facts(officer).active && !this.facts(officer).absent) return officer;
    }
    return null;
  }

  get organisation(): Organisation {
    return {
      calendarOf: () => this.calendar,
      member: (id) => this.staff.get(id),
      membersOf: (unitId) => [...this.staff.values()].filter((facts) => facts.unitId === unitId),
      pathUpwards: (unitId) => UNITS.filter((each) => isUnder(unitId, each)).reverse(),
    };
  }

  actor(id: StaffId, kind: StaffActor['kind'] = 'staff'): StaffActor {
    const { roles, level, unitId } = this.facts(id);
    const standsInFor = [...this.staff.values()].filter(({ deputyId, absent }) => deputyId === id && absent);
    return {
      kind,
      staffId: id,
      roles,
      level,
      unitId,
      subtree: new Set(UNITS.filter((each) => isUnder(each, unitId))),
      deputyFor: new Set(standsInFor.map((colleague) => colleague.id)),
    };
  }
}

export const TIMER: SystemActor = { kind: 'system', id: 'timer' };
