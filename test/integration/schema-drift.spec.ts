import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { domainsSql, newDataSource } from '@redress/database';
import { Client } from 'pg';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database';

/** What entities cannot say; each stands in a migration with the reason beside it. */
const ONLY_IN_MIGRATIONS = [
  'index clock_one_running',
  'index customer_contact_phone_tail_idx',
  'index customer_name_prefix_idx',
  'index equipment_serial_idx',
  'index staff_login_key',
  'index unit_path_prefix_idx',
  'table schema_migration',
];

const CATALOGUE = `
  SELECT 'table ' || relname AS name, 'table' AS definition
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  UNION ALL
  SELECT 'column ' || relname || '.' || attname,
      format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN ' not null' ELSE '' END || ' identity=' || attidentity::text
        || ' default=' || coalesce(pg_get_expr(adbin, adrelid), 'none')
    FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
  UNION ALL
  SELECT 'constraint ' || conname,
      CASE WHEN contypid = 0 THEN conrelid::regclass::text ELSE format_type(contypid, NULL) END || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  UNION ALL
  SELECT 'domain ' || typname, format_type(typbasetype, typtypmod) FROM pg_type
    WHERE typnamespace = 'public'::regnamespace AND typtype = 'd'
  UNION ALL
  SELECT 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))`;

async function catalogueOf(database: TestDatabase): Promise<Map<string, string>> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; definition: string }>(CATALOGUE);
    return new Map(
      rows
        .filter(({ name }) => !ONLY_IN_MIGRATIONS.includes(name) && !/ schema_migration/.test(name))
        .map(({ name, definition }) => [name, definition]),
    );
  } finally {
    await client.end();
  }
}

describe('migrations and entities', () => {
  let migrated: TestDatabase;
  let described: TestDatabase;

  beforeAll(async () => {
    [migrated, described] = await Promise.all([createTestDatabase(), createEmptyDatabase()]);
    const dataSource = newDataSource({
      url: described.url,
      role: null,
      poolSize: 2,
      applicationName: 'drift',
      onIdleError: () => undefined,
    });
    await dataSource.initialize();
    await dataSource.query(domainsSql());
    await dataSource.synchronize();
    await dataSource.destroy();
  });
  afterAll(() => Promise.all([migrated.close(), described.close()]));

  it('describe the same tables, columns, constraints and indexes, to the letter', async () => {
    const [made, meant] = await Promise.all([catalogueOf(migrated), catalogueOf(described)]);
    expect([...made.keys()].sort()).toEqual([...meant.keys()].sort());
    for (const [name, definition] of made) expect(`${name}: ${definition}`).toBe(`${name}: ${meant.get(name)}`);
  });
});
