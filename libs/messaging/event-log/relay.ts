import { setTimeout as delay } from 'node:timers/promises';
import { instantOf, type LoggedEvent } from '@redress/contracts';
import { isConnectionFailure, type Transaction, type UnitOfWork } from '@redress/database';
import { type Clock, messageOf } from '@redress/platform';
import type { ConsumerCursors, LaneCursor } from './consumer-cursors';
import type { EventWakeups } from './event-wakeups';

/** Follows the log with a place of its own that outlives every process. */
export interface EventConsumer {
  /** Stored with its place; another name starts anew. */
  readonly name: string;
  /** Where a consumer that has no place yet begins. */
  readonly startsAt: 'beginning' | 'newest';
  /** Called before each batch, so that what an undone one gathered is forgotten. */
  begin?(): void;
  /** One event, in order within its lane. At least once: what it does must bear being done again. */
  handle(event: LoggedEvent, tx: Transaction): Promise<void>;
  /** After the events of a batch and before its place is committed: what is better done for many at once. */
  flush?(tx: Transaction): Promise<void>;
}

/** Where failures are told. */
export interface RelayLog {
  error(message: string): void;
}

/** A batch was undone because the consumer failed. */
class BatchFailed extends Error {
  override readonly name = 'BatchFailed';

  constructor(
    readonly cursor: LaneCursor,
    /** Events before the one that failed; null where it is not known which one did. */
    readonly sound: number | null,
    readonly event: LoggedEvent | undefined,
    cause: unknown,
  ) {
    super(messageOf(cause), { cause });
  }
}

const BATCH = 200;
/** Lanes that one process works on at once. */
const PARALLEL = 2;
const PAUSE_AFTER_FAILURE_MILLISECONDS = 200;
const FIRST_RETRY_MILLISECONDS = 500;
const LONGEST_RETRY_MILLISECONDS = 60_000;

const retryAfter = (attempts: number): number =>
  Math.min(LONGEST_RETRY_MILLISECONDS, FIRST_RETRY_MILLISECONDS * 2 ** attempts);

/**
 * Hands the events of the log to a consumer: every one, at least once, in order within its lane, whatever crashes.
 * Several processes share the lanes. What the consumer writes through the transaction is committed with its place, so
 * that much happens exactly once. An event that fails holds its lane up and is tried again, ever more rarely.
 */
export class Relay {
  /** After a failed batch: how many events of a lane to take next, so that the sound ones get through. */
  private readonly limits = new Map<number, number>();
  private readonly sleepers = new Set<() => void>();
  private working: Promise<unknown> | null = null;
  private stopped = false;
  private wakeups = 0;

  constructor(
    private readonly consumer: EventConsumer,
    private readonly unitOfWork: UnitOfWork,
    private readonly cursors: ConsumerCursors,
    private readonly nudges: EventWakeups,
    private readonly clock: Clock,
    private readonly log: RelayLog,
  ) {}

  /** Begins. Resolves once the consumer has its places. */
  async start(): Promise<void> {
    await this.cursors.ensure(this.consumer.name, this.consumer.startsAt);
    const unsubscribe = this.nudges.subscribe(() => this.wake());
    this.working = Promise.all(Array.from({ length: PARALLEL }, () => this.work())).finally(unsubscribe);
  }

  /** Finishes the batches under way and ends. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake();
    await this.working;
  }

  private wake(): void {
    this.wakeups += 1;
    for (const sleeper of this.sleepers) sleeper();
    this.sleepers.clear();
  }

  private async work(): Promise<void> {
    while (!this.stopped) {
      const before = this.wakeups;
      try {
        const found = await this.workOnce();
        if (!found && before === this.wakeups) await new Promise<void>((resolve) => this.sleepers.add(resolve));
      } catch (error) {
        await this.look(error);
        await delay(PAUSE_AFTER_FAILURE_MILLISECONDS);
      }
    }
  }

  /** One batch of one lane; false when no lane has work for us. */
  private workOnce(): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const { consumer, cursors } = this;
      const cursor = await cursors.claim(tx, consumer.name, this.clock.now());
      if (cursor === null) return false;
      const limit = this.limits.get(cursor.lane);
      const events = await cursors.next(tx, cursor, limit ?? BATCH);
      const last = events.at(-1);
      if (last === undefined) return false;
      await this.handle(tx, cursor, events);
      await cursors.advance(tx, consumer.name, cursor.lane, last.position, this.clock.now());
      this.limits.delete(cursor.lane);
      return true;
    });
  }

  private async handle(tx: Transaction, cursor: LaneCursor, events: readonly LoggedEvent[]): Promise<void> {
    this.consumer.begin?.();
    for (const [index, event] of events.entries()) {
      try {
        await this.consumer.handle(event, tx);
      } catch (error) {
        throw new BatchFailed(cursor, index, event, error);
      }
    }
    try {
      await this.consumer.flush?.(tx);
    } catch (error) {
      throw new BatchFailed(cursor, events.length === 1 ? 0 : null, events[0], error);
    }
  }

  /** The batch is undone. Sound events get through first, then the failed one waits for its next try. */
  private async look(error: unknown): Promise<void> {
    const { name } = this.consumer;
    if (!(error instanceof BatchFailed)) {
      this.log.error(`${name} could not read the event log and goes on trying: ${messageOf(error)}`);
      return;
    }
    const { cursor, sound, event } = error;
    this.log.error(
      `${name} failed on ${event?.type ?? 'an event'} ${event?.id ?? ''} in lane ${cursor.lane} after position ` +
        `${cursor.position} (attempt ${cursor.attempts + 1}): ${error.message}`,
    );
    if (sound !== 0) {
      this.limits.set(cursor.lane, sound ?? 1);
      return;
    }
    this.limits.delete(cursor.lane);
    if (isConnectionFailure(error.cause)) return;
    const retryAt = instantOf(this.clock.milliseconds() + retryAfter(cursor.attempts));
    try {
      await this.cursors.postpone(name, cursor, retryAt, error.message);
    } catch (failure) {
      this.log.error(`${name} could not note the failure: ${messageOf(failure)}`);
    }
  }
}
