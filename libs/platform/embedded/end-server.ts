import type { ChildProcess } from 'node:child_process';
import { codeOf } from '../failure/failure';
import { isAlive } from './process-identity';
import { waitUntil } from './wait-until';

const PATIENCE_MILLISECONDS = 30_000;

/** Whether a child we started is over. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/**
 * Ends a PostgreSQL server and waits until it is gone: fast shutdown; when that hangs, immediate shutdown (recovery at
 * the next start); at last the hard way.
 */
export async function endServer(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return;
      throw error;
    }
    const gone = await waitUntil(() => (isAlive(pid) ? undefined : true), PATIENCE_MILLISECONDS);
    if (gone !== undefined) return;
  }
}
