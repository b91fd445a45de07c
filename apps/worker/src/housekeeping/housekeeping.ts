import { setTimeout as delay } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { instantOf } from '@redress/contracts';
import { forgetAnswers, UnitOfWork } from '@redress/database';
import { EndedSessions } from '@redress/directory';
import { ChainAnchors } from '@redress/messaging';
import { Clock, messageOf } from '@redress/platform';

const INTERVAL_MILLISECONDS = 15 * 60_000;
/** How long a command may be repeated under its key and still be told its first answer. */
const ANSWERS_KEPT_MILLISECONDS = 48 * 3_600_000;

/** Anchors the log once a day, and clears away what nobody can use any more. Several workers may do so at once. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Housekeeping.name);
  private readonly stopping = new AbortController();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly sessions: EndedSessions,
    private readonly anchors: ChainAnchors,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.working = this.keepClearing();
  }

  /** Finishes what is under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  private async keepClearing(): Promise<void> {
    do {
      try {
        await this.anchor();
        await this.clear();
      } catch (error) {
        this.logger.warn(`Housekeeping failed and tries again: ${messageOf(error)}`);
      }
    } while (await this.rest());
  }

  /** Once a day the heads of the lanes are anchored; asking again the same day does nothing (architecture §3). */
  private async anchor(): Promise<void> {
    const made = await this.anchors.anchorDay(this.clock.now().slice(0, 10));
    // With their digests, so that the log files hold a copy that nobody can change from within the database.
    if (made.length > 0) this.logger.log({ anchors: made }, 'Anchored the event log');
  }

  private async clear(): Promise<void> {
    const sessions = await this.sessions.drop();
    const keptSince = instantOf(this.clock.milliseconds() - ANSWERS_KEPT_MILLISECONDS);
    const answers = await forgetAnswers(this.unitOfWork, keptSince);
    if (sessions + answers > 0) this.logger.log({ sessions, answers }, 'Cleared away what had ended');
  }

  private async rest(): Promise<boolean> {
    try {
      await delay(INTERVAL_MILLISECONDS, undefined, { signal: this.stopping.signal });
      return true;
    } catch {
      // Only an abort ends a delay early: the worker stops.
      return false;
    }
  }
}
