import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { projectRoot } from '@redress/platform';

interface Manifest {
  readonly dependencies: Record<string, string>;
  readonly optionalDependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
const page = readFileSync(join(projectRoot, 'docs', 'dependencies.md'), 'utf8');

it('gives a reason for every dependency, and for nothing else', () => {
  const explained = [...page.matchAll(/^\| `([^`]+)` \| .+ \|$/gm)].map((match) => match[1]);
  const sections = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies];
  expect(explained).toEqual(sections.flatMap((section) => Object.keys(section).sort()));
});

it('pins every version exactly', () => {
  const versions = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies].flatMap(
    Object.values,
  );
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
});
