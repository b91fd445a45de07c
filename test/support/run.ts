import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  childEnvironment,
  codeOf,
  DataFolder,
  EmbeddedPostgres,
  environmentVariable,
  messageOf,
  onNpmGone,
  projectRoot,
} from '@redress/platform';
import { startPrivateRedis } from './private-redis';

/** Undone in reverse order, whatever happens. */
const cleanups: (() => Promise<void> | void)[] = [];

async function startServers(): Promise<Record<string, string | undefined>> {
  const folder = DataFolder.open(mkdtempSync(join(tmpdir(), 'redress-test-')));
  cleanups.push(() => rmSync(folder.path, { recursive: true, force: true }));
  const postgres = new EmbeddedPostgres(folder, { durable: false });
  cleanups.push(async () => {
    await postgres.stop();
    // As root the database may live apart from a folder that others cannot reach.
    if (!postgres.clusterFolder.startsWith(folder.path)) {
      rmSync(dirname(postgres.clusterFolder), { recursive: true, force: true });
    }
  });
  await postgres.start();

  const redis = await startPrivateRedis();
  if (redis !== null) cleanups.push(() => redis.stop());
  else if (environmentVariable('CI') === 'true') {
    throw new Error(
      'There is no redis-server on this machine and it could not be installed; under CI that is a failure.',
    );
  } else {
    console.log('There is no redis-server on this machine: tests that run on Redis are skipped.');
  }
  return { TEST_DATABASE_URL: postgres.databaseUrl, TEST_REDIS_URL: redis?.url };
}

/** Jest, its workers and what they start are a process group of their own, so that all of them can be told to end. */
function startJest(servers: Record<string, string | undefined>, options: readonly string[]): ChildProcess {
  return spawn(
    process.execPath,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', ...options],
    {
      cwd: projectRoot,
      stdio: 'inherit',
      detached: true,
      // A test must never reach a database or Redis that somebody uses.
      env: childEnvironment({ NODE_ENV: 'test', DATABASE_URL: undefined, REDIS_URL: undefined, ...servers }),
    },
  );
}

function signalGroup(leader: ChildProcess, signal: NodeJS.Signals): void {
  if (leader.pid === undefined) return;
  try {
    process.kill(-leader.pid, signal);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/**
 * Runs jest over everything, or over what `options` name, with a throw-away PostgreSQL and a private Redis beside it.
 * Ends them all when it is told to end itself, and when npm, which runs it, is killed.
 * @returns the exit code
 */
export async function runTests(options: readonly string[]): Promise<number> {
  let jest: ChildProcess | undefined;
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    if (jest !== undefined) signalGroup(jest, 'SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupt);
  onNpmGone(interrupt);
  try {
    const servers = await startServers();
    if (interrupted) return 1;
    jest = startJest(servers, options);
    const [code] = (await once(jest, 'exit')) as [number | null];
    return code ?? 1;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  } finally {
    // What a failed test left running.
    if (jest !== undefined) signalGroup(jest, 'SIGTERM');
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}
