import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, hasEnded, PROCESS_FLAGS, projectRoot, READY_MESSAGE, waitUntil } from '@redress/platform';

const START_MILLISECONDS = 120_000;
const STOP_MILLISECONDS = 20_000;
const LOG_SHOWN = 2_000;

/** A process under measurement: ours, or a floor's. It ends with the bench, whose channel it hangs on. */
export class HouseProcess {
  private constructor(
    readonly name: string,
    readonly pid: number,
    /** From spawning until it said that it is at work. */
    readonly startMilliseconds: number,
    private readonly child: ChildProcess,
  ) {}

  /**
   * Starts a built program and waits until it is at work.
   * @param source the program's source file without its extension
   */
  static async start(
    name: string,
    source: string,
    environment: Readonly<Record<string, string | undefined>>,
    logFile: string,
  ): Promise<HouseProcess> {
    const began = performance.now();
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [...PROCESS_FLAGS, join(projectRoot, 'dist', `${source}.js`)], {
      cwd: projectRoot,
      env: childEnvironment(environment),
      stdio: ['ignore', log, log, 'ipc'],
    });
    closeSync(log);
    let ready = false;
    child.on('message', (message) => {
      ready ||= message === READY_MESSAGE;
    });
    const outcome = await waitUntil(() => (ready || hasEnded(child) ? true : undefined), START_MILLISECONDS);
    if (outcome === undefined || !ready || child.pid === undefined) {
      child.kill('SIGKILL');
      throw new Error(`${name} did not start:\n${readFileSync(logFile, 'utf8').slice(-LOG_SHOWN)}`);
    }
    return new HouseProcess(name, child.pid, performance.now() - began, child);
  }

  /** @throws Error when it has ended by itself: then nothing that was measured counts */
  assertAlive(): void {
    if (hasEnded(this.child)) throw new Error(`${this.name} ended while it was measured.`);
  }

  async stop(): Promise<void> {
    if (hasEnded(this.child)) return;
    this.child.kill('SIGTERM');
    const ended = await waitUntil(() => (hasEnded(this.child) ? true : undefined), STOP_MILLISECONDS);
    if (ended === undefined) this.child.kill('SIGKILL');
  }
}
