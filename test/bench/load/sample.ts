import type { Client } from 'pg';
import { backendsOf } from './backends';
import { familyCpu, processCpu } from './process-cost';
import { type Latency, latencyOf } from './quantiles';

/** Whose processor time is counted while something is measured. */
export interface Watched {
  /** The process measured: the api, or a floor's server or client. */
  readonly server: number;
  /** PostgreSQL's first process; null where the thing measured has no database. */
  readonly postgres: number | null;
  /** The worker, which follows the log meanwhile, and a connection by which its part of PostgreSQL is told apart. */
  readonly follower: { readonly pid: number; readonly sql: Client } | null;
}

/** One thing measured. CPU is milliseconds of processor time per request; null where it has none. */
export interface Sample extends Latency {
  readonly count: number;
  readonly perSecond: number;
  readonly serverCpu: number;
  /** PostgreSQL's, its own housekeeping included, but for what it did for the follower. */
  readonly postgresCpu: number | null;
  /** The worker's, and PostgreSQL's for it: mails, bells, reading the log. It comes after the answer. */
  readonly followerCpu: number | null;
}

interface Usage {
  readonly server: number;
  readonly postgres: number;
  readonly follower: number;
  /** Of each process of PostgreSQL that works for the follower. */
  readonly backends: ReadonlyMap<number, number>;
}

async function usageOf({ server, postgres, follower }: Watched): Promise<Usage> {
  const backends = follower === null ? [] : await backendsOf(follower.pid, follower.sql);
  return {
    server: processCpu(server),
    postgres: postgres === null ? 0 : familyCpu(postgres),
    follower: follower === null ? 0 : processCpu(follower.pid),
    backends: new Map(backends.map((pid) => [pid, processCpu(pid)])),
  };
}

/** Takes what some work cost. The work hands back how long each of its parts took, in milliseconds. */
export async function sampled(watched: Watched, work: () => Promise<readonly number[]>): Promise<Sample> {
  const before = await usageOf(watched);
  const began = performance.now();
  const milliseconds = await work();
  const seconds = (performance.now() - began) / 1_000;
  const after = await usageOf(watched);
  const count = milliseconds.length;
  if (count === 0) throw new Error('Nothing was answered while it was measured.');
  let forFollower = 0;
  for (const [pid, used] of after.backends) forFollower += used - (before.backends.get(pid) ?? 0);
  return {
    ...latencyOf(milliseconds),
    count,
    perSecond: count / seconds,
    serverCpu: (after.server - before.server) / count,
    postgresCpu: watched.postgres === null ? null : (after.postgres - before.postgres - forFollower) / count,
    followerCpu: watched.follower === null ? null : (after.follower - before.follower + forFollower) / count,
  };
}

/** Processor milliseconds of server and database together. */
export const togetherCpu = ({ serverCpu, postgresCpu }: Sample): number => serverCpu + (postgresCpu ?? 0);
