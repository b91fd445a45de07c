import { randomBytes } from 'node:crypto';
import { type Config, messageOf, StartupError } from '@redress/platform';
import { Client } from 'pg';
import { migrate } from '../migrate-database';

/** Changes one database on its server, as whoever the configuration connects as. */
async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Runs work on an empty database of its own beside the installation's, at the newest schema, and drops it again: what is
 * only tried never mixes with what is true. There the program works as the owner.
 * @throws StartupError where the server does not let this user make a database
 */
export async function withScratchDatabase<T>(config: Config, work: (scratch: Config) => Promise<T>): Promise<T> {
  const name = `redress_scratch_${randomBytes(6).toString('hex')}`;
  const url = new URL(config.databaseUrl);
  url.pathname = `/${name}`;
  const scratch: Config = { ...config, databaseUrl: url.href, databaseRole: null };
  try {
    await onServer(config.databaseUrl, `CREATE DATABASE ${name}`);
  } catch (error) {
    throw new StartupError(
      `A database to work in could not be made: ${messageOf(error)}. Grant CREATEDB, or leave DATABASE_URL unset.`,
    );
  }
  try {
    await migrate(scratch);
    return await work(scratch);
  } finally {
    await onServer(config.databaseUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}
