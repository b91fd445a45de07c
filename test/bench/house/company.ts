import { createHash, randomBytes } from 'node:crypto';
import type { CustomerId, StaffId, UnitId } from '@redress/contracts';
import { UuidV7Ids } from '@redress/platform';
import type { Client } from 'pg';
import { daytimeZone } from '../../support/daytime';

/** Ten stations of fifty agents: a change in one station concerns its fifty and nobody else who is connected. */
const STATIONS = 10;
export const AGENTS_OF_A_STATION = 50;
/** So many agents of each station own the complaints, so that each has a full page of them. */
export const OWNERS_OF_A_STATION = 5;
const CUSTOMERS = 20_000;
const CATEGORIES = ['product', 'product.defect', 'service', 'service.speed', 'delivery', 'price'] as const;

/** Somebody of the company, signed in. */
export interface Member {
  readonly id: StaffId;
  readonly unitId: UnitId;
  /** The cookie header of their session. */
  readonly cookie: string;
}

export interface Station {
  readonly unitId: UnitId;
  readonly dutyOfficer: Member;
  readonly agents: readonly Member[];
}

/** The company whose complaints are measured. */
export interface Company {
  readonly stations: readonly Station[];
  /** Sees every complaint there is. */
  readonly manager: Member;
  readonly customers: readonly CustomerId[];
  readonly categories: readonly string[];
}

const ids = new UuidV7Ids();

/** Stores units, staff, their sessions, categories and customers, in a database that has none. */
class Founding {
  constructor(
    private readonly sql: Client,
    private readonly withMail: boolean,
  ) {}

  async everything(): Promise<Company> {
    const headquarters = await this.unit('Headquarters', 'headquarters', null, '/');
    const region = await this.unit('Region', 'region', headquarters.id, headquarters.path);
    const manager = await this.member('manager', 'manager', 'senior', headquarters.id);
    const stations: Station[] = [];
    for (let number = 1; number <= STATIONS; number += 1) {
      stations.push(await this.station(number, region));
    }
    for (const code of CATEGORIES) {
      const parent = code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null;
      await this.sql.query('INSERT INTO category (code, parent_code, name_en, name_zh) VALUES ($1, $2, $3, $3)', [
        code,
        parent,
        code,
      ]);
    }
    return { stations, manager, customers: await this.customers(), categories: CATEGORIES };
  }

  private async station(number: number, region: { id: UnitId; path: string }): Promise<Station> {
    const unit = await this.unit(`Station ${number}`, 'station', region.id, region.path);
    const dutyOfficer = await this.member(`officer-${number}`, 'supervisor', 'middle', unit.id);
    const agents: Member[] = [];
    for (let index = 1; index <= AGENTS_OF_A_STATION; index += 1) {
      agents.push(await this.member(`agent-${number}-${index}`, 'agent', 'frontline', unit.id));
    }
    await this.sql.query('UPDATE unit SET duty_officer_id = $2 WHERE id = $1', [unit.id, dutyOfficer.id]);
    return { unitId: unit.id, dutyOfficer, agents };
  }

  private async unit(name: string, kind: string, parent: UnitId | null, above: string) {
    const id = ids.next<UnitId>();
    const path = `${above}${id}/`;
    await this.sql.query(
      `INSERT INTO unit (id, name, kind, parent_id, path, zone) VALUES ($1, $2, $3, $4, $5, 'Asia/Shanghai')`,
      [id, name, kind, parent, path],
    );
    return { id, path };
  }

  private async member(login: string, role: string, level: string, unitId: UnitId): Promise<Member> {
    const id = ids.next<StaffId>();
    await this.sql.query(
      `INSERT INTO staff (id, login, name, password_hash, roles, level, unit_id, locale, zone)
       VALUES ($1, $2, $2, 'nobody signs in with this', $3, $4, $5, 'zh-CN', 'Asia/Shanghai')`,
      [id, login, [role], level, unitId],
    );
    const token = randomBytes(32).toString('base64url');
    await this.sql.query(
      `INSERT INTO session (token_hash, staff_id, created_at, expires_at, last_seen_at)
       VALUES ($1, $2, now(), now() + interval '12 hours', now())`,
      [createHash('sha256').update(token).digest('hex'), id],
    );
    return { id, unitId, cookie: `redress_session=${token}` };
  }

  private async customers(): Promise<CustomerId[]> {
    const made = Array.from({ length: CUSTOMERS }, () => ids.next<CustomerId>());
    await this.sql.query(
      `INSERT INTO customer (id, kind, name, tier, locale, zone)
       SELECT id, 'person', '客户 Customer ' || place, (ARRAY['vip', 'a', 'b', 'standard'])[1 + place % 4],
         (ARRAY['zh-CN', 'en'])[1 + place % 2], $2::text
       FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, place)`,
      [made, daytimeZone()],
    );
    await this.sql.query(
      `INSERT INTO customer_contact (id, customer_id, kind, value, normalised, preferred)
       SELECT gen_random_uuid(), id, kind, value, value, true
       FROM unnest($1::uuid[]) WITH ORDINALITY AS given (id, place)
       CROSS JOIN LATERAL (VALUES ('phone', '+86139' || lpad(place::text, 8, '0')),
         ('email', 'customer.' || place || '@example.com')) AS contact (kind, value)
       WHERE $2 OR kind = 'phone'`,
      [made, this.withMail],
    );
    return made;
  }
}

/**
 * Founds the company in one transaction.
 * @param options whether customers have mail addresses, so that they are written to; they have unless told
 */
export async function foundCompany(sql: Client, { withMail = true } = {}): Promise<Company> {
  await sql.query('BEGIN');
  const company = await new Founding(sql, withMail).everything();
  await sql.query('COMMIT');
  return company;
}
