import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { UnitOfWork } from '@redress/database';
import { ConsumerCursors, EventWakeups, Relay } from '@redress/messaging';
import { Clock } from '@redress/platform';
import { Bells } from './bells';
import { Dispatch } from './dispatch';

/** Runs the relay for as long as the worker does. */
@Injectable()
export class DispatchRelay implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly relay: Relay;

  constructor(
    dispatch: Dispatch,
    private readonly bells: Bells,
    unitOfWork: UnitOfWork,
    cursors: ConsumerCursors,
    wakeups: EventWakeups,
    clock: Clock,
  ) {
    this.relay = new Relay(dispatch, unitOfWork, cursors, wakeups, clock, new Logger('Relay'));
  }

  onApplicationBootstrap(): Promise<void> {
    return this.relay.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.relay.stop();
    await this.bells.settled();
  }
}
