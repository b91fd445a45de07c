#!/usr/bin/env node
// The first thing that runs on a bare machine: plain JavaScript, nothing but Node's own modules, and syntax that even
// an old Node reads, so that it can say in one sentence what is wrong. It installs, builds and hands over.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const verb = process.argv[2];
const say = (line) => process.stderr.write(line + '\n');

/** Ends with one sentence and no stack. */
function refuse(sentence) {
  say(sentence);
  process.exit(1);
}

function checkNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    .engines.node.replace(/[^\d.]/g, '')
    .split('.');
  const actual = process.versions.node.split('.');
  for (let i = 0; i < wanted.length; i += 1) {
    const difference = Number(actual[i]) - Number(wanted[i]);
    if (difference > 0) return;
    if (difference < 0) {
      refuse('Redress needs Node ' + wanted.join('.') + ' or newer; this is Node ' + process.versions.node + '.');
    }
  }
}

const modifiedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** What a lock file asks for on every machine: packages for another platform may be absent. */
function packagesOf(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages).filter(([path, entry]) => path !== '' && !entry.optional);
}

/** npm leaves a second lock file among the packages, which tells what is really there. */
function isInstalled() {
  const wanted = join(root, 'package-lock.json');
  const present = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(present)) return false;
  if (modifiedAt(present) >= modifiedAt(wanted)) return true;
  const versions = new Map(packagesOf(present).map(([path, entry]) => [path, entry.version]));
  return packagesOf(wanted).every(([path, entry]) => versions.get(path) === entry.version);
}

function npmCi() {
  return new Promise((resolve) => {
    const started = Date.now();
    const lines = [];
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A production environment must still get what builds and tests.
      env: Object.assign({}, process.env, { NODE_ENV: 'development' }),
      shell: process.platform === 'win32',
    });
    const keep = (chunk) => lines.push(String(chunk));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const seconds = () => Math.round((Date.now() - started) / 1000) + ' s';
    const shown = process.stderr.isTTY ? 1_000 : 15_000;
    const progress = setInterval(() => {
      if (process.stderr.isTTY) process.stderr.write('\rInstalling packages ... ' + seconds());
      else say('Installing packages ... ' + seconds());
    }, shown);
    const stop = () => child.kill('SIGTERM');
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const finish = (problem) => {
      clearInterval(progress);
      process.removeListener('SIGINT', stop);
      process.removeListener('SIGTERM', stop);
      if (process.stderr.isTTY) process.stderr.write('\r');
      resolve({ problem, output: lines.join(''), seconds: seconds() });
    };
    child.once('error', (error) => finish(error.code === 'ENOENT' ? 'npm was not found on the PATH' : error.message));
    child.once('close', (code) => finish(code === 0 ? null : 'npm ci ended with ' + code));
  });
}

async function install() {
  if (isInstalled()) return;
  say('Installing packages ... (once, about a minute)');
  const { problem, output, seconds } = await npmCi();
  if (problem !== null) {
    if (/EACCES|EROFS|EPERM/.test(output)) {
      refuse('The folder ' + root + ' cannot be written by this user, and its packages are not installed yet.');
    }
    if (output !== '') say(output.trim());
    refuse('Packages could not be installed: ' + problem + '.');
  }
  say('Packages installed in ' + seconds + '.');
}

async function build() {
  const stamp = join(root, 'dist', '.build.json');
  let result;
  try {
    const recipe = await import(pathToFileURL(join(root, 'build.mjs')).href);
    result = await recipe.build();
  } catch (error) {
    const readOnly = ['EACCES', 'EROFS', 'EPERM'].includes(error.code);
    // A checkout that is closed to us but was built before can still be run.
    if (readOnly && existsSync(stamp)) return;
    if (readOnly)
      refuse('The folder ' + root + ' cannot be written by this user, and Redress has not been built in it yet.');
    throw error;
  }
  if (result.failed.length > 0) {
    for (const message of result.failed) say(message);
    refuse('Redress could not be built.');
  }
  if (result.built > 50) say('Built ' + result.built + ' files.');
}

checkNode();
await install();
await build();
process.title = 'redress ' + (verb ?? '');
if (process.setSourceMapsEnabled) process.setSourceMapsEnabled(true);
if (verb === 'test') {
  const { runTests } = await import(pathToFileURL(join(root, 'dist', 'test', 'support', 'run.js')).href);
  process.exitCode = await runTests(process.argv.slice(3));
} else {
  await import(pathToFileURL(join(root, 'dist', 'apps', 'cli', 'src', 'main.js')).href);
}
