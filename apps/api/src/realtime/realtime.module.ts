import { Logger, Module } from '@nestjs/common';
import { UnitOfWork } from '@redress/database';
import { DirectoryModule } from '@redress/directory';
import { EventLog, EventTail, LiveFeed, MessagingModule } from '@redress/messaging';
import { Clock, Metrics } from '@redress/platform';
import { LiveGateway } from './live.gateway';
import { SignInWatch } from './sign-in-watch';

/** Sockets: who is connected, and what they hear. */
@Module({
  imports: [DirectoryModule, MessagingModule],
  providers: [
    {
      provide: LiveFeed,
      useFactory: (database: UnitOfWork, log: EventLog, tail: EventTail, clock: Clock, metrics: Metrics) =>
        new LiveFeed(database, log, tail, clock, metrics, new Logger(LiveFeed.name)),
      inject: [UnitOfWork, EventLog, EventTail, Clock, Metrics],
    },
    LiveGateway,
    SignInWatch,
  ],
})
export class RealtimeModule {}
