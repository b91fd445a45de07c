import { type Instant, instantOf, millisecondsOf } from '@redress/contracts';

/** The only source of the present. Injected, so that a test decides what time it is. */
export abstract class Clock {
  /** Milliseconds since 1970. */
  abstract milliseconds(): number;

  now(): Instant {
    return instantOf(this.milliseconds());
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  override milliseconds(): number {
    return Date.now();
  }
}

/** A clock that stands still until told to move. */
export class ManualClock extends Clock {
  private current: number;

  constructor(start: Instant) {
    super();
    this.current = millisecondsOf(start);
  }

  override milliseconds(): number {
    return this.current;
  }

  /** Moves on by so many milliseconds. */
  advance(milliseconds: number): void {
    this.current += milliseconds;
  }

  set(instant: Instant): void {
    this.current = millisecondsOf(instant);
  }
}
