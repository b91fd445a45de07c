import type { CustomerId, EquipmentId, Instant, StaffId, UnitId } from '@redress/contracts';
import type { Transaction, UnitOfWork } from '@redress/database';
import type { EventLog } from '@redress/messaging';
import type { Clock, Ids } from '@redress/platform';
import { hashPassword } from '../access/passwords';
import { CategoryRepository } from '../categories/category.repository';
import { normalForm } from '../customers/contact-normal-form';
import { CustomerRepository } from '../customers/customer.repository';
import { type Change, changeOf } from '../directory-change';
import { StaffRepository } from '../staff/staff.repository';
import type { StaffRow } from '../staff/staff.query';
import { UnitRepository } from '../units/unit.repository';
import type { UnitRow } from '../units/units.query';
import { DEMO_CATEGORIES, DEMO_CUSTOMERS, DEMO_PASSWORD, DEMO_STAFF, DEMO_UNITS, DEMO_ZONE } from './demo-company';

/** What seeding works with. */
export interface SeedTools {
  readonly unitOfWork: UnitOfWork;
  readonly events: EventLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Ids of what was seeded: units and customers by their key, staff by their login. */
export interface SeededCompany {
  readonly units: ReadonlyMap<string, UnitId>;
  readonly staff: ReadonlyMap<string, StaffId>;
  readonly customers: ReadonlyMap<string, CustomerId>;
}

const mapped = <Id extends string>(keys: readonly string[], ids: Ids): ReadonlyMap<string, Id> =>
  new Map(keys.map((key) => [key, ids.next<Id>()]));

/** What a name of the demo company stands for. @throws Error for a name that was mistyped in its tables */
const the = <Id>(known: ReadonlyMap<string, Id>, key: string): Id => {
  const id = known.get(key);
  if (id === undefined) throw new Error(`The demo company knows no ${key}.`);
  return id;
};

const theOrNull = <Id>(known: ReadonlyMap<string, Id>, key: string | null): Id | null =>
  key === null ? null : the(known, key);

/** Writes the demo company into one transaction. */
class Seeding {
  private readonly units = mapped<UnitId>(
    DEMO_UNITS.map(({ key }) => key),
    this.ids,
  );
  private readonly staff = mapped<StaffId>(
    DEMO_STAFF.map(({ login }) => login),
    this.ids,
  );
  private readonly customers = mapped<CustomerId>(
    DEMO_CUSTOMERS.map(({ key }) => key),
    this.ids,
  );

  constructor(
    private readonly change: Change,
    private readonly ids: Ids,
  ) {}

  async everything(): Promise<SeededCompany> {
    await this.seedUnits();
    await this.seedStaff();
    await this.nameOfficersAndDeputies();
    await this.seedCategories();
    await this.seedCustomers();
    return { units: this.units, staff: this.staff, customers: this.customers };
  }

  private async seedUnits(): Promise<void> {
    const rows = new UnitRepository();
    for (const unit of DEMO_UNITS) {
      const parentId = theOrNull(this.units, unit.parent);
      const parentPath = parentId === null ? '' : ((await rows.pathOf(this.change.tx, parentId)) ?? '');
      // Duty officers are named once they exist.
      await rows.insert(this.change.tx, { ...this.unitRow(unit), dutyOfficerId: null }, parentPath);
      this.change.log({ type: 'unit.added', payload: { unitId: the(this.units, unit.key), parentId } });
    }
  }

  private async seedStaff(): Promise<void> {
    const rows = new StaffRepository();
    // One hash for all: the password is no secret, and thirteen hashes would hold up the first start.
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    for (const member of DEMO_STAFF) {
      const row = this.staffRow(member);
      await rows.insert(this.change.tx, { ...row, deputyId: null }, passwordHash, this.change.now);
      this.change.log({ type: 'staff.added', payload: { staffId: row.id, unitId: row.unitId } });
    }
  }

  private async nameOfficersAndDeputies(): Promise<void> {
    const { tx } = this.change;
    const units = new UnitRepository();
    const staff = new StaffRepository();
    for (const unit of DEMO_UNITS) await units.update(tx, this.unitRow(unit));
    for (const member of DEMO_STAFF) await staff.update(tx, this.staffRow(member));
  }

  private async seedCategories(): Promise<void> {
    const rows = new CategoryRepository();
    for (const { code, parent, en, zh } of DEMO_CATEGORIES) {
      await rows.put(this.change.tx, { code, parentCode: parent, nameEn: en, nameZh: zh });
    }
  }

  private async seedCustomers(): Promise<void> {
    const { tx, now, log } = this.change;
    const rows = new CustomerRepository();
    for (const customer of DEMO_CUSTOMERS) {
      const { kind, name, tier, locale, zone, revenue } = customer;
      const id = the(this.customers, customer.key);
      const dealerId = theOrNull(this.customers, customer.dealer);
      const annualRevenue = revenue === null ? null : { amount: revenue, currency: 'CNY' };
      const contacts = customer.contacts.map(([contactKind, value]) => ({
        id: this.ids.next(),
        kind: contactKind,
        value,
        normalised: normalForm(contactKind, value, locale),
        preferred: false,
      }));
      const record = {
        id,
        version: 1,
        kind,
        name,
        tier,
        locale,
        zone,
        annualRevenue,
        dealerId,
        notes: null,
        erasedAt: null,
      };
      await rows.insert(tx, record, contacts, now);
      for (const equipment of customer.equipment) {
        await rows.insertEquipment(tx, id, { id: this.ids.next<EquipmentId>(), ...equipment });
      }
      log({ type: 'customer.registered', payload: { customerId: id } });
    }
  }

  private unitRow({ key, name, nameZh, kind, parent, officer }: (typeof DEMO_UNITS)[number]): UnitRow {
    return {
      id: the(this.units, key),
      name,
      nameZh,
      kind,
      parentId: theOrNull(this.units, parent),
      dutyOfficerId: theOrNull(this.staff, officer),
      zone: DEMO_ZONE,
      active: true,
    };
  }

  private staffRow({ login, name, roles, level, unit, deputy, locale }: (typeof DEMO_STAFF)[number]): StaffRow {
    return {
      id: the(this.staff, login),
      login,
      name,
      roles,
      level,
      unitId: the(this.units, unit),
      deputyId: the(this.staff, deputy),
      active: true,
      absentFrom: null,
      absentUntil: null,
      locale,
      zone: DEMO_ZONE,
    };
  }
}

const isEmpty = async (tx: Transaction): Promise<boolean> =>
  (await tx.query('SELECT 1 FROM unit UNION ALL SELECT 1 FROM staff LIMIT 1')).length === 0;

/**
 * Stores a small company to try things out with, in one commit: units, staff of every role, customers with equipment,
 * and categories. Only on a database without units and staff; two processes that seed at once store it once.
 * @returns what was stored, or null where there was something already
 */
export function seedDemoCompany({ unitOfWork, events, clock, ids }: SeedTools): Promise<SeededCompany | null> {
  const asking = { actor: { kind: 'system', id: 'seed' }, correlationId: ids.next() } as const;
  const now: Instant = clock.now();
  return unitOfWork.run(async (tx) => {
    await new UnitRepository().lockTree(tx);
    if (!(await isEmpty(tx))) return null;
    return new Seeding(changeOf(events, tx, asking, now), ids).everything();
  });
}
