import type { INestApplicationContext } from '@nestjs/common';
import type { Locale } from '@redress/contracts';
import { DatabaseUnavailable } from '@redress/database';
import {
  ComplaintImport,
  type Encoding,
  type ImportFigures,
  ImportingModule,
  readMapping,
  reportPathFor,
} from '@redress/importing';
import { StartupError } from '@redress/platform';
import { withInstallation } from '../installation-context';
import { proveSchema } from '../prove-schema';
import { say } from '../terminal';
import { StopRequest } from '../up/stop-request';
import { withDatabase } from '../with-database';
import { ImportProgress, summaryOf } from './import-progress';

/** What the command line says of an import. */
export interface ImportOptions {
  readonly mapping: string;
  readonly encoding?: Encoding;
  readonly unit?: string;
  readonly dryRun?: boolean;
  readonly report?: string;
  readonly language: Locale;
}

/** What a shell is told of a program that somebody stopped. */
const STOPPED = 130;

/** Imports a file and tells what became of its rows, also where the import ends early. */
export async function importComplaints(file: string, options: ImportOptions): Promise<void> {
  const mapping = await readMapping(options.mapping);
  const reportPath = options.report ?? reportPathFor(file);
  const isDryRun = options.dryRun ?? false;
  const stopping = new AbortController();
  const stop = new StopRequest(() => process.exit(STOPPED));
  void stop.promise.then(() => stopping.abort());

  const importInto = async (context: INestApplicationContext): Promise<void> => {
    const progress = new ImportProgress();
    let figures: ImportFigures | null = null;
    try {
      figures = await context.get(ComplaintImport).run({
        file,
        mapping,
        encoding: options.encoding,
        unit: options.unit,
        isDryRun,
        reportPath,
        keep: [options.mapping],
        locale: options.language,
        stop: stopping.signal,
        onProgress: (sofar) => {
          figures = sofar;
          progress.show(sofar);
        },
      });
      if (figures.isStopped) process.exitCode = STOPPED;
    } catch (error) {
      if (!(error instanceof DatabaseUnavailable)) throw error;
      throw new StartupError('The database went away and did not come back; the same command goes on from here.');
    } finally {
      progress.end();
      const { seconds } = progress;
      if (figures !== null) for (const line of summaryOf(figures, { seconds, isDryRun, reportPath })) say(line);
    }
  };

  try {
    await withDatabase('redress import', async (config) => {
      await proveSchema(config);
      await withInstallation(config, importInto, [ImportingModule]);
    });
  } finally {
    stop.forget();
  }
}
