import { createHash } from 'node:crypto';
import type { Statement } from '@redress/database';
import { SELECT_CLOCKS } from './complaint-clocks';
import {
  APPROVALS,
  ATTEMPTS,
  CALLBACKS,
  COMPLAINANTS,
  COMPLAINTS,
  ESCALATIONS,
  FACTS,
  HANDOVERS,
  INTERIM_MEASURES,
  ISSUES,
  MESSAGES,
  PROMISES,
  REMEDIES,
  type RowMapping,
  TASKS,
} from './complaint.mapping';

/** Any mapping, where it does not matter of what. */
type AnyMapping = Pick<RowMapping<object>, 'table' | 'places'>;

const listOf = ({ table, places }: AnyMapping, order: string, condition = ''): string => {
  const values = places.map(({ column }) => `thing.${column}`).join(', ');
  return `(SELECT json_agg(json_build_array(${values}) ORDER BY thing.${order})
    FROM ${table} AS thing WHERE thing.complaint_id = complaint.id${condition})`;
};

/** Reads complaints whole, children included, in one statement. */
const selectWhere = (condition: string): string => `SELECT
  ${COMPLAINTS.places.map(({ column, field }) => `complaint.${column} AS "${field}"`).join(', ')},
  ${listOf(COMPLAINANTS, 'ordinal')} AS complainant_rows,
  ${listOf(ISSUES, 'ordinal')} AS issue_rows,
  ${listOf(FACTS, 'ordinal')} AS fact_rows,
  ${listOf(REMEDIES, 'ordinal')} AS remedy_rows,
  ${listOf(APPROVALS, 'ordinal')} AS approval_rows,
  ${listOf(CALLBACKS, 'ordinal')} AS callback_rows,
  ${listOf(ATTEMPTS, 'ordinal')} AS attempt_rows,
  ${listOf(PROMISES, 'ordinal')} AS promise_rows,
  ${listOf(ESCALATIONS, 'ordinal')} AS escalation_rows,
  ${listOf(TASKS, 'ordinal')} AS task_rows,
  ${listOf(INTERIM_MEASURES, 'ordinal')} AS interim_measure_rows,
  ${listOf(MESSAGES, 'ordinal', ` AND thing.direction = 'outgoing'`)} AS message_rows,
  ${listOf(HANDOVERS, 'offered_at', ` AND thing.state = 'offered'`)} AS handover_rows,
  ${SELECT_CLOCKS} AS clock_rows
  FROM complaint WHERE ${condition}`;

export const SELECT_ONE = { name: 'complaint-load', text: selectWhere('complaint.id = $1') };
export const SELECT_SEVERAL = { name: 'complaints-load', text: selectWhere('complaint.id = ANY ($1::uuid[])') };

/**
 * Takes the row's lock. A statement of its own, sent ahead of the load: were both one, a load that had to wait for the
 * lock would see the complaint as it is now and its children as they were before the wait. `NO KEY`, because rows that
 * merely refer to a complaint need not wait.
 */
export const LOCK_ONE = {
  name: 'complaint-lock',
  text: 'SELECT 1 AS locked FROM complaint WHERE id = $1 FOR NO KEY UPDATE',
};

interface RowsOptions {
  /** Columns equal for all rows, as SQL. */
  readonly always: Readonly<Record<string, string>>;
  readonly ordinal: boolean;
  /** `add`: only new rows. `renew`: brings a row that is already there up to date. */
  readonly mode: 'add' | 'renew';
  /** Writes nothing unless the part named `own` wrote its row. */
  readonly afterOwn: boolean;
}

const shapeNames = new Map<string, string>();

/** PostgreSQL keeps 63 characters of a statement's name, so shapes go by a digest of theirs. */
export const shapeName = (shape: string): string => {
  const name = shapeNames.get(shape) ?? createHash('sha256').update(shape).digest('hex').slice(0, 16);
  shapeNames.set(shape, name);
  return name;
};

/** Puts one writing statement together from parts that share its values. Parts of one shape make one text and name. */
export class StatementParts {
  private readonly parts: string[] = [];
  private readonly shape: string[] = [];
  private readonly values: unknown[] = [];

  constructor(private readonly purpose: string) {}

  /** Takes a value; returns its placeholder. */
  bind(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Adds one part under a name. */
  with(name: string, text: string): void {
    this.shape.push(name);
    this.parts.push(`${name} AS (${text})`);
  }

  /** Adds rows to a table: one parameter of JSON, whatever their number. */
  withRows(
    { table, places }: AnyMapping,
    rows: readonly object[],
    { always, ordinal, mode, afterOwn }: RowsOptions,
  ): void {
    const columns = [...places, ...(ordinal ? [{ column: 'ordinal', type: 'smallint' }] : [])];
    const names = columns.map(({ column }) => column);
    const types = columns.map(({ column, type }) => `${column} ${type}`);
    const json = `${this.bind(JSON.stringify(rows))}::json`;
    const insert = `INSERT INTO ${table} (${[...names, ...Object.keys(always)].join(', ')})
      SELECT ${[...names.map((name) => `given.${name}`), ...Object.values(always)].join(', ')}
      FROM json_to_recordset(${json}) AS given (${types.join(', ')})`;
    const renewed = names.filter((name) => name !== 'id').map((name) => `${name} = EXCLUDED.${name}`);
    const renew = ` ON CONFLICT (id) DO UPDATE SET ${renewed.join(', ')} WHERE ${table}.complaint_id = EXCLUDED.complaint_id`;
    const condition = afterOwn ? ' WHERE EXISTS (SELECT FROM own)' : '';
    this.with(`${table}_rows`, insert + condition + (mode === 'renew' ? renew : ''));
  }

  /** The statement; `answer` is what it selects in the end. */
  statement(answer: string): Statement {
    return {
      name: `${this.purpose}-${shapeName(this.shape.join(','))}`,
      text: `WITH ${this.parts.join(',\n')}\n${answer}`,
      values: this.values,
    };
  }
}
