import { expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createEmptyDatabase, createTestDatabase } from '../support/test-database';

async function tablesOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    return rows.map((row) => row.name);
  } finally {
    await client.end();
  }
}

it('gives every test a migrated database of its own and takes it back', async () => {
  const [one, other, empty] = await Promise.all([createTestDatabase(), createTestDatabase(), createEmptyDatabase()]);
  expect(await tablesOf(one.url)).toEqual(expect.arrayContaining(['complaint', 'event_log']));
  expect(await tablesOf(other.url)).toEqual(await tablesOf(one.url));
  expect(await tablesOf(empty.url)).toEqual([]);
  await Promise.all([one.close(), other.close(), empty.close()]);
  await expect(tablesOf(one.url)).rejects.toThrow(/does not exist/);
});
