import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  childEnvironment,
  DataFolder,
  EmbeddedPostgres,
  environmentVariable,
  messageOf,
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

function runJest(servers: Record<string, string | undefined>, options: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const jest = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
        ...options,
      ],
      {
        cwd: projectRoot,
        stdio: 'inherit',
        // A test must never reach a database or Redis that somebody uses.
        env: childEnvironment({ NODE_ENV: 'test', DATABASE_URL: undefined, REDIS_URL: undefined, ...servers }),
      },
    );
    // Ctrl-C reaches jest by itself, as it is in our process group; we stay to clean up behind it.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => jest.kill('SIGTERM'));
    jest.once('error', reject);
    jest.once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs jest over everything, or over what `options` name, with a throw-away PostgreSQL and a private Redis beside it.
 * @returns the exit code
 */
export async function runTests(options: readonly string[]): Promise<number> {
  try {
    return await runJest(await startServers(), options);
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  } finally {
    for (const cleanup of cleanups.reverse()) await cleanup();
  }
}
