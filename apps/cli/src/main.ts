import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { projectRoot, StartupError } from '@redress/platform';
import { complain } from './terminal';
import { addAppoint } from './verbs/appoint';
import { addBench } from './verbs/bench';
import { addGenerate } from './verbs/generate';
import { addImport } from './verbs/import';
import { addMigrate } from './verbs/migrate';
import { addReconcile } from './verbs/reconcile';
import { addReplay } from './verbs/replay';
import { addSeed } from './verbs/seed';
import { addSimulate } from './verbs/simulate';
import { addUp } from './verbs/up';
import { addVerify } from './verbs/verify';

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { readonly version: string };

const program = new Command('redress')
  .description('Redress, the complaint-handling desk: runs and looks after one installation.')
  .version(version)
  .showHelpAfterError();

for (const add of [
  addUp,
  addMigrate,
  addSeed,
  addAppoint,
  addVerify,
  addReconcile,
  addImport,
  addReplay,
  addSimulate,
  addGenerate,
  addBench,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof StartupError)) throw error;
  complain(error.message);
  process.exitCode = 1;
}
