import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const rootDir = dirname(fileURLToPath(import.meta.url));
const { $schema: _schema, module: _module, ...swc } = JSON.parse(readFileSync(join(rootDir, '.swcrc'), 'utf8'));

/** The same compiler settings and the same module system as in production. */
const base = {
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'cjs', 'json', 'node'],
  moduleNameMapper: { '^@redress/([^/]+)$': '<rootDir>/libs/$1/index.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  setupFiles: ['<rootDir>/test/support/jest-setup.mjs'],
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, swcrc: false, module: { type: 'es6' } }] },
};

const notTestFolders = new Set(['support', 'fixtures', 'bench']);
const folders = existsSync(join(rootDir, 'test'))
  ? readdirSync(join(rootDir, 'test'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !notTestFolders.has(entry.name))
      .map((entry) => entry.name)
  : [];

export default {
  rootDir,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/support/closing-line-reporter.mjs'],
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps}/**/*.spec.ts', '<rootDir>/test/support/**/*.spec.ts'],
    },
    ...folders.map((folder) => ({
      ...base,
      displayName: folder,
      testMatch: [`<rootDir>/test/${folder}/**/*.spec.ts`],
    })),
  ],
};
