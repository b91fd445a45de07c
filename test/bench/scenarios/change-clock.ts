import { setTimeout as pause } from 'node:timers/promises';
import { waitUntil } from '@redress/platform';
import { latencyOf } from '../load/quantiles';
import type { SocketFigures } from '../report/figures';

/** How long the last receipts are waited for. */
const PATIENCE_MILLISECONDS = 10_000;

/** A pace at which changes are made. */
export interface Pace {
  readonly perSecond: number;
  readonly seconds: number;
}

/** Takes down when each change was asked for and when it arrived at each socket. */
export class ChangeClock {
  private readonly askedAt = new Map<string, number>();
  private readonly arrivals = new Map<string, number[]>();

  /** A socket heard of a change; its name may become known to {@link make} only later. */
  heard(change: string): void {
    const times = this.arrivals.get(change);
    if (times === undefined) this.arrivals.set(change, [performance.now()]);
    else times.push(performance.now());
  }

  /**
   * Makes changes at a pace, whether or not those before were answered, and waits until all sockets have heard.
   * @param make asks for one change and hands back its name
   * @param concerned sockets that are to hear of each
   */
  async run(make: () => Promise<string>, concerned: number, clients: number, pace: Pace): Promise<SocketFigures> {
    const changes = Math.round(pace.perSecond * pace.seconds);
    const began = performance.now();
    const asked: Promise<void>[] = [];
    for (let index = 0; index < changes; index += 1) {
      await pause(Math.max(0, began + (index / pace.perSecond) * 1_000 - performance.now()));
      asked.push(this.ask(make));
    }
    await Promise.all(asked);
    await waitUntil(() => (this.missing(concerned) === 0 ? true : undefined), PATIENCE_MILLISECONDS);
    const each: number[] = [];
    const last: number[] = [];
    for (const [change, at] of this.askedAt) {
      const latencies = (this.arrivals.get(change) ?? []).map((time) => time - at);
      each.push(...latencies);
      if (latencies.length > 0) last.push(Math.max(...latencies));
    }
    return {
      clients,
      concerned,
      changes,
      perSecond: pace.perSecond,
      each: latencyOf(each),
      last: latencyOf(last),
      missed: this.missing(concerned),
    };
  }

  private async ask(make: () => Promise<string>): Promise<void> {
    const at = performance.now();
    this.askedAt.set(await make(), at);
  }

  private missing(concerned: number): number {
    let missing = 0;
    for (const change of this.askedAt.keys()) {
      missing += Math.max(0, concerned - (this.arrivals.get(change)?.length ?? 0));
    }
    return missing;
  }
}
