/** How many messages one connection may send: a burst, and then so many a second. */
const BURST = 30;
const A_SECOND = 5;
/** Who keeps sending although refused so often is cut off. */
const MOST_REFUSED = 100;

/** Counts one connection's messages, so that a single tab cannot keep the process busy. Time is handed in. */
export class MessageBudget {
  private left = BURST;
  private refused = 0;
  private countedAt: number;

  constructor(milliseconds: number) {
    this.countedAt = milliseconds;
  }

  /** Takes one message off the budget: whether it may be dealt with, is refused, or ends the connection. */
  take(milliseconds: number): 'allowed' | 'refused' | 'exhausted' {
    const passed = Math.max(0, milliseconds - this.countedAt);
    this.countedAt = milliseconds;
    this.left = Math.min(BURST, this.left + (passed / 1000) * A_SECOND);
    if (this.left >= 1) {
      this.left -= 1;
      // Forgiven once it has kept still for a while, not by the trickle that a flood is left with.
      if (this.left > BURST / 2) this.refused = 0;
      return 'allowed';
    }
    this.refused += 1;
    return this.refused > MOST_REFUSED ? 'exhausted' : 'refused';
  }
}
