import { isAtHead } from '@redress/database';
import { type Config, StartupError } from '@redress/platform';
import { Client } from 'pg';

/** @throws StartupError where the database lacks what this version writes to */
export async function proveSchema({ databaseUrl }: Config): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const read = async <Row extends object>(text: string): Promise<Row[]> => (await client.query<Row>(text)).rows;
    const [found] = await read<{ readonly any: boolean }>(`SELECT to_regclass('schema_migration') IS NOT NULL AS any`);
    if (found?.any === true && (await isAtHead((text) => read<{ readonly name: string }>(text)))) return;
  } finally {
    await client.end();
  }
  throw new StartupError(
    'The database is not prepared for this version: run `redress migrate`, or start Redress once.',
  );
}
