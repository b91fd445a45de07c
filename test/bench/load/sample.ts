import { type Latency, latencyOf } from './quantiles';
import { familyCpu, processCpu } from './process-cost';

/** Whose processor time is counted while something is measured. */
export interface Watched {
  /** Of the thing measured: the api, or a floor's server; null where this process itself is the client. */
  readonly server: number | null;
  readonly postgres: number | null;
  readonly worker: number | null;
}

/** One thing measured. CPU is milliseconds per request; null where it has none. */
export interface Sample extends Latency {
  readonly count: number;
  readonly perSecond: number;
  readonly serverCpu: number | null;
  readonly postgresCpu: number | null;
  readonly workerCpu: number | null;
}

const read = (pid: number | null, of: (pid: number) => number): number | null => (pid === null ? null : of(pid));

/** Takes what some work cost. The work hands back how long each of its parts took, in milliseconds. */
export async function sampled(watched: Watched, work: () => Promise<readonly number[]>): Promise<Sample> {
  const usage = () => ({
    server: read(watched.server, processCpu),
    postgres: read(watched.postgres, familyCpu),
    worker: read(watched.worker, processCpu),
  });
  const before = usage();
  const began = performance.now();
  const milliseconds = await work();
  const seconds = (performance.now() - began) / 1_000;
  const after = usage();
  const count = milliseconds.length;
  if (count === 0) throw new Error('Nothing was answered while it was measured.');
  const each = (name: keyof typeof before): number | null => {
    const [from, to] = [before[name], after[name]];
    return from === null || to === null ? null : (to - from) / count;
  };
  return {
    ...latencyOf(milliseconds),
    count,
    perSecond: count / seconds,
    serverCpu: each('server'),
    postgresCpu: each('postgres'),
    workerCpu: each('worker'),
  };
}

/** Processor milliseconds of server and database together. */
export const togetherCpu = ({ serverCpu, postgresCpu }: Sample): number => (serverCpu ?? 0) + (postgresCpu ?? 0);
