import { Global, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DatabaseAddress, UnitOfWork } from '@redress/database';
import { Clock, Ids } from '@redress/platform';
import { ChainAnchors } from './event-log/chain-anchors';
import { ConsumerCursors } from './event-log/consumer-cursors';
import { EventLog } from './event-log/event-log';
import { EventNudge } from './event-log/event-nudge';
import { EventTail } from './event-log/event-tail';
import { EventWakeups } from './event-log/event-wakeups';

const logger = new Logger('EventLog');

/** Hangs up the connections of the event log once whatever reads and writes it has stopped. */
@Injectable()
class EventConnectionsClosing implements OnApplicationShutdown {
  constructor(
    private readonly tail: EventTail,
    private readonly wakeups: EventWakeups,
    private readonly nudge: EventNudge,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.tail.stop();
    await this.wakeups.close();
    await this.nudge.close();
  }
}

/**
 * Makes the event log injectable everywhere: {@link EventLog} to append and read, {@link EventTail} to follow it in this
 * process (whoever wants that starts it), {@link EventWakeups} and {@link ConsumerCursors} for a `Relay`.
 */
@Global()
@Module({
  providers: [
    {
      provide: EventNudge,
      useFactory: (address: DatabaseAddress) => new EventNudge(address, logger),
      inject: [DatabaseAddress],
    },
    {
      provide: EventWakeups,
      useFactory: (address: DatabaseAddress) => new EventWakeups(address, logger),
      inject: [DatabaseAddress],
    },
    {
      provide: EventLog,
      useFactory: (unitOfWork: UnitOfWork, ids: Ids, nudge: EventNudge) => new EventLog(unitOfWork, ids, nudge),
      inject: [UnitOfWork, Ids, EventNudge],
    },
    {
      provide: EventTail,
      useFactory: (log: EventLog, wakeups: EventWakeups) => new EventTail(log, wakeups, logger),
      inject: [EventLog, EventWakeups],
    },
    {
      provide: ConsumerCursors,
      useFactory: (unitOfWork: UnitOfWork) => new ConsumerCursors(unitOfWork),
      inject: [UnitOfWork],
    },
    {
      provide: ChainAnchors,
      useFactory: (unitOfWork: UnitOfWork, clock: Clock) => new ChainAnchors(unitOfWork, clock),
      inject: [UnitOfWork, Clock],
    },
    EventConnectionsClosing,
  ],
  exports: [ChainAnchors, ConsumerCursors, EventLog, EventNudge, EventTail, EventWakeups],
})
export class MessagingModule {}
