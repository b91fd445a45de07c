import { setTimeout as delay } from 'node:timers/promises';
import { type DatabaseAddress, directConnection } from '@redress/database';
import { Client } from 'pg';
import { EVENTS_CHANNEL } from './event-nudge';

/** Where trouble with the connection is told. */
export interface WakeupLog {
  warn(message: string): void;
}

/** Without a single nudge, readers look this often: a lost LISTEN costs a second and no event. */
const LOOK_MILLISECONDS = 1_000;

const RECONNECT_MILLISECONDS = 500;

/** Calls whoever waits for events: at once when the database says there are some, otherwise every second. */
export class EventWakeups {
  private readonly sleepers = new Set<() => void>();
  private readonly closing = new AbortController();
  private listening: Promise<void> | null = null;

  constructor(
    private readonly address: DatabaseAddress,
    private readonly log: WakeupLog,
  ) {}

  /** Calls `sleeper` at every wake-up until the returned function is called. */
  subscribe(sleeper: () => void): () => void {
    this.sleepers.add(sleeper);
    this.listening ??= this.listen(this.closing.signal);
    return () => this.sleepers.delete(sleeper);
  }

  /** Hangs up. Nobody is called any more. */
  async close(): Promise<void> {
    this.sleepers.clear();
    this.closing.abort();
    await this.listening;
  }

  private wake(): void {
    for (const sleeper of this.sleepers) sleeper();
  }

  private async listen(closing: AbortSignal): Promise<void> {
    const looking = setInterval(() => this.wake(), LOOK_MILLISECONDS);
    while (!closing.aborted) {
      try {
        await this.listenUntilLost(closing);
      } catch (error) {
        this.log.warn(`Not told of new events, so looking every second instead: ${String(error)}`);
        await delay(RECONNECT_MILLISECONDS, undefined, { signal: closing }).catch(() => undefined);
      }
    }
    clearInterval(looking);
  }

  /** One connection's life. Returns when told to close; throws when the connection could not be made or was lost. */
  private async listenUntilLost(closing: AbortSignal): Promise<void> {
    const client = new Client(directConnection(this.address));
    const lost = new Promise<never>((_resolve, reject) => {
      client.on('error', reject);
      client.once('end', () => reject(new Error('the connection ended')));
    });
    let stopWaiting = (): void => undefined;
    const told = new Promise<void>((resolve) => (stopWaiting = resolve));
    closing.addEventListener('abort', stopWaiting);
    client.on('notification', () => this.wake());
    try {
      await Promise.race([client.connect(), lost]);
      await client.query(`LISTEN ${EVENTS_CHANNEL}`);
      // Whatever was committed while nobody listened is found now.
      this.wake();
      if (!closing.aborted) await Promise.race([lost, told]);
    } finally {
      closing.removeEventListener('abort', stopWaiting);
      // It is over in one way or another; how it goes on ending does not matter any more.
      lost.catch(() => undefined);
      await client.end().catch(() => undefined);
    }
  }
}
