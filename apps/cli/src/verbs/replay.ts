import type { Command } from 'commander';
import type { ReplayOptions } from '../replay/replay-file';

/** `redress replay`. */
export function addReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'let the incidents of another system happen again as complaints, by our rules and in accelerated time, in a ' +
        'database of its own that is dropped afterwards; prints what the event log tells of ownership, levels and clocks',
    )
    .argument('<file>', 'CSV file (.csv, .csv.gz), one line for each entry of an incident')
    .option('--policy <file>', 'JSON file with a clock policy, as the api takes it; the built-in one unless told')
    .option('--calendar <file>', 'JSON file with a calendar, as the api takes it; always open unless told')
    .action(async (file: string, options: ReplayOptions) => {
      const { replayFile } = await import('../replay/replay-file');
      await replayFile(file, options);
    });
}
