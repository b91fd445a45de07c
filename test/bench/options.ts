import { parseArgs } from 'node:util';

/** Parts of the bench that can be asked for one by one. */
export const PARTS = ['http', 'sockets', 'lateness', 'clocks', 'start', 'calendar'] as const;
export type Part = (typeof PARTS)[number];

/** How much is measured. Times are seconds. */
export interface Scale {
  /** Numbers of complaints stored at which the HTTP scenarios are measured, smallest first. */
  readonly stored: readonly number[];
  readonly warmUp: number;
  readonly measured: number;
  /** Callbacks pending, and over how long they fall due, beginning so long after they were stored. */
  readonly callbacks: number;
  readonly dueOver: number;
  readonly dueAfter: number;
  /** Running clocks, those of them that run out within `dueOver`, and those that run out at one instant. */
  readonly clocks: number;
  readonly clocksDue: number;
  readonly stormOf: number;
  /** Numbers of running clocks stored at which the cost of one is told, smallest first. */
  readonly clocksStored: readonly number[];
  readonly sockets: number;
  /** Changes a second, and for how long, while sockets listen. */
  readonly changesPerSecond: number;
  readonly changing: number;
  /** The whole bench ends itself after so long. */
  readonly patience: number;
}

const FULL: Scale = {
  stored: [10_000, 200_000],
  warmUp: 4,
  measured: 12,
  callbacks: 10_000,
  dueOver: 60,
  dueAfter: 120,
  clocks: 100_000,
  clocksDue: 20_000,
  stormOf: 5_000,
  clocksStored: [10_000, 1_000_000],
  sockets: 500,
  changesPerSecond: 20,
  changing: 30,
  patience: 90 * 60,
};

const QUICK: Scale = {
  stored: [1_000, 5_000],
  warmUp: 1,
  measured: 3,
  callbacks: 500,
  dueOver: 10,
  dueAfter: 25,
  clocks: 2_000,
  clocksDue: 300,
  stormOf: 100,
  clocksStored: [2_000, 6_000],
  sockets: 500,
  changesPerSecond: 20,
  changing: 5,
  patience: 10 * 60,
};

export interface BenchOptions {
  readonly scale: Scale;
  readonly quick: boolean;
  readonly parts: ReadonlySet<Part>;
  /** Where the JSON goes; null for nowhere. */
  readonly json: string | null;
  /** Also start a fresh clone, which installs every package anew. */
  readonly freshClone: boolean;
}

export const USAGE = `npm run bench -- [--quick] [--only ${PARTS.join(',')}] [--stored 10000,200000] [--seconds 12] [--json FILE] [--fresh-clone]

  --quick        small numbers and short times: shows that everything can be measured, not how fast it is
  --only         some parts, separated by commas
  --seconds      how long each request is measured; it is warmed up for a third of that before
  --stored       numbers of complaints stored at which the HTTP scenarios are measured, rising
  --json         writes everything that was measured to a file
  --fresh-clone  also times the first start of a fresh clone, which fetches every package`;

const numbers = (text: string): number[] => text.split(',').map(Number);

/** @throws Error with a sentence where an option is unknown or makes no sense */
export function readOptions(given: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...given],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      stored: { type: 'string' },
      seconds: { type: 'string' },
      json: { type: 'string' },
      'fresh-clone': { type: 'boolean', default: false },
    },
  });
  const wanted = values.only?.split(',') ?? PARTS;
  const unknown = wanted.filter((part) => !PARTS.some((each) => each === part));
  if (unknown.length > 0) throw new Error(`The bench has no part named ${unknown.join(', ')}.`);
  const scale = values.quick ? QUICK : FULL;
  const stored = values.stored === undefined ? scale.stored : numbers(values.stored);
  const rising = stored.every((count, index) => Number.isInteger(count) && count > (stored[index - 1] ?? 99));
  if (!rising || stored.length === 0) throw new Error('--stored takes rising whole numbers from 100 on.');
  const measured = Number(values.seconds ?? scale.measured);
  if (!(measured >= 1 && measured <= 600)) throw new Error('--seconds takes a number from 1 to 600.');
  const warmUp = values.seconds === undefined ? scale.warmUp : measured / 3;
  return {
    scale: { ...scale, stored, measured, warmUp },
    quick: values.quick,
    parts: new Set(PARTS.filter((part) => wanted.includes(part))),
    json: values.json ?? null,
    freshClone: values['fresh-clone'],
  };
}
