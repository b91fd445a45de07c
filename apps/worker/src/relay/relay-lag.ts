import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { ConsumerCursors } from '@redress/messaging';
import { messageOf, Metrics } from '@redress/platform';
import { DISPATCH } from './dispatch';

/** Tells how far the relay is behind: events not dealt with, and lanes that wait for one that failed. */
@Injectable()
export class RelayLag implements OnApplicationBootstrap {
  private readonly logger = new Logger(RelayLag.name);

  constructor(
    private readonly cursors: ConsumerCursors,
    private readonly metrics: Metrics,
  ) {}

  onApplicationBootstrap(): void {
    const help = 'Events of the log that the relay has not dealt with, and lanes that wait for an event that failed.';
    this.metrics.gauge('redress_relay_lag', help, ['consumer', 'of'], async (gauge) => {
      try {
        const { events, blockedLanes } = await this.cursors.lag(DISPATCH);
        gauge.set({ consumer: DISPATCH, of: 'events' }, events);
        gauge.set({ consumer: DISPATCH, of: 'blocked-lanes' }, blockedLanes);
      } catch (error) {
        // The other figures are still worth reading; a stale lag is not.
        gauge.reset();
        this.logger.warn(`The lag could not be read: ${messageOf(error)}`);
      }
    });
  }
}
