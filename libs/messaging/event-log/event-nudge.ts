import { setTimeout as delay } from 'node:timers/promises';
import { type DatabaseAddress, directConnection } from '@redress/database';
import { Client } from 'pg';

/** Those who wait for events listen here. */
export const EVENTS_CHANNEL = 'redress_events';

/** Commits within so many milliseconds share one NOTIFY. */
const GATHERING_MILLISECONDS = 10;

/** What the nudge reports when it cannot nudge; readers then find out by their own polling. */
export interface NudgeLog {
  warn(message: string): void;
}

/**
 * Tells listeners that something was committed: after the commit, on a connection of its own, many commits at once. A
 * NOTIFY inside the transaction would cost every commit a quarter of its speed. Losing a nudge loses nothing but time.
 */
export class EventNudge {
  private client: Client | null = null;
  private running: Promise<void> | null = null;
  private wanted = false;
  private closed = false;

  constructor(
    private readonly address: DatabaseAddress,
    private readonly log: NudgeLog,
  ) {}

  /** Returns at once; the NOTIFY follows within some milliseconds. */
  poke(): void {
    this.wanted = true;
    if (this.running === null && !this.closed) this.running = this.run();
  }

  /** Sends what is still due and hangs up. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.hangUp();
  }

  private async run(): Promise<void> {
    try {
      while (this.wanted) {
        this.wanted = false;
        await this.notify();
        if (!this.closed) await delay(GATHERING_MILLISECONDS);
      }
    } finally {
      this.running = null;
    }
  }

  private async notify(): Promise<void> {
    try {
      this.client ??= await this.connect();
      await this.client.query(`NOTIFY ${EVENTS_CHANNEL}`);
    } catch (error) {
      this.log.warn(`Listeners were not told of new events and will find them later: ${String(error)}`);
      await this.hangUp();
    }
  }

  private async connect(): Promise<Client> {
    const client = new Client(directConnection(this.address));
    client.on('error', () => {
      if (this.client === client) this.client = null;
    });
    await client.connect();
    return client;
  }

  private async hangUp(): Promise<void> {
    const { client } = this;
    this.client = null;
    await client?.end();
  }
}
