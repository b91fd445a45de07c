import { fork } from 'node:child_process';
import { projectRoot, StartupError } from '@redress/platform';
import { z } from 'zod';
import { type Preparation, preparationSchema } from './preparation-report';
import { builtFile } from '../run-script';

const answerSchema = z.union([z.object({ done: preparationSchema }), z.object({ failed: z.string() })]);

/**
 * Prepares the database in a process of its own and waits for it.
 * @param demo whether an empty database gets the demo company
 * @throws StartupError with the reason when it could not be done
 */
export async function prepare(environment: NodeJS.ProcessEnv, demo: boolean): Promise<Preparation> {
  const child = fork(builtFile('apps/cli/src/up/prepare'), demo ? [] : ['--no-demo'], {
    cwd: projectRoot,
    env: environment,
    execArgv: ['--enable-source-maps'],
    // Ctrl-C is for the launcher: half a migration is rolled back, but a whole one is better.
    detached: true,
  });
  const answer = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', () => resolve(undefined));
  });
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) throw new StartupError('The database could not be prepared: its program ended without a word.');
  if ('failed' in parsed.data) throw new StartupError(`The database could not be prepared: ${parsed.data.failed}`);
  return parsed.data.done;
}
