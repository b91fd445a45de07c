import type { Sample } from '../load/sample';

/** What a scenario is held against, measured in the same run. */
export interface Floor {
  readonly name: string;
  readonly sample: Sample;
}

/** Pages of the database that one statement touched. */
export interface Buffers {
  readonly touched: number;
  readonly rows: number;
}

/** One HTTP scenario at one number of complaints stored. */
export interface HttpFigures {
  readonly scenario: 'create' | 'command' | 'read' | 'list all' | 'list mine';
  readonly stored: number;
  readonly product: Sample;
  readonly floors: readonly Floor[];
  readonly answerBytes: number;
  /** Only for lists. */
  readonly buffers: Buffers | null;
}

/** Resident megabytes. */
export interface MemoryFigures {
  readonly when: string;
  readonly api: number;
  readonly worker: number;
}

/** How late callbacks were, in milliseconds from when they were due. */
export interface LatenessFigures {
  readonly backend: 'PostgreSQL' | 'Redis';
  readonly callbacks: number;
  readonly overSeconds: number;
  /** Until the row says that it rang. */
  readonly row: LatenessSample;
  /** Until its owner's socket said so. */
  readonly socket: LatenessSample;
  /** Rings that the owner's socket never heard. */
  readonly unheard: number;
}

export interface LatenessSample {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** How late clocks were broken, in milliseconds from when they were due, while many others run. */
export interface ClockFigures {
  readonly backend: 'PostgreSQL' | 'Redis';
  readonly running: number;
  readonly due: number;
  readonly overSeconds: number;
  readonly late: LatenessSample;
  /** As many of the queue's own delayed jobs, with a handler that does nothing. */
  readonly floor: LatenessSample;
  /** All at one instant, while complaints come in. */
  readonly storm: { readonly clocks: number; readonly drainSeconds: number; readonly create: LatenessSample };
}

/** Processor milliseconds of worker and database for one clock that runs out, with so many stored. */
export interface ClockCostFigures {
  readonly stored: number;
  readonly rung: number;
  readonly cpuMilliseconds: number;
}

/** How long a change took from the request being sent to the sockets it concerns, in milliseconds. */
export interface SocketFigures {
  readonly clients: number;
  readonly concerned: number;
  readonly changes: number;
  readonly perSecond: number;
  readonly each: LatenessSample;
  /** Until the last of those concerned had it. */
  readonly last: LatenessSample;
  readonly missed: number;
}

/** Seconds until Redress said that it is ready. */
export interface StartFigures {
  readonly freshClone: number | null;
  readonly emptyFolder: number;
  readonly warm: number;
}

/** Calendar arithmetic: how many questions a second one core answers. */
export interface CalendarFigures {
  readonly operation: 'add 8 to 40 business hours' | 'elapsed over two weeks' | 'close of business day 3, 15 or 35';
  readonly zone: string;
  readonly perSecond: number;
  /** The same, written day by day with luxon. */
  readonly floor: number;
}

export interface Machine {
  readonly processors: number;
  readonly model: string;
  readonly memoryGigabytes: number;
  readonly node: string;
  readonly postgres: string;
  readonly loadBefore: number;
  readonly loadAfter: number;
}

/** Everything that one run of the bench measured. */
export interface Figures {
  readonly takenAt: string;
  readonly quick: boolean;
  machine: Machine | null;
  readonly http: HttpFigures[];
  readonly memory: MemoryFigures[];
  readonly lateness: LatenessFigures[];
  readonly clocks: ClockFigures[];
  readonly clockCosts: ClockCostFigures[];
  readonly sockets: { product: SocketFigures; floor: SocketFigures }[];
  start: StartFigures | null;
  readonly calendar: CalendarFigures[];
}
