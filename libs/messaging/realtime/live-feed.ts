import { setTimeout as delay } from 'node:timers/promises';
import type { StaffActor } from '@redress/complaint-domain';
import { type LoggedEvent, millisecondsOf } from '@redress/contracts';
import { DatabaseUnavailable, type UnitOfWork } from '@redress/database';
import { type Clock, messageOf, type Metrics } from '@redress/platform';
import type { EventLog } from '../event-log/event-log';
import type { EventTail } from '../event-log/event-tail';
import { isComplaintEvent } from '../routing/apply-route';
import { Audience } from './audience';
import { CatchUp } from './catch-up';
import { ChangeFeed, type LiveOutlet } from './change-feed';
import { eventsBetween, Frontier } from './frontier';
import { Listener } from './listener';
import { LiveConnection, type LiveParts } from './live-connection';

/** Where trouble is told. */
export interface LiveLog {
  warn(message: string): void;
  error(message: string): void;
}

/** So often listeners hear where the log stands, when it has moved. */
const PLACE_MILLISECONDS = 15_000;
const RETRY_MILLISECONDS = 300;
/** Events that fail so often, with the database there, will not succeed at all. */
const TRIES = 3;

/** Live changes of this process: follows the log by itself and tells those connected here, so it needs no broker. */
export class LiveFeed {
  private readonly audience = new Audience();
  private readonly frontier = new Frontier();
  private readonly directoryListeners: ((event: LoggedEvent) => void)[] = [];
  private parts: LiveParts | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly database: UnitOfWork,
    private readonly log: EventLog,
    private readonly tail: EventTail,
    private readonly clock: Clock,
    private readonly metrics: Metrics,
    private readonly report: LiveLog,
  ) {}

  /** Calls `listener` for every event of the directory, which may change rights. Call it before {@link start}. */
  onDirectoryEvent(listener: (event: LoggedEvent) => void): void {
    this.directoryListeners.push(listener);
  }

  /** Begins to follow the log, at its newest event. */
  async start(outlet: LiveOutlet): Promise<void> {
    const { database, audience, frontier } = this;
    const feed = new ChangeFeed(database, audience, frontier, outlet, this.measuring());
    this.parts = { database, audience, frontier, feed, catchUp: new CatchUp(database, this.log) };
    this.tail.handle((events) => this.tell(feed, events));
    const newest = await this.log.heads();
    frontier.start(newest);
    await this.tail.start(newest);
    let told = frontier.positions();
    this.timer = setInterval(() => {
      if (eventsBetween(told, frontier.positions()) === 0) return;
      told = frontier.positions();
      feed.tellPlace();
    }, PLACE_MILLISECONDS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.tail.stop();
  }

  /** Lets a connection in. It is told nothing before it resumes. */
  connect(id: string, actor: StaffActor): LiveConnection {
    const { parts } = this;
    if (parts === null) throw new Error('The live feed lets nobody in before it is started.');
    const listener = new Listener(id, actor);
    parts.audience.place(listener, actor);
    return new LiveConnection(listener, parts);
  }

  /**
   * An event is never passed over quietly: while the database is away it is tried again, and where telling it fails for
   * another reason, everybody fetches anew.
   */
  private async tell(feed: ChangeFeed, events: readonly LoggedEvent[]): Promise<void> {
    for (let attempt = 1; !this.stopped;) {
      try {
        await feed.tell(events);
        break;
      } catch (error) {
        if (error instanceof DatabaseUnavailable) {
          this.report.warn(`Live changes wait for the database: ${messageOf(error)}`);
        } else {
          this.report.error(`Live changes could not be told (${attempt} of ${TRIES}): ${messageOf(error)}`);
          attempt += 1;
        }
        if (attempt > TRIES) {
          feed.giveUp(events);
          break;
        }
        await delay(RETRY_MILLISECONDS);
      }
    }
    for (const event of events) {
      if (!isComplaintEvent(event)) for (const listener of this.directoryListeners) listener(event);
    }
  }

  private measuring(): ConstructorParameters<typeof ChangeFeed>[4] {
    const { metrics } = this;
    metrics.gauge('redress_live_connections', 'Open live connections of this process.', [], (gauge) =>
      gauge.set(this.audience.size),
    );
    metrics.gauge(
      'redress_live_behind_events',
      'Events in the log that this process has not told yet.',
      [],
      async (gauge) => gauge.set(eventsBetween(this.frontier.positions(), await this.log.heads())),
    );
    const hints = metrics.counter('redress_live_hints_total', 'Change hints sent, one for each connection.');
    const seconds = metrics.histogram('redress_live_delay_seconds', 'From an event to its hints being sent.');
    return (event, listeners) => {
      if (listeners === 0) return;
      hints.inc(listeners);
      seconds.observe(Math.max(0, this.clock.milliseconds() - millisecondsOf(event.occurredAt)) / 1000);
    };
  }
}
