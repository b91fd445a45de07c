import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DataFolder,
  EmbeddedPostgres,
  freePort,
  isAlive,
  isReachableByOthers,
  projectRoot,
  waitUntil,
} from '@redress/platform';
import { EmbeddedDatabase } from '../support/embedded-database';
import { Launcher, type LauncherOptions } from '../support/launcher';

const asRoot = process.getuid?.() === 0;
/** "nobody", who may own files and start programs and nothing more; not where the checkout is closed to others. */
const ordinaryUser = asRoot && isReachableByOthers(projectRoot) ? 65_534 : undefined;

describe('npm start', () => {
  let parent: string;
  let dataDirectory: string;
  let port: number;
  let launchers: Launcher[];

  const launch = (options: Partial<LauncherOptions> = {}): Launcher => {
    const launcher = new Launcher({ dataDirectory, port, ...options });
    launchers.push(launcher);
    return launcher;
  };

  beforeEach(async () => {
    launchers = [];
    parent = mkdtempSync(join(tmpdir(), 'redress-launcher-'));
    chmodSync(parent, 0o755);
    dataDirectory = join(parent, 'data');
    port = await freePort();
  });

  afterEach(async () => {
    for (const launcher of launchers) await launcher.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  /** Ends with exit code 1 and exactly one line. */
  async function refusal(launcher: Launcher): Promise<string> {
    expect(await launcher.ended()).toBe(1);
    expect(launcher.lines).toHaveLength(1);
    return launcher.output.trim();
  }

  describe('refuses in one sentence', () => {
    it('a port that is taken', async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
      expect(await refusal(launch())).toBe(
        `Port ${port} on 127.0.0.1 is taken or not ours to take; stop what uses it or set PORT to another one.`,
      );
      await new Promise((resolve) => other.close(resolve));
    });

    it("a folder with somebody else's files", async () => {
      mkdirSync(dataDirectory);
      writeFileSync(join(dataDirectory, 'thesis.txt'), 'mine');
      expect(await refusal(launch())).toMatch(/is not empty and was not made by Redress; set REDRESS_DATA_DIR/);
      expect(readdirSync(dataDirectory)).toEqual(['thesis.txt']);
    });

    it('a folder that cannot be written', async () => {
      mkdirSync(dataDirectory, { mode: 0o555 });
      // root may write anywhere but into the kernel's own tree.
      const folder = asRoot ? '/sys/redress' : dataDirectory;
      expect(await refusal(launch({ dataDirectory: folder }))).toBe(
        `The data folder ${folder} cannot be written by this user; make it writable or set REDRESS_DATA_DIR to another one.`,
      );
    });

    it('a Node that is too old', async () => {
      const older = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
      const nodeOptions = ['--import', `data:text/javascript,${encodeURIComponent(older)}`];
      expect(await refusal(launch({ nodeOptions }))).toBe('Redress needs Node 20.19.0 or newer; this is Node 18.20.4.');
    });

    it('a configuration that names a key wrongly set', async () => {
      const launcher = launch({ environment: { PORT: 'http' } });
      expect(await launcher.ended()).toBe(1);
      expect(launcher.output).toMatch(/PORT: must be a whole number/);
    });

    it('a database or a Redis that does not answer', async () => {
      const DATABASE_URL = 'postgres://redress:hunter2@127.0.0.1:1/redress';
      expect(await refusal(launch({ environment: { DATABASE_URL } }))).toMatch(
        /^DATABASE_URL names 127.0.0.1:1\/redress, but/,
      );
      const REDIS_URL = 'redis://:hunter2@127.0.0.1:1';
      expect(await refusal(launch({ environment: { REDIS_URL } }))).toMatch(/^REDIS_URL names 127.0.0.1:1, but/);
    });
  });

  /** Starting takes over what a killed launcher left; stopping then ends it. */
  async function stopOrphanedDatabase(folder: string): Promise<void> {
    const postgres = new EmbeddedPostgres(DataFolder.open(folder));
    await postgres.start();
    await postgres.stop();
  }

  describe('once it runs', () => {
    const database = (): EmbeddedDatabase => new EmbeddedDatabase(dataDirectory);

    it('ends every process at Ctrl-C, refuses a second start, and finds its data again', async () => {
      const first = launch();
      await first.ready();
      expect(first.lines.at(-1)).toBe(`Redress is ready: ${first.address}`);
      await database().remember('kept across a restart');

      const second = launch({ port: await freePort() });
      expect(await refusal(second)).toMatch(
        /^Redress \(http:.*\) is already running on the data folder .* \(process \d+\)\.$/,
      );

      const running = [...first.processes('apps/'), ...first.processes('postgres')];
      expect(running).toHaveLength(3);
      expect(await first.stop()).toBe(0);
      expect([...first.processes('apps/'), ...first.processes('postgres')]).toEqual([]);

      const again = launch();
      await again.ready();
      expect(await database().recall()).toEqual(['kept across a restart']);
    });

    it('ends in order when it is stopped in the middle of its start', async () => {
      const launcher = launch();
      await launcher.printed('PostgreSQL');
      const running = launcher.processes('postgres');
      expect(running).toHaveLength(1);
      launcher.kill('SIGTERM');
      expect(await launcher.ended()).toBe(0);
      expect([...launcher.processes('apps/'), ...running.filter(isAlive)]).toEqual([]);
      expect(launcher.output).not.toContain('Redress is ready');
    });

    it('recovers after kill -9 of the launcher: the rest ends by itself, the data is there', async () => {
      const first = launch();
      await first.ready();
      await database().remember('acknowledged');
      first.kill('SIGKILL');
      await first.ended();

      const again = launch();
      await again.ready();
      expect(first.processes('apps/').sort()).toEqual(again.processes('apps/').sort());
      expect(again.processes('apps/')).toHaveLength(2);
      expect(await database().recall()).toEqual(['acknowledged']);
    });

    it('leaves no api and no worker behind when it is killed with kill -9', async () => {
      const launcher = launch();
      await launcher.ready();
      const left = launcher.processes('apps/');
      expect(left).toHaveLength(2);
      launcher.kill('SIGKILL');
      expect(await waitUntil(() => (left.some(isAlive) ? undefined : true), 30_000)).toBe(true);
      await stopOrphanedDatabase(dataDirectory);
    });

    it.each(['SIGTERM', 'SIGKILL'] as const)('ends everything when npm, which runs it, gets %s', async (signal) => {
      const npm = launch({ throughNpm: true });
      await npm.ready();
      const running = [...npm.processes('apps/'), ...npm.processes('postgres')];
      expect(running).toHaveLength(3);
      npm.kill(signal);
      expect(await waitUntil(() => (running.some(isAlive) ? undefined : true), 30_000)).toBe(true);
    });

    it('starts PostgreSQL again after kill -9, with every acknowledged row', async () => {
      const launcher = launch();
      await launcher.ready();
      await database().remember('acknowledged');
      for (const pid of launcher.processes('postgres')) process.kill(pid, 'SIGKILL');
      await launcher.printed('PostgreSQL is back');
      expect(await database().recall()).toEqual(['acknowledged']);
      const ready = await waitUntil(
        async () => ((await fetch(`${launcher.address}/health/ready`)).ok ? true : undefined),
        30_000,
      );
      expect(ready).toBe(true);
    });

    it.each(['api', 'worker'])('starts the %s again after kill -9', async (name) => {
      const launcher = launch();
      await launcher.ready();
      const [before] = launcher.processes(`apps/${name}`);
      process.kill(before ?? 0, 'SIGKILL');
      const after = await waitUntil(() => launcher.processes(`apps/${name}`).find((pid) => pid !== before), 30_000);
      expect(after).toBeDefined();
      const ready = await waitUntil(async () => {
        const response = await fetch(`${launcher.address}/health/ready`).catch(() => null);
        return response?.ok === true ? true : undefined;
      }, 30_000);
      expect(ready).toBe(true);
    });

    it('works for an ordinary user too', async () => {
      mkdirSync(dataDirectory);
      if (ordinaryUser !== undefined) chownSync(dataDirectory, ordinaryUser, ordinaryUser);
      const launcher = launch(ordinaryUser === undefined ? {} : { uid: ordinaryUser });
      await launcher.ready();
      expect(await launcher.stop()).toBe(0);
    });
  });
});
