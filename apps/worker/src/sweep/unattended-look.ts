import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { UnattendedComplaints } from '@redress/escalation';
import { messageOf } from '@redress/platform';
import { SWEEP_SETTINGS, type SweepSettings } from './sweep-settings';

/** Looks now and then for complaints that nobody has in hand. Absences begin by the calendar, so no event tells of them. */
@Injectable()
export class UnattendedLook implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(UnattendedLook.name);
  private readonly stopping = new AbortController();
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly unattended: UnattendedComplaints,
    @Inject(SWEEP_SETTINGS) private readonly settings: SweepSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.keepLooking();
  }

  /** Finishes what is under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  private async keepLooking(): Promise<void> {
    do {
      try {
        const noticed = await this.unattended.notice();
        if (noticed > 0) this.logger.log({ noticed }, 'Found complaints that nobody has in hand');
      } catch (error) {
        this.logger.warn(
          `The look for complaints that nobody has in hand failed and is tried again: ${messageOf(error)}`,
        );
      }
    } while (await this.rest());
  }

  private async rest(): Promise<boolean> {
    try {
      await delay(this.settings.unattendedIntervalMilliseconds, undefined, { signal: this.stopping.signal });
      return true;
    } catch {
      // Only an abort ends a delay early: the worker stops.
      return false;
    }
  }
}
