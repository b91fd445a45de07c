import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@redress/complaint-domain';
import {
  type Channel,
  type ComplaintId,
  type ComplaintStatus,
  type CustomerId,
  type Instant,
  type Level,
  type OwnershipKind,
  scopeOf,
  type Severity,
  type StaffId,
  type Step,
  type Threat,
  type Tier,
  type UnitId,
} from '@redress/contracts';
import { UnitOfWork } from '@redress/database';
import { shapeName } from '../complaint-statements';
import type { ListFilter, ListRequest, Sort } from './list-filter';
import type { PageMark } from './page-mark';

/** One row of a list: what the desk shows of a complaint without opening it (desk blueprint §3). */
export interface ComplaintRow {
  readonly id: ComplaintId;
  readonly number: string;
  readonly version: number;
  readonly sequence: number;
  readonly status: ComplaintStatus;
  readonly step: Step;
  readonly level: Level;
  readonly severity: Severity | null;
  readonly safety: boolean;
  readonly threat: Threat | null;
  readonly vulnerable: boolean;
  readonly tier: Tier | null;
  readonly channel: Channel;
  readonly unitId: UnitId;
  readonly ownerId: StaffId;
  readonly ownerKind: OwnershipKind;
  readonly contactPersonId: StaffId | null;
  readonly customerId: CustomerId | null;
  readonly customerName: string | null;
  /** First words of the first issue, as the customer put it. */
  readonly words: string | null;
  readonly nextDueAt: Instant | null;
  readonly receivedAt: Instant;
  readonly updatedAt: Instant;
}

/** Part of SQL text with the values it brings, numbered when the parts are put together. */
class Sql {
  readonly values: unknown[] = [];

  /** Takes a value and returns its placeholder. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const SORT_COLUMNS: Readonly<
  Record<Sort, { readonly column: string; readonly order: 'ASC' | 'DESC'; readonly beyond: '>' | '<' }>
> = {
  due: { column: 'next_due_at', order: 'ASC', beyond: '>' },
  received: { column: 'received_at', order: 'DESC', beyond: '<' },
  updated: { column: 'updated_at', order: 'DESC', beyond: '<' },
};

/** Conditions that every list has. */
const UNNARROWED = 2;

const conditionsOf = (sql: Sql, filter: ListFilter, actor: StaffActor): string[] => {
  const conditions = [
    `c.status = ${sql.bind(filter.status ?? 'open')}`,
    `NOT (${sql.bind(actor.staffId)}::uuid = ANY (c.conflicts))`,
  ];
  const equal = (column: string, value: unknown): void => {
    if (value !== undefined) conditions.push(`c.${column} = ${sql.bind(value)}`);
  };
  equal('step', filter.step);
  equal('level', filter.level);
  equal('channel', filter.channel);
  equal('tier', filter.tier);
  equal('severity', filter.severity);
  equal('owner_id', filter.ownerId);
  equal('customer_id', filter.customerId);
  equal('safety', filter.safety);
  equal('number', filter.number);
  if (filter.unowned !== undefined) conditions.push(`c.owner_kind ${filter.unowned ? '=' : '<>'} 'duty-officer'`);
  if (filter.threatened !== undefined) conditions.push(`c.threat IS ${filter.threatened ? 'NOT ' : ''}NULL`);
  if (filter.waiting !== undefined) conditions.push(`c.waiting IS ${filter.waiting ? 'NOT ' : ''}NULL`);
  if (filter.brokenClock !== undefined)
    conditions.push(`EXISTS (SELECT FROM clock WHERE clock.complaint_id = c.id
      AND clock.kind = ${sql.bind(filter.brokenClock)} AND clock.ended_at IS NULL AND clock.breached_at IS NOT NULL)`);
  if (filter.dueBefore !== undefined) conditions.push(`c.next_due_at < ${sql.bind(filter.dueBefore)}`);
  if (filter.receivedFrom !== undefined) conditions.push(`c.received_at >= ${sql.bind(filter.receivedFrom)}`);
  if (filter.receivedBefore !== undefined) conditions.push(`c.received_at < ${sql.bind(filter.receivedBefore)}`);
  return conditions;
};

/**
 * Complaints where this person's answer or help is wanted: a handover on offer, an open task, a delegated approval, an
 * escalation to be acknowledged.
 */
const ASKED = (me: string): string => `(
  SELECT h.complaint_id FROM handover h WHERE h.to_id = ${me} AND h.state = 'offered'
  UNION SELECT a.complaint_id FROM approval a WHERE a.delegate_id = ${me} AND a.state = 'waiting'
  UNION SELECT e.complaint_id FROM escalation e WHERE e.responsible_id = ${me} AND e.state = 'open'
  UNION SELECT t.complaint_id FROM task t WHERE t.assignee_id = ${me} AND t.state = 'open')`;

/** The size of page whose statements PostgreSQL keeps planned: what lists show unless told otherwise. */
export const USUAL_PAGE = 50;
/** Somebody standing in for more colleagues than this has lists planned each time. */
const MOST_KEPT_BRANCHES = 4;

/** What a row takes from the complaint itself; nothing wider is sorted or merged. */
const OWN_COLUMNS = `c.id, c.number, c.version, c.sequence, c.status, c.step, c.level, c.severity, c.safety, c.threat,
  c.vulnerability, c.tier, c.channel, c.unit_id, c.owner_id, c.owner_kind, c.contact_person_id, c.customer_id,
  c.next_due_at, c.received_at, c.updated_at`;

/** What a branch of a list shows: a condition, or one for each value of a list. */
type Branch = string | { readonly each: string; readonly is: string };

/**
 * Lists of complaints: rows, never entity graphs. Each branch walks one index in the order of the page and stops at its
 * size, so the cost follows the page and not the table; branches show nothing twice, are merged and cut again.
 */
@Injectable()
export class ComplaintListQuery {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * One page of rows in the order of the sort, at most `limit`, after the mark.
   * `units` are those the list may show for the views `unit` and `all`; null: every unit.
   */
  async page(
    actor: StaffActor,
    request: ListRequest,
    units: readonly UnitId[] | null,
    after: PageMark | null,
  ): Promise<ComplaintRow[]> {
    const sql = new Sql();
    const { column, order, beyond } = SORT_COLUMNS[request.sort];
    const conditions = conditionsOf(sql, request, actor);
    const isNarrowed = conditions.length > UNNARROWED;
    if (after !== null)
      conditions.push(
        `(c.${column}, c.id) ${beyond} (${sql.bind(after.key)}::timestamptz, ${sql.bind(after.id)}::uuid)`,
      );
    const inOrder = `ORDER BY c.${column} ${order}, c.id ${order}`;
    // Written out: PostgreSQL keeps no plan for a limit it does not know.
    const cut = `${inOrder} LIMIT ${request.limit}`;
    const walk = (condition: string): string =>
      `(SELECT ${OWN_COLUMNS} FROM complaint c WHERE ${[condition, ...conditions].join(' AND ')} ${cut})`;
    const branches = this.branches(sql, actor, request, units);
    const sources = branches.map((branch) =>
      typeof branch === 'string'
        ? walk(branch)
        : `(SELECT c.* FROM unnest(${branch.each}::uuid[]) AS one (id) JOIN LATERAL ${walk(branch.is)} c ON true ${cut})`,
    );
    const text = `SELECT c.id, c.number, c.version, c.sequence, c.status, c.step, c.level, c.severity, c.safety, c.threat,
        c.vulnerability <> '{}' AS vulnerable, c.tier, c.channel, c.unit_id AS "unitId", c.owner_id AS "ownerId",
        c.owner_kind AS "ownerKind", c.contact_person_id AS "contactPersonId", c.customer_id AS "customerId",
        customer.name AS "customerName", left(first_text.body, 160) AS words,
        c.next_due_at AS "nextDueAt", c.received_at AS "receivedAt", c.updated_at AS "updatedAt"
      FROM (SELECT * FROM (${sources.join(' UNION ALL ')}) c ${cut}) c
      LEFT JOIN customer ON customer.id = c.customer_id
      LEFT JOIN issue first_issue ON first_issue.complaint_id = c.id AND first_issue.ordinal = 0
      LEFT JOIN complaint_text first_text ON first_text.id = first_issue.description_text_id
      ${inOrder}`;
    // Each connection keeps what has a name, so only the few shapes that people look at all day get one.
    const isKept = !isNarrowed && request.limit === USUAL_PAGE && branches.length <= MOST_KEPT_BRANCHES;
    return this.unitOfWork.read<ComplaintRow>({
      ...(isKept ? { name: `list-${shapeName(text)}` } : {}),
      text,
      values: sql.values,
    });
  }

  private branches(
    sql: Sql,
    actor: StaffActor,
    { view }: ListRequest,
    units: readonly UnitId[] | null,
  ): readonly [Branch, ...Branch[]] {
    if (view === 'mine') {
      const owned = [actor.staffId, ...actor.deputyFor].map((owner) => `c.owner_id = ${sql.bind(owner)}`);
      const contact = `c.contact_person_id = ${sql.bind(actor.staffId)} AND NOT (${owned.join(' OR ')})`;
      return [contact, ...owned];
    }
    if (view === 'asked') return [`c.id IN ${ASKED(sql.bind(actor.staffId))}`];
    if (units === null) return ['true'];
    const [only, ...more] = units;
    return only !== undefined && more.length === 0
      ? [`c.unit_id = ${sql.bind(only)}`]
      : [{ each: sql.bind(units), is: 'c.unit_id = one.id' }];
  }
}

/** The units whose complaints this person's lists may show; null: every unit. */
export const unitsInSight = (actor: StaffActor, everyUnit: number): readonly UnitId[] | null => {
  switch (scopeOf(actor.roles, 'complaint.read')) {
    case 'all':
      return null;
    case 'subtree':
      return actor.subtree.size === everyUnit ? null : [...actor.subtree];
    case 'unit':
      return [actor.unitId];
    case 'own':
    case 'none':
      return [];
  }
};
