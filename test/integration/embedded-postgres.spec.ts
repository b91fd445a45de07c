import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolder, EmbeddedPostgres, isAlive, waitUntil } from '@redress/platform';
import { Client } from 'pg';

const asRoot = process.getuid?.() === 0;

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  let parent: string;
  let folder: DataFolder;
  let started: EmbeddedPostgres[];

  const server = (): EmbeddedPostgres => {
    const postgres = new EmbeddedPostgres(folder);
    started.push(postgres);
    return postgres;
  };

  beforeEach(() => {
    started = [];
    parent = mkdtempSync(join(tmpdir(), 'redress-embedded-'));
    chmodSync(parent, 0o755);
    folder = DataFolder.open(join(parent, 'data'));
  });

  afterEach(async () => {
    for (const postgres of started) await postgres.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  it('keeps its data, its port and its password from one start to the next', async () => {
    const first = server();
    await first.start();
    const { databaseUrl } = first;
    await query(databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    const again = server();
    await again.start();
    expect(again.databaseUrl).toBe(databaseUrl);
    expect(await query(databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('lets nobody in without the password, and listens nowhere else', async () => {
    const postgres = server();
    await postgres.start();
    const stranger = new URL(postgres.databaseUrl);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    const settings =
      "SELECT current_setting('listen_addresses') AS hosts, current_setting('unix_socket_directories') AS sockets";
    expect(await query(postgres.databaseUrl, settings)).toEqual([{ hosts: '127.0.0.1', sockets: '' }]);
  });

  it('comes back after kill -9 with every acknowledged row', async () => {
    const first = server();
    await first.start();
    await query(first.databaseUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = first.pid ?? 0;
    process.kill(pid, 'SIGKILL');
    await waitUntil(() => (isAlive(pid) ? undefined : true), 10_000);
    const again = server();
    await again.start();
    expect(await query(again.databaseUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('is shared by whoever attaches, who leaves it running', async () => {
    const stopped = server();
    expect(await stopped.attach()).toBe(false);
    const owner = server();
    await owner.start();
    const guest = server();
    expect(await guest.attach()).toBe(true);
    expect(guest.databaseUrl).toBe(owner.databaseUrl);
    await guest.stop();
    expect(await query(owner.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('stops a server that a crash left behind and starts its own', async () => {
    const orphan = server();
    await orphan.start();
    const pid = orphan.pid ?? 0;
    const next = server();
    await next.start();
    expect(isAlive(pid)).toBe(false);
    expect(next.pid).not.toBe(pid);
  });

  it('is not fooled by a pid file whose number now belongs to another process', async () => {
    const first = server();
    await first.start();
    const pidFile = join(first.clusterFolder, 'postmaster.pid');
    const lines = readFileSync(pidFile, 'utf8').split('\n');
    await first.stop();
    writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
    const again = server();
    await again.start();
    expect(await query(again.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('clears away what a start that was cut short left half made', async () => {
    mkdirSync(folder.at('postgres.draft', 'base'), { recursive: true });
    writeFileSync(folder.at('postgres.draft.a1b2c3'), 'half a password');
    const postgres = server();
    await postgres.start();
    expect(existsSync(folder.at('postgres.draft'))).toBe(false);
    expect(existsSync(folder.at('postgres.draft.a1b2c3'))).toBe(false);
  });

  it('takes another port when its own is taken', async () => {
    const first = server();
    await first.start();
    const port = Number(new URL(first.databaseUrl).port);
    await first.stop();
    const other = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(port, '127.0.0.1', () => resolve(listening));
    });
    const again = server();
    await again.start();
    expect(Number(new URL(again.databaseUrl).port)).not.toBe(port);
    await new Promise((resolve) => other.close(resolve));
  });

  it('says so when the password was lost', async () => {
    const first = server();
    await first.start();
    await first.stop();
    rmSync(folder.at('secrets.json'));
    await expect(server().start()).rejects.toThrow(/secrets\.json says; put that file back from a backup/);
  });

  it('works in a data folder that others cannot reach: for root, who may not run it, apart from there', async () => {
    chmodSync(parent, 0o700);
    const postgres = server();
    await postgres.start();
    expect(postgres.clusterFolder).toBe(asRoot ? `/var/lib/redress/${folder.id}/postgres` : folder.at('postgres'));
    expect(await query(postgres.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await postgres.stop();
    if (asRoot) rmSync(dirname(postgres.clusterFolder), { recursive: true });
  });
});
