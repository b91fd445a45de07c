import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inSourceLines } from './source-lines';

describe('a stack', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-stack-'));
    // The first column of the first built line comes from line 3, column 5 of the source.
    const map = { version: 3, file: 'built.js', sources: ['../source.ts'], names: [], mappings: 'AAEI' };
    writeFileSync(join(folder, 'built.js.map'), JSON.stringify(map));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const place = (name: string): string => pathToFileURL(join(folder, name)).href;

  it('tells lines of our sources', () => {
    const source = pathToFileURL(join(folder, '..', 'source.ts')).href;
    expect(inSourceLines(`Error: no\n    at f (${place('built.js')}:1:1)\n    at ${place('built.js')}:1:1`)).toBe(
      `Error: no\n    at f (${source}:3:5)\n    at ${source}:3:5`,
    );
  });

  it('leaves what has no map as it is', () => {
    const stack = `Error: no\n    at f (${place('other.js')}:1:1)\n    at node:internal/process:95:5`;
    expect(inSourceLines(stack)).toBe(stack);
  });
});
