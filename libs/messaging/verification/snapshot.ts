import { type DatabaseAddress, directConnection } from '@redress/database';
import { Client } from 'pg';

/** Reads the database as it was at one moment, for as long as it takes, and keeps nobody from writing. */
export interface Snapshot {
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Opens a snapshot for the time of `work`. */
export async function withSnapshot<T>(address: DatabaseAddress, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = new Client(directConnection(address));
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work({
      async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
        const { rows } = await client.query<Row>(text, [...values]);
        return rows;
      },
    });
  } finally {
    await client.end();
  }
}
