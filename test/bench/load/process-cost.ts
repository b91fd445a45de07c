import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { codeOf } from '@redress/platform';

/** Milliseconds in which the system counts processor time, as `getconf CLK_TCK` says for a second. */
const TICK_MILLISECONDS = 1_000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

interface Usage {
  readonly parent: number;
  /** Its own time, and that of children that ended and were waited for. */
  readonly own: number;
  readonly ended: number;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // It ended between listing and looking.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return null;
    throw error;
  }
}

function usageOf(pid: number): Usage | null {
  const text = readOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The program's name may hold blanks and brackets: what counts follows its last bracket, beginning with field 3.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const field = (number: number): number => Number(fields[number - 3]);
  return {
    parent: field(4),
    own: (field(14) + field(15)) * TICK_MILLISECONDS,
    ended: (field(16) + field(17)) * TICK_MILLISECONDS,
  };
}

/** Processor milliseconds that one process has used so far. */
export function processCpu(pid: number): number {
  const usage = usageOf(pid);
  if (usage === null) throw new Error(`There is no process ${pid}.`);
  return usage.own;
}

/** Processor milliseconds that a server and all it started have used so far, those that ended included. */
export function familyCpu(pid: number): number {
  const server = usageOf(pid);
  if (server === null) throw new Error(`There is no process ${pid}.`);
  const children = readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map((entry) => usageOf(Number(entry)))
    .filter((usage) => usage?.parent === pid);
  return children.reduce((sum, usage) => sum + (usage?.own ?? 0), server.own + server.ended);
}

/** Memory a process holds now (resident set), in megabytes of a million bytes. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readOrNull(`/proc/${pid}/status`) ?? '') ?? [];
  if (kilobytes === undefined) throw new Error(`There is no process ${pid}.`);
  return (Number(kilobytes) * 1_024) / 1_000_000;
}

/** Processor time and memory are read from /proc; without it there is no bench. */
export const canMeasureProcesses = (): boolean => process.platform === 'linux';
