import type { LoggedEvent, Positions } from '@redress/contracts';

type Place = Pick<LoggedEvent, 'lane' | 'position'>;

/** How many events lie after one place and up to another; lanes not named count as 0. */
export const eventsBetween = (after: Positions, upto: Positions): number =>
  Object.entries(upto).reduce((sum, [lane, position]) => sum + Math.max(0, position - (after[Number(lane)] ?? 0)), 0);

/** Whether the first place lies beyond the second in some lane. */
export const isAhead = (positions: Positions, of: Positions): boolean =>
  Object.entries(positions).some(([lane, position]) => position > (of[Number(lane)] ?? 0));

/** Up to where this process has told its listeners, lane by lane. */
export class Frontier {
  private readonly reached = new Map<number, number>();
  private readonly waiting = new Set<{ readonly positions: Positions; readonly arrived: () => void }>();

  /** Begins at a place; what lies before it is never told, only caught up with. */
  start(at: Positions): void {
    for (const [lane, position] of Object.entries(at)) this.reached.set(Number(lane), position);
  }

  positions(): Positions {
    return Object.fromEntries(this.reached);
  }

  hasPassed({ lane, position }: Place): boolean {
    return position <= (this.reached.get(lane) ?? 0);
  }

  pass({ lane, position }: Place): void {
    this.reached.set(lane, position);
    if (this.waiting.size === 0) return;
    for (const each of this.waiting) if (!isAhead(each.positions, this.positions())) each.arrived();
  }

  /** Waits until all of these positions are passed. @returns false when they were not within the time given */
  async reaches(positions: Positions, withinMilliseconds: number): Promise<boolean> {
    if (!isAhead(positions, this.positions())) return true;
    return new Promise((resolve) => {
      const settle = (reached: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(entry);
        resolve(reached);
      };
      const entry = { positions, arrived: () => settle(true) };
      const timer = setTimeout(() => settle(false), withinMilliseconds);
      this.waiting.add(entry);
    });
  }
}
