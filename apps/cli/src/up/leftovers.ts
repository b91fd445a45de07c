import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { codeOf, type DataFolder, isAlive, startMark, waitUntil } from '@redress/platform';
import { z } from 'zod';

/** Left behind by a launcher that was killed, they stop by themselves as soon as they notice. */
const PATIENCE_MILLISECONDS = 12_000;

/** A process and when it began, as its number alone may by now belong to somebody else's. */
const startedSchema = z.array(z.object({ pid: z.int().positive(), mark: z.string().nullable() }));
type Started = z.infer<typeof startedSchema>[number];

const stillRuns = ({ pid, mark }: Started): boolean => isAlive(pid) && startMark(pid) === mark;

/** Keeps the numbers of the processes we start, so that the next start can wait for those a crash left behind. */
export class Leftovers {
  private readonly file: string;
  private started: Started[] = [];

  constructor(folder: DataFolder) {
    this.file = folder.at('processes.json');
  }

  add(pid: number): void {
    this.started = [...this.started.filter(stillRuns), { pid, mark: startMark(pid) }];
    writeFileSync(this.file, JSON.stringify(this.started));
  }

  /** Waits until the processes of the last start are gone; kills those that do not go. */
  async clear(): Promise<void> {
    const left = this.read().filter(stillRuns);
    const allGone = (): true | undefined => (left.some(stillRuns) ? undefined : true);
    if ((await waitUntil(allGone, PATIENCE_MILLISECONDS)) !== undefined) return;
    for (const { pid } of left.filter(stillRuns)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (codeOf(error) !== 'ESRCH') throw error;
      }
    }
    await waitUntil(allGone, PATIENCE_MILLISECONDS);
  }

  private read(): readonly Started[] {
    if (!existsSync(this.file)) return [];
    try {
      return startedSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      // Half written when the machine went down: then nothing of that time is alive.
      return [];
    }
  }
}
