import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { childEnvironment, freePort, projectRoot } from '@redress/platform';
import { Launcher } from '../support/launcher';

/** The lines of the README that a reader is asked to type. */
const tourOf = (readme: string): string => {
  const script = /<!-- tour -->\n```bash\n([\s\S]*?)```/.exec(readme)?.[1];
  if (script === undefined) throw new Error('README.md has no tour');
  return script;
};

const run = (script: string, url: string): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-euo', 'pipefail', '-c', script], { env: childEnvironment({ URL: url }) });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    shell.stdout.on('data', keep);
    shell.stderr.on('data', keep);
    shell.on('error', reject);
    shell.on('close', (code) => resolve({ code, output }));
  });

describe('The tour of the README', () => {
  let parent: string;
  let launcher: Launcher;

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'redress-tour-'));
    chmodSync(parent, 0o755);
    launcher = new Launcher({ dataDirectory: join(parent, 'data'), port: await freePort() });
    await launcher.ready();
  });

  afterAll(async () => {
    await launcher.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  it('takes a complaint from first contact to a verified callback, as printed', async () => {
    const tour = tourOf(readFileSync(join(projectRoot, 'README.md'), 'utf8'));
    const { code, output } = await run(tour, `${launcher.address}/api/v1`);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringContaining('closed') });
    expect(output).toContain('Not yet. Still missing');
    expect(output).toMatch(/登记了投诉 C-\d{4}-\d{6}/);
    expect(output).toContain('结案');
  });
});
