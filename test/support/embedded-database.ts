import { DataFolder, EmbeddedPostgres } from '@redress/platform';
import { Client } from 'pg';

/** Looks into the embedded database of a running Redress and leaves rows there that a restart must keep. */
export class EmbeddedDatabase {
  constructor(private readonly dataDirectory: string) {}

  async remember(text: string): Promise<void> {
    await this.query('CREATE TABLE IF NOT EXISTS remembered (text text NOT NULL)');
    await this.query('INSERT INTO remembered VALUES ($1)', [text]);
  }

  async recall(): Promise<string[]> {
    const rows = await this.query<{ text: string }>('SELECT text FROM remembered ORDER BY text');
    return rows.map((row) => row.text);
  }

  private async query<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    const postgres = new EmbeddedPostgres(DataFolder.open(this.dataDirectory));
    if (!(await postgres.attach())) throw new Error(`No database runs in ${this.dataDirectory}.`);
    const client = new Client({ connectionString: postgres.databaseUrl });
    await client.connect();
    try {
      const { rows } = await client.query<T>(text, [...values]);
      return rows;
    } finally {
      await client.end();
    }
  }
}
