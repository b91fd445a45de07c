import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { EventName } from '@redress/contracts';
import { Clock, KeptSnapshot } from '@redress/platform';
import type { DirectorySnapshot } from './directory-snapshot';
import { DirectoryQuery } from './directory.query';

const CONCERNS_DIRECTORY = /^(staff|unit)\./;

/**
 * The organisation as this process knows it. It is read again after every change made here, after every directory event
 * that the process hears of, and otherwise every five seconds: the longest that somebody can go on with rights that
 * another process took away.
 */
@Injectable()
export class DirectoryWatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(DirectoryWatch.name);
  private readonly kept: KeptSnapshot<DirectorySnapshot>;

  constructor(query: DirectoryQuery, clock: Clock) {
    this.kept = new KeptSnapshot({
      clock,
      read: () => query.snapshot(),
      onFailure: (error) => this.logger.warn(`The directory could not be read: ${String(error)}`),
    });
  }

  onModuleInit(): Promise<void> {
    return this.kept.begin();
  }

  onModuleDestroy(): void {
    this.kept.end();
  }

  /** What was read last, at most a few seconds old unless the database is away. */
  get snapshot(): DirectorySnapshot {
    const { last } = this.kept;
    if (last === null) throw new Error('The directory is read when the process starts; it was asked before.');
    return last;
  }

  /**
   * The organisation with every change known to this process in it.
   * @throws DatabaseUnavailable
   */
  current(): Promise<DirectorySnapshot> {
    return this.kept.current();
  }

  /** What is held is no longer true. Call it after the commit. */
  forget(): void {
    this.kept.forget();
  }

  /** Tells of an event that another process logged. */
  heard(event: { readonly type: EventName }): void {
    if (!CONCERNS_DIRECTORY.test(event.type)) return;
    this.kept.forget();
    this.kept.refreshInBackground();
  }
}
