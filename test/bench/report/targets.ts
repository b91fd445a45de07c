import { type Sample, togetherCpu } from '../load/sample';
import type { ClockCostFigures, ClockFigures, Figures, HttpFigures } from './figures';

/** One thing that was promised, and what became of it. */
export interface Verdict {
  readonly what: string;
  readonly target: string;
  readonly measured: string;
  readonly met: boolean;
  /** How far off, as a share of the target; null where it was met. */
  readonly missedBy: number | null;
}

const digits = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2));

/** At most so much. */
const atMost = (what: string, limit: number, measured: number, unit: string): Verdict => ({
  what,
  target: `≤ ${limit} ${unit}`,
  measured: `${digits(measured)} ${unit}`,
  met: measured <= limit,
  missedBy: measured <= limit ? null : measured / limit - 1,
});

/** At least so much. */
const atLeast = (what: string, limit: number, measured: number, unit: string): Verdict => ({
  what,
  target: `≥ ${limit} ${unit}`,
  measured: `${digits(measured)} ${unit}`,
  met: measured >= limit,
  missedBy: measured >= limit ? null : 1 - measured / limit,
});

const ofClocks = ({ backend, late, storm }: ClockFigures): Verdict[] => [
  atMost(`clocks run out, queue on ${backend}: p99 late`, 1_000, late.p99, 'ms'),
  atMost(`${storm.clocks} clocks at one instant, queue on ${backend}: drained`, 30, storm.drainSeconds, 's'),
  atMost(`create meanwhile, queue on ${backend}: p99`, 100, storm.create.p99, 'ms'),
];

const costOfMany = (costs: readonly ClockCostFigures[]): Verdict[] => {
  const [few, many] = [costs[0], costs.at(-1)];
  if (few === undefined || many === undefined || few === many) return [];
  const times = many.cpuMilliseconds / few.cpuMilliseconds;
  return [atMost(`a clock with ${many.stored} stored: CPU`, 1.3, times, `times that at ${few.stored}`)];
};

/** As many requests a second as a floor allows, in per cent. */
export const shareOf = (product: Sample, floor: Sample): number => (product.perSecond / floor.perSecond) * 100;

const create = ({ product, floors, stored }: HttpFigures): Verdict[] => {
  const [bare] = floors;
  return [
    ...(bare === undefined
      ? []
      : [atLeast(`create at ${stored}: share of bare pg`, 35, shareOf(product, bare.sample), '%')]),
    atMost(`create at ${stored}: CPU of api and database`, 2, togetherCpu(product), 'ms'),
    atMost(`create at ${stored}: p99`, 50, product.p99, 'ms'),
  ];
};

const read = ({ product, stored }: HttpFigures): Verdict[] => [
  atMost(`read at ${stored}: CPU of api and database`, 1, togetherCpu(product), 'ms'),
];

const list = (figures: HttpFigures, smallest: HttpFigures | undefined): Verdict[] => {
  const { scenario, product, stored, buffers } = figures;
  const cpu = atMost(`${scenario} at ${stored}: CPU of api and database`, 1.5, togetherCpu(product), 'ms');
  if (smallest === undefined || smallest === figures || buffers === null || smallest.buffers === null) return [cpu];
  const times = `times that at ${smallest.stored}`;
  return [
    cpu,
    atMost(`${scenario} at ${stored}: p50`, 1.2, product.p50 / smallest.product.p50, times),
    atMost(`${scenario} at ${stored}: buffers touched`, 1.2, buffers.touched / smallest.buffers.touched, times),
  ];
};

const ofHttp = (all: readonly HttpFigures[]): Verdict[] =>
  all.flatMap((figures) => {
    switch (figures.scenario) {
      case 'create':
        return create(figures);
      case 'read':
        return read(figures);
      case 'list all':
      case 'list mine':
        return list(
          figures,
          all.find(({ scenario }) => scenario === figures.scenario),
        );
      case 'command':
        return [];
    }
  });

/** Everything that was promised and measured in this run. */
export function verdictsOf({
  http,
  memory,
  lateness,
  clocks,
  clockCosts,
  sockets,
  start,
  calendar,
}: Figures): Verdict[] {
  const idle = memory[0];
  return [
    ...ofHttp(http),
    ...lateness.flatMap(({ backend, row, socket }) => [
      atMost(`callback rings, queue on ${backend}: p99 late in its row`, 1_000, row.p99, 'ms'),
      atMost(`callback rings, queue on ${backend}: p99 late on the owner's socket`, 1_000, socket.p99, 'ms'),
    ]),
    ...clocks.flatMap(ofClocks),
    ...costOfMany(clockCosts),
    ...sockets.map(({ product }) => atMost('change to socket: p99', 150, product.each.p99, 'ms')),
    ...(start === null ? [] : [atMost('npm start, warm', 6, start.warm, 's')]),
    ...(start === null || start.freshClone === null
      ? []
      : [atMost('npm start on a fresh clone', 120, start.freshClone, 's')]),
    ...calendar.map(({ operation, zone, perSecond }) =>
      atLeast(`calendar, ${operation}, ${zone}`, 100_000, perSecond, 'per s'),
    ),
    ...(idle === undefined ? [] : [atMost('api and worker idle, together', 350, idle.api + idle.worker, 'MB')]),
  ];
}
