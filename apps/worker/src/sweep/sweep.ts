import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { instantOf, type JobName, millisecondsOf } from '@redress/contracts';
import {
  DueJobs,
  handle,
  JOB_NAMES,
  jobId,
  type ObserveLateness,
  type PlannedJob,
  timerLateness,
} from '@redress/messaging';
import { Clock, messageOf, Metrics, withLogContext } from '@redress/platform';
import { Processors } from '../processors/processors';
import { SWEEP_SETTINGS, type SweepSettings } from './sweep-settings';

/** Rows of one kind taken at a look. */
const BATCH = 200;
/** Rows dealt with at a time. */
const AT_ONCE = 4;

/**
 * Every few seconds does what is due and was not done: the queue was wiped, cannot be reached, or a process died with
 * the job. It goes by the rows alone, so with no queue at all everything happens, only a little later.
 */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Sweep.name);
  private readonly stopping = new AbortController();
  private readonly observe: ObserveLateness;
  private sweeping: Promise<void> = Promise.resolve();

  constructor(
    private readonly due: DueJobs,
    private readonly processors: Processors,
    private readonly clock: Clock,
    @Inject(SWEEP_SETTINGS) private readonly settings: SweepSettings,
    metrics: Metrics,
  ) {
    this.observe = timerLateness(metrics);
  }

  onApplicationBootstrap(): void {
    this.sweeping = this.keepSweeping();
  }

  /** Finishes what is under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.sweeping;
  }

  private async keepSweeping(): Promise<void> {
    while (await this.rest()) {
      for (const name of JOB_NAMES) {
        try {
          await this.sweep(name);
        } catch (error) {
          this.logger.warn(`The sweep could not look for ${name} and tries again: ${messageOf(error)}`);
        }
      }
    }
  }

  private async rest(): Promise<boolean> {
    try {
      await delay(this.settings.intervalMilliseconds, undefined, { signal: this.stopping.signal });
      return true;
    } catch {
      // Only an abort ends a delay early: the worker stops.
      return false;
    }
  }

  private async sweep(name: JobName): Promise<void> {
    for (;;) {
      const before = instantOf(this.clock.milliseconds() - this.settings.graceMilliseconds);
      const found = [...(await this.due.due(name, before, BATCH))];
      const wanted = found.length;
      let done = 0;
      const worker = async (): Promise<void> => {
        for (let job = found.shift(); job !== undefined && !this.stopping.signal.aborted; job = found.shift())
          if (await this.perform(job)) done += 1;
      };
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
      // A full batch without success would only be the same batch again.
      if (wanted < BATCH || done === 0 || this.stopping.signal.aborted) return;
    }
  }

  /** One row; what fails is told and left to the next look, and holds no other up. */
  private async perform({ name, payload, at }: PlannedJob): Promise<boolean> {
    const id = jobId(name, payload as never);
    return withLogContext({ correlationId: id, jobId: id }, async () => {
      try {
        const outcome = await handle(this.processors.handlers, name, payload as never);
        if (!('done' in outcome)) return false;
        this.observe(name, 'sweep', (this.clock.milliseconds() - millisecondsOf(at)) / 1000);
        return true;
      } catch (error) {
        this.logger.warn(`${id} failed in the sweep: ${messageOf(error)}`);
        return false;
      }
    });
  }
}
