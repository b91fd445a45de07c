import { APP_ROLE, directConnection } from '@redress/database';
import { Client } from 'pg';
import { CONCURRENCY } from './http-load';

/** Bare connections to a database, as many as HTTP scenarios have, set up as the api sets up its own. */
export class PgLoad {
  private constructor(private readonly clients: readonly Client[]) {}

  static async connect(url: string): Promise<PgLoad> {
    const options = { url, role: APP_ROLE, applicationName: 'redress bench floor' };
    const clients = Array.from(
      { length: CONCURRENCY },
      () => new Client({ ...directConnection(options), pipeline: true }),
    );
    await Promise.all(clients.map((client) => client.connect()));
    return new PgLoad(clients);
  }

  /**
   * Keeps every connection busy for so long.
   * @param once the work of one request; `place` numbers the connection
   * @returns how long each took, in milliseconds
   */
  async run(seconds: number, once: (client: Client, place: number) => Promise<unknown>): Promise<number[]> {
    const milliseconds: number[] = [];
    const end = performance.now() + seconds * 1_000;
    await Promise.all(
      this.clients.map(async (client, place) => {
        for (let began = performance.now(); began < end; began = performance.now()) {
          await once(client, place);
          milliseconds.push(performance.now() - began);
        }
      }),
    );
    return milliseconds;
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }
}
