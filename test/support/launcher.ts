import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, commandOf, hasEnded, isAlive, projectRoot, waitUntil } from '@redress/platform';

const PATIENCE_MILLISECONDS = 90_000;

export interface LauncherOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Another checkout than this one. */
  readonly root?: string;
  /** The user to run as, when the test runs as root. */
  readonly uid?: number;
  /** Options of Node itself. */
  readonly nodeOptions?: readonly string[];
  /** Started as the README says, instead of the program behind it. */
  readonly throughNpm?: boolean;
}

/** `npm start` as a person runs it, in a process of its own. */
export class Launcher {
  private readonly child: ChildProcess;
  /** Everything it printed so far. */
  output = '';

  constructor(private readonly options: LauncherOptions) {
    const program = [...(options.nodeOptions ?? []), join(options.root ?? projectRoot, 'apps/cli/launch.mjs'), 'up'];
    const [command, argv] =
      options.throughNpm === true ? ['npm', ['--prefix', projectRoot, 'start']] : [process.execPath, program];
    this.child = spawn(command, argv, {
      // Not from the project's folder: it has to work from anywhere.
      cwd: '/',
      env: childEnvironment({
        NODE_ENV: undefined,
        JEST_WORKER_ID: undefined,
        DATABASE_URL: undefined,
        REDIS_URL: undefined,
        REDRESS_DATA_DIR: options.dataDirectory,
        PORT: String(options.port),
        ...options.environment,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    const keep = (chunk: Buffer): void => {
      this.output += chunk.toString('utf8');
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
  }

  get lines(): string[] {
    return this.output.trimEnd().split('\n');
  }

  get address(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** Waits for the line that says so; fails with what was printed instead when it ends before. */
  async ready(): Promise<void> {
    await this.printed(`Redress is ready: ${this.address}`);
  }

  async printed(text: string): Promise<void> {
    const outcome = await waitUntil(() => {
      if (this.output.includes(text)) return 'printed';
      return hasEnded(this.child) ? 'ended' : undefined;
    }, PATIENCE_MILLISECONDS);
    if (outcome !== 'printed') throw new Error(`"${text}" was not printed, but:\n${this.output}`);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** @returns the exit code, or the signal's name */
  async ended(): Promise<number | string> {
    const outcome = await waitUntil(
      () => this.child.signalCode ?? this.child.exitCode ?? undefined,
      PATIENCE_MILLISECONDS,
    );
    if (outcome === undefined) throw new Error(`It does not end:\n${this.output}`);
    return outcome;
  }

  /** Ctrl-C, and wait for the end. */
  async stop(): Promise<number | string> {
    if (!hasEnded(this.child)) this.kill('SIGINT');
    return this.ended();
  }

  /** Numbers of the running processes of ours whose command line holds a text: "apps/worker", "postgres". */
  processes(text: string): number[] {
    return [...this.started(), this.postmaster()].filter(
      (pid) => pid > 1 && isAlive(pid) && (commandOf(pid) ?? '').includes(text),
    );
  }

  private started(): number[] {
    const parse = (text: string): number[] => (JSON.parse(text) as { readonly pid: number }[]).map(({ pid }) => pid);
    return readOr(join(this.options.dataDirectory, 'processes.json'), parse, []);
  }

  private postmaster(): number {
    const settings = join(this.options.dataDirectory, 'postgres.json');
    const cluster = readOr(settings, (text) => (JSON.parse(text) as { readonly cluster: string }).cluster, '');
    return readOr(join(cluster, 'postmaster.pid'), (text) => Number.parseInt(text, 10), 0);
  }
}

function readOr<T>(file: string, parse: (text: string) => T, otherwise: T): T {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    // Not written yet, or gone already: both mean that there is nothing to find.
    return otherwise;
  }
}
