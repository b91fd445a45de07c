import type { Command } from 'commander';
import { runScript } from '../run-script';

/** `redress bench`, which is what `npm run bench` does. */
export function addBench(program: Command): void {
  program
    .command('bench')
    .description('measure Redress beside the floors of this machine; prints a table and writes JSON')
    .argument('[options...]', 'passed on to test/bench/main.ts')
    .allowUnknownOption()
    .action(async (options: readonly string[]) => {
      process.exitCode = await runScript('test/bench/main', options);
    });
}
