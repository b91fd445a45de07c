import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { messageOf } from '@redress/platform';
import { Cleanups } from './cleanups';
import { BenchServer } from './house/bench-server';
import { canMeasureProcesses } from './load/process-cost';
import { type BenchOptions, readOptions, USAGE } from './options';
import type { Figures, Machine } from './report/figures';
import { tableOf } from './report/table';
import { verdictsOf } from './report/targets';
import { benchCalendar } from './scenarios/bench-calendar';
import { benchClocks } from './scenarios/bench-clocks';
import { benchHttp } from './scenarios/bench-http';
import { benchLateness } from './scenarios/bench-lateness';
import { benchSockets } from './scenarios/bench-sockets';
import { benchStart } from './scenarios/bench-start';

const began = performance.now();

/** Progress, apart from the figures. */
const say = (line: string): void =>
  console.error(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`);

const load = (): number => loadavg()[0] ?? 0;

const machineOf = (postgres: string, loadBefore: number): Machine => ({
  processors: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  memoryGigabytes: Math.round(totalmem() / 1e9),
  node: process.versions.node,
  postgres,
  loadBefore,
  loadAfter: load(),
});

async function bench({ scale, parts, quick, freshClone }: BenchOptions, cleanups: Cleanups): Promise<Figures> {
  const figures: Figures = {
    takenAt: new Date().toISOString(),
    quick,
    machine: null,
    http: [],
    memory: [],
    lateness: [],
    clocks: [],
    clockCosts: [],
    sockets: [],
    start: null,
    calendar: [],
  };
  const loadBefore = load();
  const server = await BenchServer.start();
  cleanups.add(() => server.stop());
  say(`PostgreSQL ${server.version} runs.`);
  const part = { server, scale, figures, cleanups, say };
  if (parts.has('http')) await benchHttp(part);
  if (parts.has('sockets')) await benchSockets(part);
  if (parts.has('lateness')) await benchLateness(part);
  if (parts.has('clocks')) await benchClocks(part);
  if (parts.has('calendar')) benchCalendar(part);
  if (parts.has('start')) await benchStart(part, freshClone);
  figures.machine = machineOf(server.version, loadBefore);
  return figures;
}

/** Ends the bench, and everything it started, in the middle. */
function endEarly(cleanups: Cleanups, why: string): void {
  console.error(why);
  void cleanups.run().then(() => process.exit(1));
}

async function main(given: readonly string[]): Promise<number> {
  if (given.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  if (!canMeasureProcesses()) throw new Error('The bench reads processor time from /proc, which only Linux has.');
  const options = readOptions(given);
  const cleanups = new Cleanups();
  const stop = (): void => endEarly(cleanups, 'Stopped.');
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const watchdog = setTimeout(
    () => endEarly(cleanups, `The bench takes longer than ${options.scale.patience} s and is ended.`),
    options.scale.patience * 1_000,
  );
  try {
    const figures = await bench(options, cleanups);
    const verdicts = verdictsOf(figures);
    console.log(tableOf(figures, verdicts));
    if (options.json !== null) writeFileSync(options.json, `${JSON.stringify({ ...figures, verdicts }, null, 2)}\n`);
    return 0;
  } finally {
    clearTimeout(watchdog);
    await cleanups.run();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.stack : messageOf(error));
  process.exitCode = 1;
}
