import type { ErrorCode, Refusal } from '@redress/contracts';
import type { RowOutcome } from './batch-entry.service';
import type { CsvFile } from './file/csv-file';
import type { CsvRow } from './file/csv-rows';
import { type Encoding, ENCODING_NAMES } from './file/encodings';
import type { Mapping } from './mapping/mapping';
import type { ReportFile } from './report/report-file';
import type { RowFinding } from './report/row-findings';
import type { RowDraft } from './rows/row-draft';
import type { RowReading } from './rows/row-reader';

/** How far an import is, or how it ended. */
export interface ImportFigures {
  /** Rows read, the heading aside. */
  readonly rows: number;
  readonly imported: number;
  /** Rows that were imported before, or stand in the file twice. */
  readonly duplicates: number;
  readonly refused: number;
  /** How much of the file was read, from 0 to 1. */
  readonly share: number;
  /** Stopped before the end of the file. */
  readonly isStopped: boolean;
}

/** What a run works with. */
export interface ImportParts {
  readonly file: CsvFile;
  readonly encoding: Encoding;
  readonly mapping: Mapping;
  readonly read: (line: number, cells: readonly string[]) => RowReading;
  /** Enters, or in a dry run judges, the rows of one batch. */
  readonly settle: (drafts: readonly RowDraft[]) => Promise<readonly RowOutcome[]>;
  readonly report: ReportFile;
  readonly stop: AbortSignal;
  readonly onProgress: (figures: ImportFigures) => void;
}

/** Rows of one transaction: the log's lanes stay locked until it ends, so it is short (architecture §3). */
const BATCH_ROWS = 100;

/** The field of the mapping that a refusal is about. */
const FIELD_OF: Partial<Record<ErrorCode, 'receivedAt' | 'incidentAt' | 'closedAt' | 'unit'>> = {
  'complaint.received-in-future': 'receivedAt',
  'complaint.incident-in-future': 'incidentAt',
  'complaint.closed-in-future': 'closedAt',
  'complaint.closed-before-receipt': 'closedAt',
  'unit.no-duty-officer': 'unit',
};

const findingOf = ({ code }: Refusal, { complaint }: Mapping): RowFinding => {
  const field = FIELD_OF[code];
  return { column: (field === undefined ? undefined : complaint[field]?.column) ?? '', code };
};

/** One pass through a file, batch by batch, keeping count. */
export class ImportRun {
  private rows = 0;
  private imported = 0;
  private duplicates = 0;
  private refused = 0;
  private drafts: RowDraft[] = [];
  private findings: { readonly line: number; readonly finding: RowFinding }[] = [];

  constructor(private readonly parts: ImportParts) {}

  /** To the end of the file, or of the batch in hand where a stop is asked for. */
  async toTheEnd(): Promise<ImportFigures> {
    const { file, stop } = this.parts;
    let isStopped = false;
    for await (const row of file.rows()) {
      this.take(row);
      if (this.drafts.length + this.findings.length >= BATCH_ROWS) await this.settle();
      isStopped = stop.aborted;
      if (isStopped) break;
    }
    await this.settle();
    return { ...this.figures, isStopped };
  }

  private get figures(): ImportFigures {
    const { rows, imported, duplicates, refused } = this;
    return { rows, imported, duplicates, refused, share: this.parts.file.share, isStopped: false };
  }

  private take(row: CsvRow): void {
    this.rows += 1;
    const reading = 'cells' in row ? this.parts.read(row.line, row.cells) : { findings: [this.faultOf(row)] };
    if ('draft' in reading) this.drafts.push(reading.draft);
    else this.refuse(row.line, reading.findings);
  }

  private faultOf(row: Extract<CsvRow, { readonly fault: unknown }>): RowFinding {
    const { file, encoding } = this.parts;
    const values = { found: row.found ?? 0, wanted: file.headings.length, encoding: ENCODING_NAMES[encoding] };
    return { column: '', code: row.fault, values };
  }

  private refuse(line: number, findings: readonly RowFinding[]): void {
    this.refused += 1;
    this.findings.push(...findings.map((finding) => ({ line, finding })));
  }

  private async settle(): Promise<void> {
    const { settle, report, onProgress, mapping } = this.parts;
    const drafts = this.drafts;
    this.drafts = [];
    const outcomes = drafts.length === 0 ? [] : await settle(drafts);
    drafts.forEach(({ line }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) throw new Error(`nobody says what became of line ${line}`);
      if (outcome === 'imported') this.imported += 1;
      else if (outcome === 'duplicate') this.duplicates += 1;
      else this.refuse(line, ['finding' in outcome ? outcome.finding : findingOf(outcome.refusal, mapping)]);
    });
    const findings = this.findings.toSorted((one, other) => one.line - other.line);
    this.findings = [];
    await report.add(findings);
    onProgress(this.figures);
  }
}
