/** What a run's latencies come to, in milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The value that so much of a sorted list lies at or below. */
const at = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** Exact, from every single measurement. */
export function latencyOf(milliseconds: readonly number[]): Latency {
  const sorted = Float64Array.from(milliseconds).sort();
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99), max: at(sorted, 1) };
}
