// `npm run check`: format, lint, types, arrows and unit tests, two at a time; says how long each took.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const bin = (file) => join(root, 'node_modules', file);

/** The longest first. */
const steps = [
  ['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']],
  ['types', [bin('typescript/bin/tsc'), '--noEmit']],
  [
    'unit tests',
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      bin('jest/bin/jest.js'),
      '--selectProjects',
      'unit',
      '--maxWorkers=2',
    ],
  ],
  [
    'arrows',
    [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'test',
    ],
  ],
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--cache', '--log-level', 'warn', '.']],
];

function run([name, args]) {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const counts = /^\d+ passed, \d+ failed.*$/m.exec(output)?.[0];
      console.log(
        `${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${seconds.padStart(5)} s${counts ? `  ${counts}` : ''}`,
      );
      if (code !== 0) console.log(output.trim());
      resolve(code === 0);
    });
  });
}

const started = performance.now();
const queue = [...steps];
const outcomes = [];
const lane = async () => {
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) outcomes.push(await run(step));
};
await Promise.all([lane(), lane()]);
const passed = outcomes.every(Boolean);
console.log(`${passed ? 'all good' : 'not good'} after ${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = passed ? 0 : 1;
