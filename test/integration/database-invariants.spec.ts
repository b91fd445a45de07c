import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Complaint } from '@redress/complaint-domain';
import { sqlState } from '@redress/database';
import { randomUUID } from 'node:crypto';
import { ComplaintWriter } from '../support/complaint-writer';
import { type OpenDatabase, openDatabase } from '../support/open-database';
import { COMPANY, nth } from '../support/stored-company';

/** What a raw write must be refused by: the name of the constraint, or `column` for a missing value. */
interface Violation {
  readonly name: string;
  readonly statement: string;
  readonly refusedBy: string;
}

/** Each breaks one invariant of the complaint `$1`; nothing but the database stands in the way. */
const OF_COMPLAINT: readonly Violation[] = [
  { name: 'no owner', statement: `UPDATE complaint SET owner_id = NULL WHERE id = $1`, refusedBy: 'owner_id' },
  {
    name: 'an owner who is complained about',
    statement: `UPDATE complaint SET conflicts = ARRAY[owner_id] WHERE id = $1`,
    refusedBy: 'complaint_owner_without_conflict',
  },
  {
    name: 'closed without an outcome',
    statement: `UPDATE complaint SET status = 'closed', closure_way = 'supervisor', closed_at = now() WHERE id = $1`,
    refusedBy: 'complaint_closed_has_closure',
  },
  {
    name: 'closed without a time',
    statement: `UPDATE complaint SET status = 'closed', closure_way = 'supervisor', outcome = 'upheld' WHERE id = $1`,
    refusedBy: 'complaint_closed_has_closure',
  },
  {
    name: 'open with an outcome',
    statement: `UPDATE complaint SET outcome = 'upheld' WHERE id = $1`,
    refusedBy: 'complaint_closed_has_closure',
  },
  {
    name: 'merged and still open',
    statement: `UPDATE complaint SET merged_into_id = (SELECT id FROM complaint WHERE id <> $1 LIMIT 1) WHERE id = $1`,
    refusedBy: 'complaint_merged_is_closed_duplicate',
  },
  {
    name: 'merged into itself',
    statement: `UPDATE complaint SET merged_into_id = id, status = 'closed', outcome = 'duplicate',
      closure_way = 'duplicate', closed_at = now() WHERE id = $1`,
    refusedBy: 'complaint_not_merged_into_itself',
  },
  {
    name: 'a step nobody knows',
    statement: `UPDATE complaint SET step = 'escalate' WHERE id = $1`,
    refusedBy: 'step_known',
  },
  {
    name: 'a version of nothing',
    statement: `UPDATE complaint SET version = 0 WHERE id = $1`,
    refusedBy: 'counting_number_known',
  },
  {
    name: 'a number that is taken',
    statement: `UPDATE complaint SET number = (SELECT number FROM complaint WHERE id <> $1 LIMIT 1) WHERE id = $1`,
    refusedBy: 'complaint_number_key',
  },
  {
    name: 'a unit that is not there',
    statement: `UPDATE complaint SET unit_id = gen_random_uuid() WHERE id = $1`,
    refusedBy: 'complaint_unit_id_fkey',
  },
  {
    name: 'a second owner beside the first',
    statement: `INSERT INTO ownership (complaint_id, tenure, previous_tenure, staff_id, kind, started_at)
      SELECT complaint_id, 2, 1, staff_id, kind, started_at FROM ownership WHERE complaint_id = $1`,
    refusedBy: 'ownership_one_open',
  },
  {
    name: 'a time without an owner',
    statement: `WITH ended AS (UPDATE ownership SET ended_at = started_at + interval '1 hour' WHERE complaint_id = $1 RETURNING *)
      INSERT INTO ownership (complaint_id, tenure, previous_tenure, staff_id, kind, started_at)
      SELECT complaint_id, 2, 1, staff_id, kind, started_at + interval '2 hours' FROM ended`,
    refusedBy: 'ownership_starts_where_predecessor_ended',
  },
  {
    name: 'a time with two owners',
    statement: `WITH ended AS (UPDATE ownership SET ended_at = started_at + interval '2 hours' WHERE complaint_id = $1 RETURNING *)
      INSERT INTO ownership (complaint_id, tenure, previous_tenure, staff_id, kind, started_at)
      SELECT complaint_id, 2, 1, staff_id, kind, started_at + interval '1 hour' FROM ended`,
    refusedBy: 'ownership_starts_where_predecessor_ended',
  },
  {
    name: 'a tenure out of the chain',
    statement: `INSERT INTO ownership (complaint_id, tenure, staff_id, kind, started_at, ended_at)
      SELECT complaint_id, 5, staff_id, kind, started_at, started_at FROM ownership WHERE complaint_id = $1`,
    refusedBy: 'ownership_follows_predecessor',
  },
  {
    name: 'an erased text that keeps its salt',
    statement: `UPDATE complaint_text SET body = NULL, erased_at = now() WHERE complaint_id = $1`,
    refusedBy: 'complaint_text_erased_whole',
  },
  {
    name: 'the same callback open twice',
    statement: `INSERT INTO callback (id, complaint_id, ordinal, kind, complainant_id, due_at, until, promised, max_attempts, spacings, generation, state, cycle)
      SELECT gen_random_uuid(), $1, number, 'progress', (SELECT id FROM complainant WHERE complaint_id = $1), now(), now() + interval '1 hour', true, 3, '{60}', 1, 'scheduled', 1
      FROM generate_series(0, 1) AS number`,
    refusedBy: 'callback_one_open_of_a_kind',
  },
  {
    name: 'two handovers on offer',
    statement: `INSERT INTO handover (id, complaint_id, from_id, to_id, to_unit_id, reason_text_id, offered_at, lapses_at, state)
      SELECT gen_random_uuid(), $1, owner_id, '${nth(COMPANY.staff, 1)}', unit_id,
        (SELECT id FROM complaint_text WHERE complaint_id = $1 LIMIT 1), now(), now() + interval '2 hours', 'offered'
      FROM complaint, generate_series(0, 1) WHERE id = $1`,
    refusedBy: 'handover_one_offered',
  },
  ...(
    [
      [`-1, 'CNY', NULL, NULL`, 'amount_known'],
      [`100, NULL, NULL, NULL`, 'remedy_money_has_currency'],
      [`NULL, 'CNY', NULL, NULL`, 'remedy_money_has_currency'],
      [`100, 'yuan', NULL, NULL`, 'currency_code_known'],
      [`NULL, NULL, -1, 'CNY'`, 'amount_known'],
      [`NULL, NULL, 100, NULL`, 'remedy_cost_has_currency'],
    ] as const
  ).map(([money, refusedBy]) => ({
    name: `a remedy of (${money})`,
    statement: `INSERT INTO remedy (id, complaint_id, ordinal, kind, money_amount, money_currency, cost_amount, cost_currency,
        complainant_id, text_id, responsible_id, proposed_by_id, due_at, state, cycle)
      SELECT gen_random_uuid(), $1, 0, 'refund', ${money}, (SELECT id FROM complainant WHERE complaint_id = $1),
        (SELECT id FROM complaint_text WHERE complaint_id = $1 LIMIT 1), owner_id, owner_id, now(), 'proposed', 1
      FROM complaint WHERE id = $1`,
    refusedBy,
  })),
  ...(
    [
      ['decided by nobody', `'approved', NULL, NULL, NULL, NULL, NULL`, 'approval_decided_by_someone'],
      ['decided by the proposer', `'approved', NULL, NULL, owner_id, now(), 'senior'`, 'approval_not_own'],
      ['decided at no level', `'approved', NULL, NULL, another_id, now(), NULL`, 'approval_decided_whole'],
      ['decided and still waiting', `'waiting', NULL, NULL, another_id, now(), 'senior'`, 'approval_waiting_undecided'],
      [
        'delegated to the proposer',
        `'waiting', owner_id, 'senior', NULL, NULL, NULL`,
        'approval_not_delegated_to_proposer',
      ],
      ['delegated without a level', `'waiting', another_id, NULL, NULL, NULL, NULL`, 'approval_delegate_has_level'],
      [
        'countered with no offer',
        `'countered', NULL, NULL, another_id, now(), 'senior'`,
        'approval_countered_with_offer',
      ],
    ] as const
  ).map(([what, decided, refusedBy]) => ({
    name: `an approval ${what}`,
    statement: `WITH asked AS (
        INSERT INTO remedy (id, complaint_id, ordinal, kind, complainant_id, text_id, responsible_id, proposed_by_id, due_at, state, cycle)
        SELECT gen_random_uuid(), $1, 0, 'refund', (SELECT id FROM complainant WHERE complaint_id = $1),
          (SELECT id FROM complaint_text WHERE complaint_id = $1 LIMIT 1), owner_id, owner_id, now(), 'proposed', 1
        FROM complaint WHERE id = $1 RETURNING id)
      INSERT INTO approval (id, complaint_id, ordinal, remedy_id, level, asked_by_id, asked_at, waiting_since,
        state, delegate_id, delegate_level, decided_by_id, decided_at, decided_level)
      SELECT gen_random_uuid(), $1, 0, asked.id, 'middle', owner_id, now(), now(), ${decided}
      FROM asked, complaint, (SELECT '${nth(COMPANY.staff, 3)}'::uuid AS another_id) others WHERE complaint.id = $1`,
    refusedBy,
  })),
  {
    name: 'a customer granted less than nothing',
    statement: `INSERT INTO authority_use (customer_id, year, currency, used)
      SELECT customer.id, 2026, 'CNY', -1 FROM customer, complaint WHERE complaint.id = $1 LIMIT 1`,
    refusedBy: 'amount_known',
  },
  {
    name: 'an outgoing message to nobody',
    statement: `INSERT INTO message (id, complaint_id, direction, channel, purpose, state, held_until, text_id, cycle, created_at)
      SELECT gen_random_uuid(), $1, 'outgoing', 'email', 'reply', 'held', now(),
        (SELECT id FROM complaint_text WHERE complaint_id = $1 LIMIT 1), 1, now()`,
    refusedBy: 'message_outgoing_whole',
  },
  {
    name: 'a link to itself',
    statement: `INSERT INTO complaint_link (complaint_id, other_id, kind, created_at) VALUES ($1, $1, 'related', now())`,
    refusedBy: 'complaint_link_to_another',
  },
];

/** Invariants that need no complaint. */
const OF_DIRECTORY: readonly Violation[] = [
  {
    name: 'a login that differs only in its case',
    statement: `UPDATE staff SET login = 'STAFF-1' WHERE login = 'staff-0'`,
    refusedBy: 'staff_login_key',
  },
  { name: 'staff without a role', statement: `UPDATE staff SET roles = '{}'`, refusedBy: 'staff_has_a_role' },
  { name: 'an unknown role', statement: `UPDATE staff SET roles = '{king}'`, refusedBy: 'staff_roles_known' },
  {
    name: 'somebody their own deputy',
    statement: `UPDATE staff SET deputy_id = id`,
    refusedBy: 'staff_not_own_deputy',
  },
  {
    name: 'a unit whose path ends elsewhere',
    statement: `UPDATE unit SET path = '/elsewhere/'`,
    refusedBy: 'unit_path_ends_here',
  },
  {
    name: 'a customer without a name who was not erased',
    statement: `UPDATE customer SET name = NULL`,
    refusedBy: 'customer_named_until_erased',
  },
  {
    name: 'revenue without a currency',
    statement: `UPDATE customer SET annual_revenue_minor = 1`,
    refusedBy: 'customer_revenue_has_currency',
  },
];

describe('the database refuses, whoever writes:', () => {
  let database: OpenDatabase;
  let writer: ComplaintWriter;
  let complaint: Complaint;

  beforeAll(async () => {
    database = await openDatabase();
    writer = new ComplaintWriter(database);
    await writer.register('Another complaint.');
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    complaint = await writer.register();
  });

  const constraintOf = async (statement: string, values: readonly unknown[]): Promise<string> => {
    try {
      await database.owner.query(statement, [...values]);
    } catch (error) {
      expect(sqlState(error)).toMatch(/^23/);
      const { constraint, column } = error as { readonly constraint?: string; readonly column?: string };
      return constraint ?? column ?? String(error);
    }
    return 'nothing';
  };

  it.each(OF_COMPLAINT)('$name', async ({ statement, refusedBy }) => {
    expect(await constraintOf(statement, [complaint.id])).toBe(refusedBy);
  });

  it.each(OF_DIRECTORY)('$name', async ({ statement, refusedBy }) => {
    expect(await constraintOf(statement, [])).toBe(refusedBy);
  });

  it('an event of a stream twice, or a place in a lane twice', async () => {
    const again = (change: string): Promise<string> =>
      constraintOf(
        `INSERT INTO event_log SELECT (jsonb_populate_record(event_log, $2::jsonb)).* FROM event_log WHERE stream_id = $1 LIMIT 1`,
        [complaint.id, change],
      );
    const id = randomUUID();
    expect(await again(JSON.stringify({ id, position: 999_999 }))).toBe('event_log_stream_id_sequence_key');
    expect(await again(JSON.stringify({ id, sequence: 999_999 }))).toBe('event_log_lane_position_key');
  });

  it('has an index, led by those columns, for every reference to a table whose rows can go', async () => {
    const { rows } = await database.owner.query<{ reference: string }>(`
      SELECT conrelid::regclass || ' ' || conname AS reference FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        AND has_table_privilege('redress_app', confrelid, 'DELETE')
        AND NOT EXISTS (
          SELECT FROM pg_index WHERE indrelid = conrelid AND (indkey::smallint[])[0:array_length(conkey, 1) - 1] = conkey)`);
    expect(rows).toEqual([]);
  });
});
