import type { Command } from 'commander';

/** `redress replay`. */
export function addReplay(program: Command): void {
  program
    .command('replay')
    .description(
      'let the incidents of another system happen again as complaints, by our rules and in accelerated time, in a ' +
        'database of its own that is dropped afterwards; prints what the event log tells of ownership, levels and clocks',
    )
    .argument('<file>', 'CSV file (.csv, .csv.gz), one line for each entry of an incident')
    .action(async (file: string) => {
      const { replayFile } = await import('../replay/replay-file');
      await replayFile(file);
    });
}
