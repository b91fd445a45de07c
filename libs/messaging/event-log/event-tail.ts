import { setTimeout as delay } from 'node:timers/promises';
import type { LoggedEvent, Positions } from '@redress/contracts';
import { isConnectionFailure } from '@redress/database';
import type { EventLog } from './event-log';
import { messageOf } from '@redress/platform';
import type { EventWakeups } from './event-wakeups';
import { ALL_LANES } from './lanes';

/** Where trouble with reading or handling is told. */
export interface TailLog {
  warn(message: string): void;
  error(message: string): void;
}

/** Takes events of one lane, in order. May be called again with the same events after it has thrown. */
export type EventHandler = (events: readonly LoggedEvent[]) => void | Promise<void>;

const BATCH = 500;
const RETRY_MILLISECONDS = 500;
/** A handler that fails on the same events so often will not succeed at all. */
const TRIES = 5;

/**
 * Follows the log in this process, lane by lane in commit order, each event once unless a handler throws. Positions live
 * in memory: whoever must not miss events across restarts is a {@link Relay} consumer.
 */
export class EventTail {
  private current: Record<number, number> = {};
  private readonly handlers: EventHandler[] = [];
  private following: Promise<void> | null = null;
  private stopped = false;
  private woken = false;
  private wakeUp: (() => void) | null = null;

  constructor(
    private readonly log: EventLog,
    private readonly wakeups: EventWakeups,
    private readonly report: TailLog,
  ) {}

  /** The last position that all handlers have seen, by lane. */
  get positions(): Positions {
    return { ...this.current };
  }

  /** Adds a handler; call before {@link start}. */
  handle(handler: EventHandler): void {
    this.handlers.push(handler);
  }

  /** Starts to follow, from the newest event unless told otherwise. Resolves once the start is known. */
  async start(from?: Positions): Promise<void> {
    this.current = { ...(from ?? (await this.log.heads())) };
    this.following = this.follow();
  }

  /** Finishes what is being handled and stops. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeUp?.();
    await this.following;
  }

  private async follow(): Promise<void> {
    const unsubscribe = this.wakeups.subscribe(() => {
      this.woken = true;
      this.wakeUp?.();
    });
    while (!this.stopped) {
      this.woken = false;
      const more = await this.readAndHandle();
      if (!more && !this.woken && !this.stopped) await new Promise<void>((resolve) => (this.wakeUp = resolve));
      this.wakeUp = null;
    }
    unsubscribe();
  }

  /** Whether there may be more to read at once. */
  private async readAndHandle(): Promise<boolean> {
    try {
      const events = await this.log.readAfter(this.current, BATCH);
      for (const lane of ALL_LANES) await this.deliver(events.filter((event) => event.lane === lane));
      return events.length >= BATCH;
    } catch (error) {
      this.report.warn(`The event log could not be read and will be read again: ${String(error)}`);
      await delay(RETRY_MILLISECONDS);
      return false;
    }
  }

  private async deliver(events: readonly LoggedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    for (const handler of this.handlers) await this.call(handler, events, last);
    this.current[last.lane] = last.position;
  }

  private async call(handler: EventHandler, events: readonly LoggedEvent[], last: LoggedEvent): Promise<void> {
    let tries = 0;
    while (tries < TRIES && !this.stopped) {
      try {
        await handler(events);
        return;
      } catch (error) {
        // A database that is away is no fault of the events: they are kept until it is back.
        if (!isConnectionFailure(error)) tries += 1;
        const upTo = `lane ${last.lane} up to position ${last.position}`;
        this.report.error(`Handling events of ${upTo} failed (${tries} of ${TRIES}): ${messageOf(error)}`);
        await delay(RETRY_MILLISECONDS);
      }
    }
  }
}
