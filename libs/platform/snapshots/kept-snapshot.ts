import type { Clock } from '../clock/clock';

/** How long a change made by another process may go unnoticed where it is not heard of first. */
const REFRESH_MILLISECONDS = 5_000;

/**
 * Nobody waits for a refresh that is merely late. Commands ask inside their transactions: were they to wait whenever a
 * refresh is due, as many of them as the pool has connections would each hold one and wait for one more.
 */
const TRUSTED_MILLISECONDS = 3 * REFRESH_MILLISECONDS;

/** How a snapshot is read, and who hears when that fails in the background. */
export interface SnapshotSource<T> {
  /** Reads it anew; `held` is what was read before, which may be handed back where nothing changed. */
  readonly read: (held: T | null) => Promise<T>;
  readonly onFailure: (error: unknown) => void;
  readonly clock: Clock;
}

/**
 * Rows that change seldom and are asked for all the time, as this process knows them: read when the process starts, again
 * after every change that it hears of, and otherwise every five seconds.
 */
export class KeptSnapshot<T extends object> {
  private held: { readonly snapshot: T; readonly readAt: number } | null = null;
  private reading: Promise<T> | null = null;
  private isStale = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly source: SnapshotSource<T>) {}

  /** Reads it for the first time, and from now on again and again. */
  async begin(): Promise<void> {
    await this.current();
    this.timer = setInterval(() => this.refreshInBackground(), REFRESH_MILLISECONDS).unref();
  }

  end(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** What was read last, at most a few seconds old unless the database is away; null before the first reading. */
  get last(): T | null {
    return this.held?.snapshot ?? null;
  }

  /** With every change known to this process in it. Rejects as the reading does. */
  async current(): Promise<T> {
    const { held } = this;
    const isTrusted = held !== null && this.source.clock.milliseconds() - held.readAt < TRUSTED_MILLISECONDS;
    return isTrusted && !this.isStale ? held.snapshot : this.read();
  }

  /** What is held is no longer true. Call it after the commit. */
  forget(): void {
    this.isStale = true;
    // A reading under way may have begun before the change.
    this.reading = null;
  }

  refreshInBackground(): void {
    this.read().catch((error: unknown) => this.source.onFailure(error));
  }

  private read(): Promise<T> {
    if (this.reading !== null) return this.reading;
    const reading = this.readOnce(() => this.reading === reading);
    this.reading = reading;
    return reading;
  }

  private async readOnce(isNewest: () => boolean): Promise<T> {
    const readAt = this.source.clock.milliseconds();
    try {
      const snapshot = await this.source.read(this.held?.snapshot ?? null);
      if (isNewest()) {
        this.held = { snapshot, readAt };
        this.isStale = false;
      }
      return snapshot;
    } finally {
      if (isNewest()) this.reading = null;
    }
  }
}
