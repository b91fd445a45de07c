import { type Command, InvalidArgumentError, Option } from 'commander';
import { LOCALES } from '@redress/contracts';
import type { ImportOptions } from '../import/import-complaints';

/** Kept here as well, so that `--help` loads nothing of the import. */
const ENCODINGS = ['utf-8', 'gb18030'];

const existing = (value: string): string => {
  if (value.trim() === '') throw new InvalidArgumentError('A path is needed.');
  return value;
};

/** `redress import complaints`. */
export function addImport(program: Command): void {
  const verb = program.command('import').description('bring in what another system holds');
  verb
    .command('complaints')
    .description(
      'import complaints from a CSV file (.csv, .csv.gz); what was imported before is left alone. ' +
        'History starts no clock and mails nobody.',
    )
    .argument('<file>', 'the CSV file', existing)
    .requiredOption('--mapping <file>', 'JSON file that says which column means what; see examples/mappings/', existing)
    .addOption(new Option('--encoding <name>', 'encoding of the file, instead of the mapping’s').choices(ENCODINGS))
    .option('--unit <name>', 'unit that rows naming none go to: name or id; the top unit unless told')
    .option('--dry-run', 'judge every row, write nothing but the report')
    .option('--report <file>', 'where to write why rows were refused; beside the file, named .report.csv, unless told')
    .addOption(new Option('--language <locale>', 'language of the report').choices(LOCALES).default('en'))
    .action(async (file: string, options: ImportOptions) => {
      const { importComplaints } = await import('../import/import-complaints');
      await importComplaints(file, options);
    });
}
