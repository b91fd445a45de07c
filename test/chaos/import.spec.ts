import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { childEnvironment, hasEnded, projectRoot } from '@redress/platform';
import { eventually } from '../support/eventually';
import { ImportDesk, SHOP_HEADING, shopMapping } from '../support/import-desk';

const MEGABYTE = 1_024 * 1_024;

/** `redress import complaints` as a person runs it, in a process of its own. */
class ImportProcess {
  output = '';
  /** The most memory it was seen to hold; 0 on a system that does not tell. */
  peakBytes = 0;
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;

  constructor(desk: ImportDesk, argv: readonly string[], nodeOptions: readonly string[] = []) {
    const program = join(projectRoot, 'dist/apps/cli/src/main.js');
    this.child = spawn(process.execPath, [...nodeOptions, program, 'import', 'complaints', ...argv], {
      cwd: desk.folder,
      env: childEnvironment({
        NODE_ENV: undefined,
        JEST_WORKER_ID: undefined,
        REDIS_URL: undefined,
        DATABASE_URL: desk.databaseUrl,
        REDRESS_DATA_DIR: join(desk.folder, 'data'),
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.exited = once(this.child, 'exit');
    const keep = (chunk: Buffer): void => void (this.output += chunk.toString('utf8'));
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  get isRunning(): boolean {
    return !hasEnded(this.child);
  }

  /** @returns the exit code, or the signal's name */
  async ended(): Promise<number | string> {
    while (this.isRunning) await Promise.race([this.exited, this.look()]);
    return this.child.signalCode ?? this.child.exitCode ?? 'nothing';
  }

  /** Looks at its memory a few times a second. */
  private async look(): Promise<void> {
    const status = `/proc/${this.child.pid}/status`;
    if (existsSync(status)) {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1];
      this.peakBytes = Math.max(this.peakBytes, Number(peak ?? 0) * 1_024);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const row = (index: number): string =>
  `R${index},2026-01-05,call,"Row ${index}: ${'what happened, told at length; '.repeat(40)}",Customer ${index},\n`;

function* rows(count: number): Generator<string> {
  yield `${SHOP_HEADING}\n`;
  for (let index = 1; index <= count; index += 1) yield row(index);
}

describe('redress import complaints', () => {
  let desk: ImportDesk;
  beforeAll(async () => {
    desk = await ImportDesk.open();
  });
  const started: ImportProcess[] = [];
  afterAll(async () => {
    // One that a failed test left behind.
    for (const run of started) run.kill('SIGKILL');
    await desk.close();
  });

  const start = (source: string, file: string, options: readonly string[] = [], node: readonly string[] = []) => {
    const mapping = desk.file(JSON.stringify(shopMapping({ source })), 'mapping.json');
    const run = new ImportProcess(desk, [file, '--mapping', mapping, ...options], node);
    started.push(run);
    return run;
  };
  const imported = async (source: string): Promise<{ readonly complaints: number; readonly customers: number }> => {
    const [counts] = await desk.rows<{ complaints: number; customers: number }>(
      `SELECT count(*)::integer AS complaints, count(DISTINCT customer_id)::integer AS customers
       FROM complaint WHERE import_key LIKE $1 || ':%'`,
      [source],
    );
    return counts ?? { complaints: 0, customers: 0 };
  };

  it('goes on where kill -9 cut it off, and imports nothing twice', async () => {
    const file = desk.file([...rows(1_500)].join(''));
    const killed = start('killed', file);
    await eventually('some rows', async () => !killed.isRunning || (await imported('killed')).complaints >= 300);
    killed.kill('SIGKILL');
    expect(await killed.ended()).toBe('SIGKILL');
    const before = await imported('killed');
    expect(before.complaints).toBeGreaterThanOrEqual(300);
    expect(before.complaints).toBeLessThan(1_500);

    const second = start('killed', file);
    expect(await second.ended()).toBe(0);
    expect(second.output).toContain(`1,500 rows: ${(1_500 - before.complaints).toLocaleString('en')} imported`);
    expect(await imported('killed')).toEqual({ complaints: 1_500, customers: 1_500 });
    const [strays] = await desk.rows(
      `SELECT count(*)::integer AS count FROM customer WHERE name LIKE 'Customer %'
         AND NOT EXISTS (SELECT 1 FROM complaint WHERE complaint.customer_id = customer.id)`,
    );
    expect(strays).toEqual({ count: 0 });
  });

  it('ends after the rows in hand on Ctrl-C, with the figures so far', async () => {
    const file = desk.file([...rows(1_500)].join(''));
    const stopped = start('stopped', file);
    await eventually('some rows', async () => !stopped.isRunning || (await imported('stopped')).complaints >= 100);
    stopped.kill('SIGINT');
    expect(await stopped.ended()).toBe(130);
    const { complaints } = await imported('stopped');
    expect(complaints).toBeLessThan(1_500);
    expect(stopped.output).toContain(`${complaints.toLocaleString('en')} imported`);
    expect(stopped.output).toContain('Stopped before the end of the file; the same command goes on from here.');
  });

  it('says in one sentence what is wrong, and writes its report where it is told', async () => {
    const file = desk.file(`${SHOP_HEADING}\n1,nonsense,call,words,,\n`);
    const report = join(desk.folder, 'told.csv');
    const refused = start('told', file, ['--report', report, '--language', 'zh-CN']);
    expect(await refused.ended()).toBe(0);
    expect(refused.output).toContain(`Why rows were refused: ${report}`);
    expect(readFileSync(report, 'utf8')).toContain('2,received,import.time,“nonsense”不是 yyyy-MM-dd 格式的时间。');

    const wrong = start('told', file, ['--encoding', 'latin1']);
    expect(await wrong.ended()).toBe(1);
    expect(wrong.output).toMatch(/Allowed choices are utf-8, gb18030/);

    const gone = start('told', join(desk.folder, 'gone.csv'));
    expect(await gone.ended()).toBe(1);
    expect(gone.output.trim()).toBe(`${join(desk.folder, 'gone.csv')} does not exist.`);
  });

  it('judges 100,000 rows in the memory of a few', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redress-large-'));
    try {
      const file = join(folder, 'large.csv.gz');
      await pipeline(Readable.from(rows(100_000)), createGzip({ level: 1 }), createWriteStream(file));
      // The file is more than that once unpacked.
      const run = start('large', file, ['--dry-run'], ['--max-old-space-size=112']);
      expect(await run.ended()).toBe(0);
      expect(run.output).toContain('100,000 rows: 100,000 would be imported, 0 here already, 0 refused');
      expect(run.peakBytes).toBeLessThan(240 * MEGABYTE);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 180_000);
});
