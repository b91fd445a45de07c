import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@redress/platform';

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const fixture = join(projectRoot, 'test', 'fixtures', 'illegal-house');

async function violationsOf(folder: string): Promise<Violation[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      ...['--config', join(projectRoot, '.dependency-cruiser.cjs')],
      ...['--ts-config', 'tsconfig.json', '--output-type', 'json'],
      ...['apps', 'libs'],
    ],
    { cwd: folder, maxBuffer: 50_000_000 },
  );
  const report = JSON.parse(stdout) as { readonly summary: { readonly violations: Violation[] } };
  return report.summary.violations;
}

describe('the arrows of the house', () => {
  it('reject a house in which they all point the wrong way', async () => {
    const found = (await violationsOf(fixture)).map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'arrows-of-contracts: libs/contracts/index.ts -> libs/platform/index.ts',
        'arrows-of-complaint-domain: libs/complaint-domain/index.ts -> libs/platform/clock.ts',
        'arrows-of-database: libs/database/index.ts -> libs/directory/index.ts',
        'arrows-of-directory: libs/directory/index.ts -> libs/drawer/index.ts',
        'known-libs-only: libs/drawer/index.ts -> libs/contracts/index.ts',
        'rules-are-pure: libs/complaint-domain/index.ts -> fs',
        'resolvable: libs/complaint-domain/index.ts -> ./missing',
        'front-doors-only: libs/complaint-domain/index.ts -> libs/platform/clock.ts',
        'front-doors-only-from-outside: apps/api/src/main.ts -> libs/platform/clock.ts',
        'not-through-the-own-door: libs/platform/clock.ts -> libs/platform/index.ts',
        'nothing-imports-an-app: libs/platform/cycle.ts -> apps/api/src/main.ts',
        'apps-stand-alone: apps/worker/src/main.ts -> apps/api/src/main.ts',
        'no-tests-in-the-product: libs/directory/index.ts -> libs/directory/probe.spec.ts',
        'no-cycles: libs/platform/clock.ts -> libs/platform/cycle.ts',
        expect.stringMatching(/^no-dev-dependencies-in-the-product: apps\/api\/src\/main\.ts -> .*\/fast-check\//),
      ]),
    );
  }, 30_000);
});
