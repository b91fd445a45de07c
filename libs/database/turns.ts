interface Waiting {
  readonly enter: () => void;
}

/** Lets so many in at a time; the others wait in the order in which they came. */
export class Turns {
  private readonly waiting = new Set<Waiting>();

  constructor(
    private free: number,
    /** How long anybody waits. */
    private readonly milliseconds: number,
  ) {}

  /** Waits for a turn and works. @throws Error when no turn came in time; then the work was not begun */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.handedOver();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private handedOver(): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      const mine: Waiting = {
        enter: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiting.delete(mine);
        reject(new Error(`No turn came within ${this.milliseconds} ms.`));
      }, this.milliseconds);
      this.waiting.add(mine);
    });
  }

  /** The turn goes to whoever waited longest, without being free in between. */
  private leave(): void {
    for (const next of this.waiting) {
      this.waiting.delete(next);
      next.enter();
      return;
    }
    this.free += 1;
  }
}
