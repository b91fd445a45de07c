import { readdirSync, readFileSync } from 'node:fs';
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

/** Named by another package's peer dependency or by a setting, not by an import of ours. */
const ASKED_FOR = new Set(['class-transformer', 'fastify', 'reflect-metadata', 'rxjs']);

it('has nothing in the product that nobody imports', () => {
  const sources = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(projectRoot, folder, file), 'utf8')),
  );
  const imported = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/(?:from|import)\s*\(?\s*'((?:@[^/']+\/)?[^/'.][^/']*)/g)].map((match) => match[1]),
    ),
  );
  const unused = Object.keys(manifest.dependencies).filter((name) => !imported.has(name) && !ASKED_FOR.has(name));
  expect(unused).toEqual([]);
});

it('pins every version exactly', () => {
  const versions = [manifest.dependencies, manifest.optionalDependencies, manifest.devDependencies].flatMap(
    Object.values,
  );
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)))).toEqual([]);
});
