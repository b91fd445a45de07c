import type { CustomerId, EquipmentId, StaffId, UnitId } from '@redress/contracts';
import type { ClientBase } from 'pg';

const id = <T extends string>(family: number, number: number): T =>
  `0190000${family}-0000-7000-8000-${number.toString(16).padStart(12, '0')}` as T;

/** The rows that complaints refer to, in a small company stored in a test's own database. */
export const COMPANY = {
  headquarters: id<UnitId>(1, 1),
  station: id<UnitId>(1, 2),
  staff: [1, 2, 3, 4, 5].map((number) => id<StaffId>(2, number)),
  customers: [1, 2, 3].map((number) => id<CustomerId>(3, number)),
  equipment: [1, 2].map((number) => id<EquipmentId>(4, number)),
  categories: ['engine', 'engine.noise'],
} as const;

/** One of a list, counted round and round. */
export const nth = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('an empty list');
  return item;
};

/** Stores {@link COMPANY}. The client must be allowed to insert. */
export async function storeCompany(client: ClientBase): Promise<void> {
  const { headquarters, station, staff, customers, equipment, categories } = COMPANY;
  const unit = `INSERT INTO unit (id, name, kind, parent_id, path, zone) VALUES ($1, $2::text, $2::text, $3, $4, 'Asia/Shanghai')`;
  await client.query(unit, [headquarters, 'headquarters', null, `/${headquarters}/`]);
  await client.query(unit, [station, 'station', headquarters, `/${headquarters}/${station}/`]);
  for (const [index, one] of staff.entries()) {
    await client.query(
      `INSERT INTO staff (id, login, name, password_hash, roles, level, unit_id, locale, zone)
       VALUES ($1, $2, $2, 'none', '{agent}', 'frontline', $3, 'en', 'Asia/Shanghai')`,
      [one, `staff-${index}`, station],
    );
  }
  for (const [index, one] of customers.entries()) {
    await client.query(
      `INSERT INTO customer (id, kind, name, tier, locale, zone) VALUES ($1, 'person', $2, 'a', 'zh-CN', 'Asia/Shanghai')`,
      [one, `Customer ${index}`],
    );
  }
  for (const one of equipment) {
    await client.query(`INSERT INTO equipment (id, customer_id, model) VALUES ($1, $2, 'X1')`, [one, customers[0]]);
  }
  for (const one of categories) {
    await client.query(`INSERT INTO category (code, name_en, name_zh) VALUES ($1, $2, $2)`, [one, one]);
  }
}
