import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, projectRoot } from '@redress/platform';
import { Launcher } from '../../support/launcher';
import type { BenchPart } from './bench-http';

/** The middle of so many warm starts counts. */
const WARM_STARTS = 3;

interface Place {
  readonly dataDirectory: string;
  readonly root?: string;
}

/** Seconds from the command until it says that Redress is ready; then Ctrl-C. */
async function secondsToReady(place: Place, cleanups: BenchPart['cleanups']): Promise<number> {
  const began = performance.now();
  const launcher = new Launcher({ ...place, port: await freePort() });
  cleanups.add(() => launcher.kill('SIGTERM'));
  await launcher.ready();
  const seconds = (performance.now() - began) / 1_000;
  await launcher.stop();
  return seconds;
}

/** `npm start` as a person waits for it. @param freshClone also in a clone that has installed nothing yet */
export async function benchStart({ figures, cleanups, say }: BenchPart, freshClone: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'redress-bench-start-'));
  cleanups.add(() => rmSync(folder, { recursive: true, force: true }));
  const dataDirectory = join(folder, 'data');
  say('Starting on an empty data folder, and then again ...');
  const emptyFolder = await secondsToReady({ dataDirectory }, cleanups);
  const warm: number[] = [];
  for (let index = 0; index < WARM_STARTS; index += 1) warm.push(await secondsToReady({ dataDirectory }, cleanups));
  warm.sort((one, other) => one - other);

  let fresh: number | null = null;
  if (freshClone) {
    const root = join(folder, 'clone');
    say('Starting in a fresh clone ...');
    execFileSync('git', ['clone', '--quiet', projectRoot, root], { stdio: 'inherit' });
    fresh = await secondsToReady({ dataDirectory: join(root, '.data'), root }, cleanups);
  }
  figures.start = { freshClone: fresh, emptyFolder, warm: warm[Math.floor(warm.length / 2)] ?? Number.NaN };
}
