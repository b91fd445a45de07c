import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environmentVariable, projectRoot } from '@redress/platform';
import { APP_ROLE, runMigrations } from '@redress/database';
import { migrateQueues } from '@redress/messaging';
import { Client } from 'pg';

/** A database of a test's own, at the newest schema. */
export interface TestDatabase {
  /** Connects as the owner, who may do everything. */
  readonly url: string;
  /** Drops it, whoever is still connected. */
  close(): Promise<void>;
}

/** Any number will do, as long as every process uses the same one. */
const TEMPLATE_LOCK = 7_203_001;

function serverUrl(): string {
  const url = environmentVariable('TEST_DATABASE_URL');
  if (url === undefined) {
    throw new Error(
      'This test needs PostgreSQL: run it as `npm test -- path/to/the.spec.ts`, which starts a private one.',
    );
  }
  return url;
}

function urlFor(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

/** Another set of migrations is another template, so that a server that outlives a change does not hand out an old schema. */
function templateName(): string {
  const folder = join(projectRoot, 'libs', 'database', 'migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  return `redress_template_${hash.digest('hex').slice(0, 12)}`;
}

async function withServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: urlFor('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Migrates the template once, whichever worker comes first. */
async function ensureTemplate(client: Client): Promise<string> {
  const name = templateName();
  await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      const draft = `${name}_draft`;
      await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${draft}`);
      await runMigrations(urlFor(draft));
      await migrateQueues(urlFor(draft), APP_ROLE);
      await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
    }
    return name;
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
}

async function create(kind: 'migrated' | 'empty'): Promise<TestDatabase> {
  const name = `redress_test_${randomBytes(6).toString('hex')}`;
  await withServer(async (client) => {
    const from = kind === 'empty' ? '' : ` TEMPLATE ${await ensureTemplate(client)}`;
    await client.query(`CREATE DATABASE ${name}${from}`);
  });
  return {
    url: urlFor(name),
    close: () =>
      withServer(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}

/** A fresh database with every migration applied and no rows: a copy of a template, made in a few dozen milliseconds. */
export function createTestDatabase(): Promise<TestDatabase> {
  return create('migrated');
}

/** A fresh database with nothing in it, for tests of the migrations themselves. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return create('empty');
}
