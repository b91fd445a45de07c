import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Locale } from '@redress/contracts';
import { codeOf, messageOf } from '@redress/platform';
import { ImportInputError } from '../import-input-error';
import { reasonOf, type RowFinding } from './row-findings';

const HEADING = ['line', 'column', 'code', 'reason'];

/** A cell as CSV has it. A spreadsheet takes what begins like a formula for one, so that is marked as text. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const lineOf = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\n`;

/** Where the report goes unless told: next to the file, under its name. */
export const reportPathFor = (file: string): string =>
  join(
    dirname(file),
    `${file.slice(dirname(file) === '.' ? 0 : dirname(file).length + 1).replace(/(\.csv)?(\.gz)?$/i, '')}.report.csv`,
  );

const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path));

/** Every row that was not imported, one line for each reason: the line it begins on, the column, a code, a sentence. */
export class ReportFile {
  private written = 0;

  private constructor(
    readonly path: string,
    private readonly stream: WriteStream,
    private readonly locale: Locale,
  ) {}

  /**
   * Begins a report, over an earlier one.
   * @param inputs files that must not be written over
   * @throws ImportInputError where it cannot be written
   */
  static async begin(path: string, locale: Locale, inputs: readonly string[]): Promise<ReportFile> {
    const taken = await Promise.all(inputs.map(real));
    if (taken.includes(await real(path))) {
      throw new ImportInputError(
        `The report cannot be written over ${path}, which is read; choose another with --report.`,
      );
    }
    const stream = createWriteStream(path);
    try {
      await once(stream, 'open');
    } catch (error) {
      const cause = codeOf(error) ?? messageOf(error);
      throw new ImportInputError(
        `The report ${path} cannot be written (${cause}); choose another place with --report.`,
      );
    }
    const report = new ReportFile(path, stream, locale);
    await report.write([HEADING]);
    return report;
  }

  /** Whether anything stands in it. */
  get isEmpty(): boolean {
    return this.written === 0;
  }

  /** Adds what was found wrong with a row. */
  async add(findings: readonly { readonly line: number; readonly finding: RowFinding }[]): Promise<void> {
    if (findings.length === 0) return;
    this.written += findings.length;
    await this.write(
      findings.map(({ line, finding }) => [String(line), finding.column, finding.code, reasonOf(finding, this.locale)]),
    );
  }

  /** Ends it; one that tells of nothing is taken away. */
  async end(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
    if (this.isEmpty) await rm(this.path, { force: true });
  }

  private async write(lines: readonly (readonly string[])[]): Promise<void> {
    if (!this.stream.write(lines.map(lineOf).join(''))) await once(this.stream, 'drain');
  }
}
