import type { Command } from 'commander';
import { StartupError } from '@redress/platform';
import { runScript } from '../run-script';
import { say } from '../terminal';

/** Files that are made from code, committed, and proven fresh by CI. Each program writes its own and needs no database. */
const GENERATORS: readonly { readonly what: string; readonly source: string }[] = [
  { what: "openapi.json and the console's typed client", source: 'apps/api/src/openapi/generate' },
  { what: 'docs/rules.md and the diagrams of the steps', source: 'apps/cli/src/draw-rules' },
];

/** `redress generate`, which is what `npm run generate` does. */
export function addGenerate(program: Command): void {
  program
    .command('generate')
    .description('write the files that are made from code: openapi.json, the typed client, the diagrams')
    .action(async () => {
      for (const { what, source } of GENERATORS) await generate(what, source);
    });
  program
    .command('openapi')
    .description("write openapi.json and the console's typed client only")
    .action(() => generate('openapi.json', 'apps/api/src/openapi/generate'));
}

async function generate(what: string, source: string): Promise<void> {
  const code = await runScript(source, []);
  if (code !== 0) throw new StartupError(`${what} could not be written (exit code ${code}).`);
  say(`wrote ${what}`);
}
