import { type Sample, togetherCpu } from '../load/sample';
import type { Figures, LatenessSample } from './figures';
import { shareOf, type Verdict } from './targets';

/** Columns aligned, the first to the left and the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const two = (value: number): string => value.toFixed(2);
const whole = (value: number): string => value.toFixed(0);
const cpu = (value: number | null): string => (value === null ? '-' : two(value));

const sampleCells = (sample: Sample): string[] => [
  two(sample.p50),
  two(sample.p99),
  whole(sample.perSecond),
  two(togetherCpu(sample)),
  cpu(sample.serverCpu),
  cpu(sample.postgresCpu),
];

function httpTable({ http }: Figures): string[] {
  if (http.length === 0) return [];
  const rows = [['HTTP, 10 at once', 'stored', 'p50 ms', 'p99 ms', 'per s', 'CPU ms', 'own', 'pg', 'after', 'share']];
  for (const { scenario, stored, product, floors, buffers, answerBytes } of http) {
    const touched = buffers === null ? '' : `, ${buffers.touched} buffers`;
    const name = `${scenario} (${(answerBytes / 1_000).toFixed(1)} kB${touched})`;
    rows.push([name, whole(stored), ...sampleCells(product), cpu(product.followerCpu), '']);
    for (const floor of floors) {
      const share = `${whole(shareOf(product, floor.sample))} %`;
      rows.push([`  ${floor.name}`, '', ...sampleCells(floor.sample), '', share]);
    }
  }
  return [
    ...aligned(rows),
    'CPU ms: of api and database for each request; own: the api, or the floor itself; after: of the worker, and of the',
    'database for it, which follow the log while requests go on; share: of the floor, by requests per second.',
  ];
}

const times = ({ p50, p99, max }: LatenessSample): string[] => [p50, p99, max].map(whole);

function timeTable({ lateness, clocks, sockets }: Figures): string[] {
  const rows: string[][] = [];
  for (const { backend, callbacks, overSeconds, row, socket, unheard } of lateness) {
    const name = `${callbacks} callbacks due over ${overSeconds} s, queue on ${backend}`;
    rows.push([`${name}: until its row says it rang`, ...times(row), '']);
    rows.push([`${name}: until its owner hears`, ...times(socket), `${unheard} unheard`]);
  }
  for (const { backend, running, due, overSeconds, late, floor, storm } of clocks) {
    const name = `${due} of ${running} clocks run out over ${overSeconds} s, queue on ${backend}`;
    rows.push([name, ...times(late), '']);
    rows.push([`  bare delayed jobs of BullMQ on ${backend}`, ...times(floor), '']);
    rows.push([
      `create while ${storm.clocks} run out at once`,
      ...times(storm.create),
      `drained in ${two(storm.drainSeconds)} s`,
    ]);
  }
  for (const { product, floor } of sockets) {
    const name = `change to ${product.concerned} of ${product.clients} sockets`;
    rows.push([`${name}: each`, ...times(product.each), `${product.missed} missed`]);
    rows.push([`${name}: the last`, ...times(product.last), '']);
    rows.push(['  bare socket.io emit: each', ...times(floor.each), `${floor.missed} missed`]);
    rows.push(['  bare socket.io emit: the last', ...times(floor.last), '']);
  }
  return rows.length === 0 ? [] : aligned([['Lateness and live changes', 'p50 ms', 'p99 ms', 'max ms', ''], ...rows]);
}

function calendarTable({ calendar }: Figures): string[] {
  if (calendar.length === 0) return [];
  const rows = calendar.map(({ operation, zone, perSecond, floor }) => [
    `${operation}, ${zone}`,
    whole(perSecond),
    whole(floor),
    `${whole(perSecond / floor)} ×`,
  ]);
  return aligned([['Calendar arithmetic, one core', 'per s', 'plain luxon', ''], ...rows]);
}

function otherLines({ memory, start, clockCosts }: Figures): string[] {
  const lines = memory.map(
    ({ when, api, worker }) => `Memory ${when}: api ${whole(api)} MB, worker ${whole(worker)} MB`,
  );
  for (const { stored, rung, cpuMilliseconds } of clockCosts)
    lines.push(`A clock that runs out: ${two(cpuMilliseconds)} CPU ms with ${stored} stored (${rung} rung)`);
  if (start !== null) {
    lines.push(`npm start: ${start.warm.toFixed(1)} s warm, ${start.emptyFolder.toFixed(1)} s on an empty data folder`);
    if (start.freshClone !== null) lines.push(`npm start on a fresh clone: ${start.freshClone.toFixed(1)} s`);
  }
  return lines;
}

function verdictTable(verdicts: readonly Verdict[]): string[] {
  if (verdicts.length === 0) return [];
  const rows = verdicts.map(({ what, target, measured, missedBy }) => [
    what,
    target,
    measured,
    missedBy === null ? 'met' : `missed by ${whole(missedBy * 100)} %`,
  ]);
  return aligned([['Target', '', 'measured', ''], ...rows]);
}

/** Everything measured, for people. */
export function tableOf(figures: Figures, verdicts: readonly Verdict[]): string {
  const { machine } = figures;
  const about =
    machine === null
      ? []
      : [
          `${machine.processors} processors (${machine.model}), ${machine.memoryGigabytes} GB, Node ${machine.node}, PostgreSQL ${machine.postgres}`,
          `load average ${two(machine.loadBefore)} before and ${two(machine.loadAfter)} after${figures.quick ? '; --quick: too short to rely on' : ''}`,
        ];
  return [
    about,
    httpTable(figures),
    timeTable(figures),
    calendarTable(figures),
    otherLines(figures),
    verdictTable(verdicts),
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}
