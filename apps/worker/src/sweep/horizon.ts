import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Instant } from '@redress/contracts';
import { DueJobs, Jobs, ringFromRows } from '@redress/messaging';
import { Clock, messageOf } from '@redress/platform';
import { SWEEP_SETTINGS, type SweepSettings } from './sweep-settings';

/**
 * Sets bells for what comes near enough. What is months away is a row only; at the start it goes through everything
 * within the horizon, which also mends a queue that was lost while nobody worked.
 */
@Injectable()
export class Horizon implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Horizon.name);
  private readonly stopping = new AbortController();
  private looking: Promise<void> = Promise.resolve();
  /** Up to when bells are set. */
  private reached: Instant | null = null;

  constructor(
    private readonly jobs: Jobs,
    private readonly rows: DueJobs,
    private readonly clock: Clock,
    @Inject(SWEEP_SETTINGS) private readonly settings: SweepSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.keepLooking();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  private async keepLooking(): Promise<void> {
    do {
      try {
        const { until } = await ringFromRows(this.jobs, this.rows, this.reached, this.clock.milliseconds());
        this.reached = until;
      } catch (error) {
        this.logger.warn(`Bells of the coming day could not be set; the sweep rings for them: ${messageOf(error)}`);
      }
    } while (await this.rest());
  }

  private async rest(): Promise<boolean> {
    try {
      await delay(this.settings.horizonIntervalMilliseconds, undefined, { signal: this.stopping.signal });
      return true;
    } catch {
      // Only an abort ends a delay early: the worker stops.
      return false;
    }
  }
}
