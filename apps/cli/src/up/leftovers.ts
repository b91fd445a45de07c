import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { commandOf, codeOf, type DataFolder, isAlive, projectRoot, waitUntil } from '@redress/platform';
import { z } from 'zod';

/** Left behind by a launcher that was killed, they stop by themselves as soon as they notice. */
const PATIENCE_MILLISECONDS = 12_000;

const pidsSchema = z.array(z.int().positive());

/** Keeps the numbers of the processes we start, so that the next start can wait for those a crash left behind. */
export class Leftovers {
  private readonly file: string;
  private readonly started = new Set<number>();

  constructor(folder: DataFolder) {
    this.file = folder.at('processes.json');
  }

  add(pid: number): void {
    for (const known of this.started) if (!isAlive(known)) this.started.delete(known);
    this.started.add(pid);
    writeFileSync(this.file, JSON.stringify([...this.started]));
  }

  /** Waits until the processes of the last start are gone; kills those that do not go. */
  async clear(): Promise<void> {
    const alive = this.read().filter((pid) => isAlive(pid) && (commandOf(pid) ?? '').includes(projectRoot));
    const gone = await waitUntil(() => (alive.some(isAlive) ? undefined : true), PATIENCE_MILLISECONDS);
    if (gone !== undefined) return;
    for (const pid of alive.filter(isAlive)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        if (codeOf(error) !== 'ESRCH') throw error;
      }
    }
    await waitUntil(() => (alive.some(isAlive) ? undefined : true), PATIENCE_MILLISECONDS);
  }

  private read(): readonly number[] {
    if (!existsSync(this.file)) return [];
    try {
      return pidsSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      // Half written when the machine went down: then nothing of that time is alive.
      return [];
    }
  }
}
