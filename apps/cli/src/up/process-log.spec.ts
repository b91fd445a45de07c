import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { waitUntil } from '@redress/platform';
import { ProcessLog } from './process-log';

let folder: string;
let shown: string[];
let log: ProcessLog;
let output: PassThrough;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-log-'));
  shown = [];
  log = new ProcessLog('api', join(folder, 'api.log'), (line) => shown.push(line));
  output = new PassThrough();
  log.follow(output);
});

afterEach(() => {
  log.close();
  rmSync(folder, { recursive: true, force: true });
});

async function write(...lines: string[]): Promise<void> {
  output.end(`${lines.join('\n')}\n`);
  await once(output, 'close');
  const written = (): boolean =>
    existsSync(log.file) && readFileSync(log.file, 'utf8').split('\n').length === lines.length + 1;
  await waitUntil(() => (written() ? true : undefined), 5_000);
}

it('keeps every line and shows only what a person should see', async () => {
  const lines = [
    '{"level":"info","msg":"The api listens"}',
    '{"level":"warn","msg":"slow"}',
    'TypeError: past the logger',
    '    at x',
  ];
  await write(...lines);
  expect(readFileSync(log.file, 'utf8')).toBe(`${lines.join('\n')}\n`);
  expect(shown).toEqual(['api: slow', 'api: TypeError: past the logger']);
});

it('does not flood the terminal', async () => {
  await write(...Array.from({ length: 50 }, (_, index) => `{"level":"error","msg":"trouble ${index}"}`));
  expect(shown).toHaveLength(11);
  expect(shown.at(-1)).toBe(`api: more in ${log.file}`);
});

it('remembers the line of a crash that says most', async () => {
  await write("Error: Cannot find module 'x'", '    at somewhere', '', 'Node.js v20.20.2');
  expect(log.lastProblem).toBe("Error: Cannot find module 'x'");
});
