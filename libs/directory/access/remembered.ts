import type { Clock } from '@redress/platform';

/** Values believed for a short while, of which at most so many are kept: the oldest give way. */
export class Remembered<Value> {
  private readonly entries = new Map<string, { readonly value: Value; readonly since: number }>();

  constructor(
    private readonly milliseconds: number,
    private readonly most: number,
    private readonly clock: Clock,
  ) {}

  get(key: string): Value | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    if (this.clock.milliseconds() - entry.since < this.milliseconds) return entry.value;
    this.entries.delete(key);
    return null;
  }

  /** Believes a value from now on; a value that is still believed keeps its age. */
  set(key: string, value: Value): void {
    const since = this.get(key) === null ? this.clock.milliseconds() : (this.entries.get(key)?.since ?? 0);
    this.entries.set(key, { value, since });
    if (this.entries.size <= this.most) return;
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest);
      break;
    }
  }

  forget(key: string): void {
    this.entries.delete(key);
  }

  forgetAll(): void {
    this.entries.clear();
  }
}
