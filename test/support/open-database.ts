import { type DatabaseAddress, newDataSource, UnitOfWork } from '@redress/database';
import { ConsumerCursors, EventLog, EventNudge, EventWakeups } from '@redress/messaging';
import { UuidV7Ids } from '@redress/platform';
import { Client, type ClientBase } from 'pg';
import type { DataSource } from 'typeorm';
import { storeCompany } from './stored-company';
import { createTestDatabase } from './test-database';

/** Parts of the house on a database of a test's own, as one process would have them. */
export interface DatabaseParts {
  readonly address: DatabaseAddress;
  readonly dataSource: DataSource;
  readonly unitOfWork: UnitOfWork;
  readonly nudge: EventNudge;
  readonly wakeups: EventWakeups;
  readonly log: EventLog;
  readonly cursors: ConsumerCursors;
  close(): Promise<void>;
}

/** A test's own database with the small company stored in it. */
export interface OpenDatabase extends DatabaseParts {
  /** Connects as the owner of the database, who is no app role. */
  readonly owner: ClientBase;
  /** The parts of one more process. */
  another(): Promise<DatabaseParts>;
}

const silent = { warn: () => undefined };

async function openParts(url: string, role: string | null): Promise<DatabaseParts> {
  const address = { url, role, applicationName: 'test' };
  const dataSource = newDataSource({ ...address, poolSize: 10, onIdleError: () => undefined });
  await dataSource.initialize();
  const unitOfWork = new UnitOfWork(dataSource);
  const nudge = new EventNudge(address, silent);
  const wakeups = new EventWakeups(address, silent);
  return {
    address,
    dataSource,
    unitOfWork,
    nudge,
    wakeups,
    log: new EventLog(unitOfWork, new UuidV7Ids(), nudge),
    cursors: new ConsumerCursors(unitOfWork),
    close: async () => {
      await wakeups.close();
      await nudge.close();
      await dataSource.destroy();
    },
  };
}

/** Opens a database for one test file. `role`: as whom the parts act; null for the owner. */
export async function openDatabase(role: string | null = 'redress_app'): Promise<OpenDatabase> {
  const database = await createTestDatabase();
  const owner = new Client({ connectionString: database.url });
  // The database is dropped under it when the test is over.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    await storeCompany(owner);
  } catch (error) {
    // A test that cannot begin leaves nothing open: jest would wait for it for ever.
    await owner.end();
    await database.close();
    throw error;
  }
  const opened: DatabaseParts[] = [];
  const another = async (): Promise<DatabaseParts> => {
    const parts = await openParts(database.url, role);
    opened.push(parts);
    return parts;
  };
  const parts = await another();
  return {
    ...parts,
    owner,
    another,
    close: async () => {
      for (const each of opened) await each.close();
      await owner.end();
      await database.close();
    },
  };
}
