import { createHash, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { CommandName, Commands } from '@redress/complaint-domain';
import type {
  CallbackRinging,
  ComplainantId,
  ComplaintChanged,
  ComplaintId,
  CustomerId,
  Role,
  StaffId,
  UnitId,
} from '@redress/contracts';
import { type CommandAnswer, Handling, Intake, type Who } from '@redress/complaints';
import { DirectoryWatch, type RequestContext } from '@redress/directory';
import { createRootLogger, SystemClock, UuidV7Ids } from '@redress/platform';
import { Client } from 'pg';
import { createApplication } from '../../apps/api/src/http/create-application';
import { LiveFeed, type LiveState } from '../../apps/web/src/live/live-feed';
import { CuttableLine } from './cuttable-line';
import { daytimeZone } from './daytime';
import { type BackendName, createSurroundings, type Surroundings } from './queue-backends';

/** The units of the house: two stations of a region, and another region. */
const UNITS = {
  headquarters: null,
  east: 'headquarters',
  ningbo: 'east',
  hangzhou: 'east',
  west: 'headquarters',
} as const;
export type UnitName = keyof typeof UNITS;

const PEOPLE = {
  liWei: { unit: 'ningbo', roles: ['agent'] },
  zhaoMin: { unit: 'ningbo', roles: ['agent'] },
  chenYu: { unit: 'hangzhou', roles: ['agent'] },
  tangNa: { unit: 'west', roles: ['supervisor'] },
  wangFang: { unit: 'east', roles: ['supervisor'] },
  sunLei: { unit: 'headquarters', roles: ['manager'] },
  heQing: { unit: 'headquarters', roles: ['quality'] },
  guRan: { unit: 'headquarters', roles: ['admin'] },
} as const satisfies Record<string, { readonly unit: UnitName; readonly roles: readonly Role[] }>;
export type PersonName = keyof typeof PEOPLE;

type LiveOptions = NonNullable<ConstructorParameters<typeof LiveFeed>[2]>;

/** One running api. */
export interface RunningApi {
  readonly app: NestFastifyApplication;
  readonly url: string;
  close(): Promise<void>;
}

/** What one listener heard, in order. */
export interface Ear {
  readonly feed: LiveFeed;
  readonly changes: ComplaintChanged[];
  readonly ringing: CallbackRinging[];
  readonly states: LiveState[];
  readonly refetches: { count: number };
}

/** A small company on a database of its own, with people who sign in and handle complaints through the services. */
export class LiveHouse {
  private readonly apis: RunningApi[] = [];
  private readonly ears: Ear[] = [];
  private readonly lines: CuttableLine[] = [];

  private constructor(
    readonly surroundings: Surroundings,
    /** The database as its owner. */
    readonly sql: Client,
    private readonly units: ReadonlyMap<UnitName, UnitId>,
    private readonly people: ReadonlyMap<PersonName, StaffId>,
  ) {}

  static async open(backend: BackendName = 'PostgreSQL'): Promise<LiveHouse> {
    const surroundings = await createSurroundings(backend);
    const sql = new Client({ connectionString: surroundings.database.url });
    await sql.connect();
    const ids = new UuidV7Ids();
    const units = new Map<UnitName, UnitId>();
    const paths = new Map<UnitName, string>();
    for (const [name, parent] of Object.entries(UNITS) as [UnitName, UnitName | null][]) {
      const id = ids.next<UnitId>();
      const path = `${parent === null ? '/' : paths.get(parent)}${id}/`;
      units.set(name, id);
      paths.set(name, path);
      await sql.query(
        `INSERT INTO unit (id, name, kind, parent_id, path, zone) VALUES ($1, $2, 'station', $3, $4, 'Asia/Shanghai')`,
        [id, name, parent === null ? null : units.get(parent), path],
      );
    }
    const people = new Map<PersonName, StaffId>();
    for (const [name, { unit, roles }] of Object.entries(PEOPLE) as [PersonName, (typeof PEOPLE)[PersonName]][]) {
      const id = ids.next<StaffId>();
      people.set(name, id);
      await sql.query(
        `INSERT INTO staff (id, login, name, password_hash, roles, level, unit_id, locale, zone)
         VALUES ($1, $2, $2, 'nobody signs in with this', $3, 'frontline', $4, 'en', 'Asia/Shanghai')`,
        [id, name, roles, units.get(unit)],
      );
    }
    return new LiveHouse(surroundings, sql, units, people);
  }

  unit(name: UnitName): UnitId {
    const id = this.units.get(name);
    if (id === undefined) throw new Error(`no unit ${name}`);
    return id;
  }

  staff(name: PersonName): StaffId {
    const id = this.people.get(name);
    if (id === undefined) throw new Error(`nobody called ${name}`);
    return id;
  }

  /** Starts an api process's whole application, on a free port. */
  async startApi(): Promise<RunningApi> {
    const config = this.surroundings.config({ PORT: '3999' });
    const app = await createApplication(config, createRootLogger(config, 'api'));
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.getHttpServer().address() as AddressInfo;
    const api: RunningApi = { app, url: `http://127.0.0.1:${port}`, close: () => app.close() };
    this.apis.push(api);
    return api;
  }

  /** A line to a port of this machine that can be cut. */
  async line(port: number): Promise<CuttableLine> {
    const line = await CuttableLine.to(port);
    this.lines.push(line);
    return line;
  }

  /** A session of this person, as a browser would send it. */
  async cookie(name: PersonName): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.sql.query(
      `INSERT INTO session (token_hash, staff_id, created_at, expires_at, last_seen_at)
       VALUES ($1, $2, now(), now() + interval '1 hour', now())`,
      [createHash('sha256').update(token).digest('hex'), this.staff(name)],
    );
    return `redress_session=${token}`;
  }

  /** A listener with the console's own live feed, connecting. */
  async listen(api: RunningApi, name: PersonName, cookie?: string): Promise<Ear> {
    return this.ear(api, { extraHeaders: { cookie: cookie ?? (await this.cookie(name)) } });
  }

  /** The same, with any credentials. */
  ear(api: RunningApi, options: LiveOptions): Ear {
    const changes: ComplaintChanged[] = [];
    const ringing: CallbackRinging[] = [];
    const states: LiveState[] = [];
    const refetches = { count: 0 };
    const feed = new LiveFeed(
      {
        onChange: (change) => changes.push(change),
        onRefetch: () => (refetches.count += 1),
        onRinging: (each) => ringing.push(each),
        onState: (state) => states.push(state),
      },
      api.url,
      { forceNew: true, reconnectionDelay: 10, reconnectionDelayMax: 50, ...options },
    );
    const ear: Ear = { feed, changes, ringing, states, refetches };
    this.ears.push(ear);
    feed.open();
    return ear;
  }

  /** A customer on file. */
  async customer(): Promise<{ readonly customerId: CustomerId }> {
    const customerId = new UuidV7Ids().next<CustomerId>();
    await this.sql.query(
      `INSERT INTO customer (id, kind, name, tier, locale, zone) VALUES ($1, 'person', 'Mrs Chen', 'a', 'en', $2)`,
      [customerId, daytimeZone()],
    );
    return { customerId };
  }

  /** The one complainant of a complaint. */
  async complainant(complaintId: ComplaintId): Promise<ComplainantId> {
    const { rows } = await this.sql.query<{ id: ComplainantId }>('SELECT id FROM complainant WHERE complaint_id = $1', [
      complaintId,
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error('nobody complains here');
    return row.id;
  }

  /** Registers a complaint, taken by this person; anonymous unless told otherwise. */
  async register(api: RunningApi, by: PersonName, who: Who = { anonymous: true }): Promise<CommandAnswer> {
    const result = await api.app.get(Intake).register(await this.asking(api, by), {
      who,
      what: 'The lift has stood still since Monday.',
      channel: 'phone',
    });
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }

  /** Carries out one command as this person. */
  async execute<N extends CommandName>(
    api: RunningApi,
    by: PersonName,
    id: ComplaintId,
    name: N,
    input: Commands[N],
  ): Promise<CommandAnswer> {
    const result = await api.app.get(Handling).execute(await this.asking(api, by), id, name, input);
    if (!result.ok) throw new Error(`${name}: ${result.refusal.code}`);
    return result.value;
  }

  async asking(
    api: RunningApi,
    name: PersonName,
  ): Promise<RequestContext & { readonly actor: NonNullable<ReturnType<DirectoryWatch['snapshot']['actor']>> }> {
    const actor = (await api.app.get(DirectoryWatch).current()).actor(
      this.staff(name),
      'staff',
      new SystemClock().now(),
    );
    if (actor === null) throw new Error(`${name} is not in service`);
    return { actor, correlationId: `test-${name}` };
  }

  async close(): Promise<void> {
    const repeated = this.ears.reduce((sum, { feed }) => sum + feed.repeated, 0);
    for (const { feed } of this.ears) feed.close();
    for (const line of this.lines) await line.close();
    for (const api of this.apis) await api.close();
    await this.sql.end();
    await this.surroundings.close();
    if (repeated > 0) throw new Error(`${repeated} changes were sent twice to the same listener.`);
  }
}
