import { randomInt, randomUUID } from 'node:crypto';
import type { ComplaintId, CustomerId, UnitId } from '@redress/contracts';
import type { Client } from 'pg';
import { type Company, type Member, OWNERS_OF_A_STATION } from '../house/company';
import type { LoadRequest } from '../load/http-load';
import type { HttpFigures } from '../report/figures';

/** A kind of request, as often as wanted, always about another complaint. */
export interface HttpScenario {
  readonly name: HttpFigures['scenario'];
  /** A request like all others; `id` is the complaint it is about, null where it is about none. */
  next(): LoadRequest & { readonly id: ComplaintId | null };
  /** The same as {@link next}, but each time the same: by the same people, about this complaint. */
  about(id: ComplaintId): LoadRequest;
}

interface Known {
  readonly id: ComplaintId;
  readonly unitId: UnitId;
  readonly open: boolean;
}

/** How many complaints the scenarios are spread over. */
const KNOWN = 5_000;
const UNTOUCHED = 401;

const WORDS =
  '客户反映设备运行时有异响，已经报修两次，仍未解决，要求尽快上门检查。 The noise began on Monday and is louder every day.';

const first = <T>(list: readonly T[]): T => {
  const [item] = list;
  if (item === undefined) throw new Error('an empty list');
  return item;
};

const pick = <T>(list: readonly T[]): T => list[randomInt(list.length)] ?? first(list);

/** The requests of the bench, for one company as it is stored at the moment. */
export class HttpScenarios {
  private readonly owners: readonly Member[];
  private readonly members = new Map<UnitId, readonly Member[]>();
  private readonly units: ReadonlyMap<ComplaintId, UnitId>;
  private readonly open: readonly Known[];

  private constructor(
    private readonly company: Company,
    private readonly known: readonly Known[],
    /** Open complaints that nobody has worked on and no request is about: for the floor of commands. */
    readonly untouched: readonly ComplaintId[],
  ) {
    this.owners = company.stations.flatMap(({ agents }) => agents.slice(0, OWNERS_OF_A_STATION));
    for (const { unitId, agents } of company.stations) this.members.set(unitId, agents);
    this.units = new Map(known.map(({ id, unitId }) => [id, unitId]));
    this.open = known.filter(({ open }) => open);
  }

  static async over(sql: Client, company: Company): Promise<HttpScenarios> {
    const { rows: untouched } = await sql.query<{ id: ComplaintId }>(
      `SELECT id FROM complaint WHERE version = 1 AND status = 'open' ORDER BY hashtext(id::text) LIMIT $1`,
      [UNTOUCHED * 2],
    );
    const reserved = untouched.slice(0, untouched.length / 2).map(({ id }) => id);
    const { rows } = await sql.query<Known>(
      `SELECT id, unit_id AS "unitId", status = 'open' AS open FROM complaint
       WHERE id <> ALL ($2::uuid[]) ORDER BY hashtext(id::text) LIMIT $1`,
      [KNOWN, reserved],
    );
    return new HttpScenarios(company, rows, reserved);
  }

  get all(): readonly HttpScenario[] {
    return [this.create, this.command, this.read, this.listAll, this.listMine];
  }

  readonly create: HttpScenario = {
    name: 'create',
    next: () => ({ ...this.register(pick(this.owners), pick(this.company.customers)), id: null }),
    about: () => this.register(first(this.owners), first(this.company.customers)),
  };

  readonly command: HttpScenario = {
    name: 'command',
    next: () => {
      const { id } = pick(this.open);
      return { ...this.command.about(id), id };
    },
    about: (id) =>
      this.post(this.reader(id), `/api/v1/complaints/${id}/commands/add-note`, {
        note: '已联系服务站，配件明日到货。 Parts arrive tomorrow.',
      }),
  };

  readonly read: HttpScenario = {
    name: 'read',
    next: () => {
      const { id } = pick(this.known);
      return { ...this.read.about(id), id };
    },
    about: (id) => this.get(this.reader(id), `/api/v1/complaints/${id}`),
  };

  readonly listAll: HttpScenario = {
    name: 'list all',
    next: () => ({ ...this.get(this.company.manager, '/api/v1/complaints?view=all&limit=50'), id: null }),
    about: () => this.listAll.next(),
  };

  readonly listMine: HttpScenario = {
    name: 'list mine',
    next: () => ({ ...this.get(pick(this.owners), '/api/v1/complaints?view=mine&limit=50'), id: null }),
    about: () => this.get(first(this.owners), '/api/v1/complaints?view=mine&limit=50'),
  };

  private register(by: Member, customerId: CustomerId): LoadRequest {
    return this.post(by, '/api/v1/complaints', {
      who: { customerId },
      what: WORDS,
      channel: 'phone',
      category: first(this.company.categories),
      severity: 3,
    });
  }

  /** Somebody of the complaint's station, always the same for the same complaint. */
  private reader(id: ComplaintId): Member {
    const unitId = this.units.get(id);
    const members = unitId === undefined ? undefined : this.members.get(unitId);
    return members?.[Number.parseInt(id.slice(-4), 16) % members.length] ?? this.company.manager;
  }

  private get(by: Member, path: string): LoadRequest {
    return { method: 'GET', path, headers: { cookie: by.cookie } };
  }

  private post(by: Member, path: string, body: object): LoadRequest {
    return {
      method: 'POST',
      path,
      headers: { cookie: by.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    };
  }
}
