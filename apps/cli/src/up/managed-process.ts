import { type ChildProcess, spawn } from 'node:child_process';
import { hasEnded, PROCESS_FLAGS, projectRoot, READY_MESSAGE, StartupError, waitUntil } from '@redress/platform';
import { Deferred } from './deferred';
import { builtFile } from '../run-script';
import type { ProcessLog } from './process-log';

const FIRST_PAUSE_MILLISECONDS = 500;
const LONGEST_PAUSE_MILLISECONDS = 30_000;
/** A process that lived this long is healthy again: its next death is a first one. */
const HEALTHY_MILLISECONDS = 60_000;
/** A process that never got to work is given up after so many tries. */
const TRIES_BEFORE_READY = 3;

export interface ManagedProcessOptions {
  readonly name: string;
  /** The program's source file without its extension. */
  readonly source: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: ProcessLog;
  /** One line for the terminal. */
  readonly report: (line: string) => void;
  /** Told the number of every process that is started. */
  readonly onStart: (pid: number) => void;
}

/**
 * One of our own processes, started again whenever it dies, with growing pauses. It is in a session of its own, so that
 * Ctrl-C reaches only the launcher, and it ends by itself when the launcher is gone (its channel breaks).
 */
export class ManagedProcess {
  private child: ChildProcess | undefined;
  private startedAt = 0;
  private deaths = 0;
  private everReady = false;
  private stopping = false;
  private restart: NodeJS.Timeout | undefined;
  private readonly readiness = new Deferred();

  constructor(private readonly options: ManagedProcessOptions) {
    // Whoever waits for it sees the failure; should nobody wait any more, it is not unhandled.
    this.readiness.promise.catch(() => undefined);
  }

  /** Resolves once it said that it is at work; rejects with a StartupError when it died too often before that. */
  get ready(): Promise<void> {
    return this.readiness.promise;
  }

  start(): void {
    const { source, environment, log } = this.options;
    const child = spawn(process.execPath, [...PROCESS_FLAGS, builtFile(source)], {
      cwd: projectRoot,
      env: environment,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.startedAt = performance.now();
    if (child.pid !== undefined) this.options.onStart(child.pid);
    if (child.stdout !== null) log.follow(child.stdout);
    if (child.stderr !== null) log.follow(child.stderr);
    child.on('message', (message) => {
      if (message !== READY_MESSAGE) return;
      this.everReady = true;
      this.readiness.resolve();
    });
    child.once('error', (error) => this.options.report(`${this.options.name}: ${error.message}`));
    child.once('exit', (code, signal) => this.onExit(signal ?? `code ${code}`));
  }

  /** Asks it to finish what it is doing; after `patienceMilliseconds` it is killed. */
  async stop(patienceMilliseconds: number): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const child = this.child;
    if (child === undefined || hasEnded(child)) return;
    child.kill('SIGTERM');
    const ended = await waitUntil(() => (hasEnded(child) ? true : undefined), patienceMilliseconds);
    if (ended === undefined) {
      this.options.report(`${this.options.name} did not finish in time and is killed.`);
      child.kill('SIGKILL');
    }
  }

  /** At once and without asking. */
  kill(): void {
    this.stopping = true;
    clearTimeout(this.restart);
    this.child?.kill('SIGKILL');
  }

  private onExit(how: string): void {
    if (this.stopping) return;
    this.deaths = performance.now() - this.startedAt > HEALTHY_MILLISECONDS ? 1 : this.deaths + 1;
    const { name, log, report } = this.options;
    if (!this.everReady && this.deaths >= TRIES_BEFORE_READY) {
      const reason = log.lastProblem ?? `it ended with ${how}`;
      this.readiness.reject(new StartupError(`The ${name} does not start: ${reason} (see ${log.file}).`));
      return;
    }
    const pause = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** (this.deaths - 1), LONGEST_PAUSE_MILLISECONDS);
    report(`The ${name} ended (${how}); it starts again in ${pause / 1_000} s.`);
    this.restart = setTimeout(() => this.start(), pause);
  }
}
