import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds, from a tenth of a millisecond to a minute. */
const DEFAULT_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** This process's Prometheus figures. Names start with `redress_`, units are in the name (`_seconds`, `_total`). */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** A figure that only grows. Asking twice for one name gives the same counter. */
  counter<L extends string = never>(
    name: `redress_${string}`,
    help: string,
    labelNames: readonly L[] = [],
  ): Counter<L> {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Counter
      ? known
      : new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /** A figure that rises and falls; `collect` sets it whenever it is read. */
  gauge<L extends string = never>(
    name: `redress_${string}`,
    help: string,
    labelNames: readonly L[] = [],
    collect?: (gauge: Gauge<L>) => void | Promise<void>,
  ): Gauge<L> {
    const known = this.registry.getSingleMetric(name);
    if (known instanceof Gauge) return known;
    return new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      ...(collect === undefined
        ? {}
        : {
            collect(this: Gauge<L>) {
              return collect(this);
            },
          }),
    });
  }

  /** A distribution, in seconds unless the name says otherwise. */
  histogram<L extends string = never>(
    name: `redress_${string}`,
    help: string,
    labelNames: readonly L[] = [],
    buckets: readonly number[] = DEFAULT_BUCKETS,
  ): Histogram<L> {
    const known = this.registry.getSingleMetric(name);
    return known instanceof Histogram
      ? known
      : new Histogram({ name, help, labelNames: [...labelNames], buckets: [...buckets], registers: [this.registry] });
  }

  /** Everything in Prometheus' text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  /** The media type of {@link text}. */
  get contentType(): string {
    return this.registry.contentType;
  }
}
