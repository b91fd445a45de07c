import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { connectRedis, environmentVariable, freePort, hasEnded, messageOf, waitUntil } from '@redress/platform';

/** A redis-server of our own on a free loopback port; nothing is written to disk. */
export interface PrivateRedis {
  readonly url: string;
  stop(): Promise<void>;
}

function redisOnPath(): string | null {
  const folders = (environmentVariable('PATH') ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'redis-server')).find((file) => existsSync(file)) ?? null;
}

/** Installs Debian's package where the machine lets us. */
function installRedis(): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log('Installing redis-server for the tests that run on Redis too ...');
  const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive' };
  for (const command of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'],
  ]) {
    try {
      execFileSync('apt-get', command, { env: environment, stdio: 'ignore' });
    } catch (error) {
      console.error(`apt-get ${command[0]} failed: ${messageOf(error)}`);
    }
  }
}

/**
 * @param options `install`: whether to install one where there is none; so unless told
 * @returns null when there is no redis-server and it cannot be installed
 */
export async function startPrivateRedis({ install = true } = {}): Promise<PrivateRedis | null> {
  if (redisOnPath() === null && install) installRedis();
  const program = redisOnPath();
  if (program === null) return null;
  const port = await freePort();
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--databases',
    '64',
  ];
  const child = spawn(program, settings, { stdio: 'ignore', detached: true, cwd: '/' });
  const url = `redis://127.0.0.1:${port}`;
  const connected = await waitUntil(async () => {
    if (hasEnded(child)) return false;
    try {
      (await connectRedis(url, 'probe', 1_000)).disconnect();
      return true;
    } catch {
      return undefined;
    }
  }, 15_000);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await waitUntil(() => (hasEnded(child) ? true : undefined), 10_000);
  };
  if (connected !== true) {
    await stop();
    throw new Error(`${program} was started on port ${port} and never answered.`);
  }
  return { url, stop };
}
