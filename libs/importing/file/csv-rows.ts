import { codeOf } from '@redress/platform';
import { parse } from 'csv-parse/sync';
import type { ByteLine } from './byte-lines';
import { decoded, type Encoding } from './encodings';

/** What may be wrong with a row before any of its cells is looked at. */
export type RowFault = 'csv.quote' | 'csv.columns' | 'csv.encoding' | 'csv.too-long';

/** One row of a CSV file: its cells, or what is wrong with it. `line` is the one it begins on. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: RowFault; readonly found?: number };

interface TextLine {
  readonly number: number;
  readonly bytes: Buffer;
  readonly quotes: number;
}

/** A row longer than this is a quotation mark that was never closed. Characters of any one field are fewer by far. */
export const LONGEST_ROW_BYTES = 2_000_000;
const MOST_LINES_OF_A_ROW = 20_000;

const QUOTE = 0x22;

/** How csv-parse calls a quotation mark in the wrong place. */
const QUOTE_FAULTS = /^(CSV_)?(INVALID_(OPENING|CLOSING)_QUOTE|QUOTE_NOT_CLOSED)$/;

const quotesIn = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(QUOTE); at !== -1; at = bytes.indexOf(QUOTE, at + 1)) count += 1;
  return count;
};

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0x20 || byte === 0x0d || byte === 0x09);

/**
 * Puts lines together to rows (RFC 4180). A quoted field may go over several lines, so a quotation mark that somebody
 * forgot would swallow the good rows after it: where a row does not come out right, its first line alone is bad, and
 * reading goes on with the line after it.
 */
export class CsvRows {
  private held: TextLine[] = [];
  private heldQuotes = 0;
  private heldBytes = 0;

  constructor(
    private readonly encoding: Encoding,
    private readonly delimiter: string,
    /** Cells that every row must have; null while that is not known. */
    private width: number | null = null,
  ) {}

  /** Rows that are complete with this line. */
  add(line: ByteLine): readonly CsvRow[] {
    if (line.tooLong) return [...this.end(), { line: line.number, fault: 'csv.too-long' }];
    const { number, bytes } = line;
    return this.take([{ number, bytes, quotes: quotesIn(bytes) }]);
  }

  /** Rows that were still waiting for a closing quotation mark. */
  end(): readonly CsvRow[] {
    const rows: CsvRow[] = [];
    for (let [first, ...rest] = this.held; first !== undefined; [first, ...rest] = this.held) {
      rows.push({ line: first.number, fault: 'csv.quote' });
      this.letGo();
      rows.push(...this.take(rest));
    }
    return rows;
  }

  private take(lines: readonly TextLine[]): readonly CsvRow[] {
    const rows: CsvRow[] = [];
    // Lines still to be looked at, the next one last.
    const ahead = lines.toReversed();
    for (let line = ahead.pop(); line !== undefined; line = ahead.pop()) {
      if (this.held.length === 0 && isBlank(line.bytes)) continue;
      this.hold(line);
      const isOpen = this.heldQuotes % 2 === 1;
      if (isOpen && this.heldBytes <= LONGEST_ROW_BYTES && this.held.length < MOST_LINES_OF_A_ROW) continue;
      const row = isOpen ? null : this.row();
      const [first, ...rest] = this.held;
      this.letGo();
      if (row !== null) rows.push(row);
      else if (first !== undefined) {
        rows.push({ line: first.number, fault: 'csv.quote' });
        ahead.push(...rest.toReversed());
      }
    }
    return rows;
  }

  private hold(line: TextLine): void {
    this.held.push(line);
    this.heldQuotes += line.quotes;
    this.heldBytes += line.bytes.length;
  }

  private letGo(): void {
    this.held = [];
    this.heldQuotes = 0;
    this.heldBytes = 0;
  }

  /** The row of the lines held; null where their quotation marks do not make one. */
  private row(): CsvRow | null {
    const line = this.held[0]?.number ?? 0;
    const texts = this.held.map(({ bytes }) => decoded(bytes, this.encoding));
    if (texts.includes(null)) return { line, fault: 'csv.encoding' };
    const cells = this.cells(texts.join('\n').replace(/\r$/, ''));
    if (cells === null) return null;
    this.width ??= cells.length;
    if (cells.length === this.width) return { line, cells };
    // Quotation marks of two broken rows may match by chance, with good rows between them.
    return this.held.slice(1).some((inner) => this.isWhole(inner))
      ? null
      : { line, fault: 'csv.columns', found: cells.length };
  }

  /** Whether a line would make a row by itself. */
  private isWhole({ bytes, quotes }: TextLine): boolean {
    const text = quotes % 2 === 0 ? decoded(bytes, this.encoding) : null;
    return text !== null && this.cells(text.replace(/\r$/, ''))?.length === this.width;
  }

  private cells(text: string): readonly string[] | null {
    try {
      const records: string[][] = parse(text, {
        delimiter: this.delimiter,
        record_delimiter: ['\r\n', '\n'],
        relax_column_count: true,
      });
      const [cells] = records;
      return records.length === 1 && cells !== undefined ? cells : null;
    } catch (error) {
      if (QUOTE_FAULTS.test(codeOf(error) ?? '')) return null;
      throw error;
    }
  }
}
