import type { ImportFigures } from '@redress/importing';
import cliProgress from 'cli-progress';
import { complain } from '../terminal';

const LINE_EVERY_MILLISECONDS = 5_000;

const counted = (count: number): string => count.toLocaleString('en');

/** How an import goes on: a bar where somebody watches, otherwise a line every few seconds. */
export class ImportProgress {
  private readonly startedAt = performance.now();
  private toldAt = this.startedAt;
  private readonly bar = process.stderr.isTTY
    ? new cliProgress.SingleBar({
        format: '{bar} {percentage} % | {told}',
        stream: process.stderr,
        hideCursor: true,
        clearOnComplete: true,
      })
    : null;

  constructor() {
    this.bar?.start(100, 0, { told: 'reading ...' });
  }

  get seconds(): number {
    return (performance.now() - this.startedAt) / 1_000;
  }

  show(figures: ImportFigures): void {
    const told = this.told(figures);
    this.bar?.update(Math.floor(figures.share * 100), { told });
    if (this.bar !== null || performance.now() - this.toldAt < LINE_EVERY_MILLISECONDS) return;
    this.toldAt = performance.now();
    complain(`${Math.floor(figures.share * 100)} % | ${told}`);
  }

  end(): void {
    this.bar?.stop();
  }

  private told({ rows, imported, duplicates, refused }: ImportFigures): string {
    const rate = counted(Math.round(rows / this.seconds));
    return `${counted(rows)} rows: ${counted(imported)} new, ${counted(duplicates)} here already, ${counted(refused)} refused | ${rate} rows/s`;
  }
}

/** What an import did, in one or two sentences. */
export function summaryOf(
  { rows, imported, duplicates, refused, isStopped }: ImportFigures,
  {
    seconds,
    isDryRun,
    reportPath,
  }: { readonly seconds: number; readonly isDryRun: boolean; readonly reportPath: string },
): readonly string[] {
  const rate = counted(Math.round(rows / Math.max(seconds, 0.001)));
  const verb = isDryRun ? 'would be imported' : 'imported';
  return [
    `${counted(rows)} rows: ${counted(imported)} ${verb}, ${counted(duplicates)} here already, ${counted(refused)} refused; ` +
      `${seconds.toFixed(1)} s, ${rate} rows/s.`,
    ...(refused > 0 ? [`Why rows were refused: ${reportPath}`] : []),
    ...(isDryRun ? ['This was a dry run: nothing was written.'] : []),
    ...(isStopped ? ['Stopped before the end of the file; the same command goes on from here.'] : []),
  ];
}
