import { messageOf } from '@redress/platform';

/** What is to be undone in the end, last first, whatever happens in between. */
export class Cleanups {
  private readonly steps: (() => Promise<void> | void)[] = [];

  add(step: () => Promise<void> | void): void {
    this.steps.push(step);
  }

  /** Does them all, even where one fails. */
  async run(): Promise<void> {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) {
      try {
        await step();
      } catch (error) {
        console.error(`The bench could not clean up behind itself: ${messageOf(error)}`);
      }
    }
  }
}
