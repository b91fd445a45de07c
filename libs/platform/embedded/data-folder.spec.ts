import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DataFolder } from './data-folder';
import { startMark } from './process-identity';
import { waitUntil } from './wait-until';

describe('the data folder', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'redress-folder-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it('is made when missing, recognised when met again, and keeps its id and secrets', () => {
    const first = DataFolder.open(join(parent, 'a', 'data'));
    const secret = first.secret('session');
    const again = DataFolder.open(first.path);
    expect(again.id).toBe(first.id);
    expect(again.secret('session')).toBe(secret);
    expect(again.secret('other')).not.toBe(secret);
    expect(statSync(first.at('secrets.json')).mode & 0o777).toBe(0o600);
  });

  it("is refused when it holds somebody else's files, and they stay untouched", () => {
    writeFileSync(join(parent, 'thesis.txt'), 'mine');
    expect(() => DataFolder.open(parent)).toThrow(/is not empty and was not made by Redress/);
    expect(readFileSync(join(parent, 'thesis.txt'), 'utf8')).toBe('mine');
  });

  it('is refused when it is a file', () => {
    writeFileSync(join(parent, 'data'), '');
    expect(() => DataFolder.open(join(parent, 'data'))).toThrow(/is not a folder/);
    expect(() => DataFolder.open(join(parent, 'data', 'deeper'))).toThrow(/is not a folder/);
  });

  it('is refused when another version made it', () => {
    writeFileSync(join(parent, 'redress-data.json'), '{"format":2}');
    expect(() => DataFolder.open(parent)).toThrow(/made by another version/);
  });

  it('belongs to one process at a time', () => {
    const folder = DataFolder.open(join(parent, 'data'));
    const release = folder.lock('Redress');
    expect(() => folder.lock('Import')).toThrow(`Redress is already running on the data folder ${folder.path}`);
    release();
    folder.lock('Import')();
  });

  it('is free again when its holder was killed, even if the number now belongs to another process', async () => {
    const folder = DataFolder.open(join(parent, 'data'));
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const pid = child.pid ?? 0;
    writeFileSync(folder.at('lock'), JSON.stringify({ pid, mark: startMark(pid), holder: 'Redress' }));
    expect(() => folder.lock('Redress')).toThrow(/already running/);
    writeFileSync(folder.at('lock'), JSON.stringify({ pid, mark: 'long ago', holder: 'Redress' }));
    folder.lock('Redress')();
    writeFileSync(folder.at('lock'), JSON.stringify({ pid, mark: startMark(pid), holder: 'Redress' }));
    child.kill('SIGKILL');
    await waitUntil(() => (child.signalCode === null ? undefined : true), 5_000);
    folder.lock('Redress')();
  });

  it('survives a lock file that was cut off half written', () => {
    const folder = DataFolder.open(join(parent, 'data'));
    writeFileSync(folder.at('lock'), '{"pid":');
    folder.lock('Redress')();
  });

  it('is claimed when it exists and is empty', () => {
    mkdirSync(join(parent, 'empty'));
    expect(DataFolder.open(join(parent, 'empty')).id).toMatch(/^[0-9a-f]{16}$/);
  });
});
