import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { EventName } from '@redress/contracts';
import { Clock } from '@redress/platform';
import type { DirectorySnapshot } from './directory-snapshot';
import { DirectoryQuery } from './directory.query';

/** How long a change made by another process may go unnoticed where its event does not arrive first. */
const REFRESH_MILLISECONDS = 5_000;

/**
 * Nobody waits for a refresh that is merely late. Commands ask inside their transactions: were they to wait whenever a
 * refresh is due, as many of them as the pool has connections would each hold one and wait for one more.
 */
const TRUSTED_MILLISECONDS = 3 * REFRESH_MILLISECONDS;

const CONCERNS_DIRECTORY = /^(staff|unit)\./;

/**
 * The organisation as this process knows it. It is read again after every change made here, after every directory event
 * that the process hears of, and otherwise every five seconds: the longest that somebody can go on with rights that
 * another process took away.
 */
@Injectable()
export class DirectoryWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(DirectoryWatch.name);
  private held: { readonly snapshot: DirectorySnapshot; readonly readAt: number } | null = null;
  private reading: Promise<DirectorySnapshot> | null = null;
  private isStale = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly query: DirectoryQuery,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.current();
    this.timer = setInterval(() => this.refreshInBackground(), REFRESH_MILLISECONDS).unref();
  }

  onModuleDestroy(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** What was read last, at most a few seconds old unless the database is away. */
  get snapshot(): DirectorySnapshot {
    if (this.held === null) throw new Error('The directory is read when the process starts; it was asked before.');
    return this.held.snapshot;
  }

  /**
   * The organisation with every change known to this process in it.
   * @throws DatabaseUnavailable
   */
  async current(): Promise<DirectorySnapshot> {
    const { held } = this;
    const isTrusted = held !== null && this.clock.milliseconds() - held.readAt < TRUSTED_MILLISECONDS;
    return isTrusted && !this.isStale ? held.snapshot : this.read();
  }

  /** What is held is no longer true. Call it after the commit. */
  forget(): void {
    this.isStale = true;
    // A reading under way may have begun before the change.
    this.reading = null;
  }

  /** Tells of an event that another process logged. */
  heard(event: { readonly type: EventName }): void {
    if (!CONCERNS_DIRECTORY.test(event.type)) return;
    this.forget();
    this.refreshInBackground();
  }

  private read(): Promise<DirectorySnapshot> {
    if (this.reading !== null) return this.reading;
    const reading = this.readOnce(() => this.reading === reading);
    this.reading = reading;
    return reading;
  }

  private async readOnce(isNewest: () => boolean): Promise<DirectorySnapshot> {
    const readAt = this.clock.milliseconds();
    try {
      const snapshot = await this.query.snapshot();
      if (isNewest()) {
        this.held = { snapshot, readAt };
        this.isStale = false;
      }
      return snapshot;
    } finally {
      if (isNewest()) this.reading = null;
    }
  }

  private refreshInBackground(): void {
    this.read().catch((error: unknown) => this.logger.warn(`The directory could not be read: ${String(error)}`));
  }
}
