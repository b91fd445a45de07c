import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { codeOf } from '@redress/platform';
import { ImportInputError } from '../import-input-error';
import { type ByteLine, byteLines } from './byte-lines';
import { type CsvRow, CsvRows, LONGEST_ROW_BYTES } from './csv-rows';
import type { Encoding } from './encodings';
import { HEAD_BYTES, markLength, objectionTo } from './file-head';

/** How the cells lie in a file. */
export interface CsvFormat {
  readonly encoding: Encoding;
  readonly delimiter: string;
}

const READING_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist.',
  EISDIR: 'is a folder.',
  EACCES: 'cannot be read by this user.',
};

/** What zlib says of archives that were cut off or altered. */
const DAMAGED = /^Z_(BUF|DATA)_ERROR$/;

const GZIP_MARK = Buffer.from([0x1f, 0x8b]);

/** A CSV file, packed or not, read once from beginning to end in constant memory. */
export class CsvFile {
  /** Names of the columns, in order. */
  headings: readonly string[] = [];
  private source: ReadStream | null = null;
  private lastLine = 0;

  private constructor(
    readonly path: string,
    private readonly format: CsvFormat,
    private readonly size: number,
    private readonly isPacked: boolean,
    private readonly mark: number,
  ) {}

  /** @throws ImportInputError where it is no CSV file of that encoding */
  static async open(path: string, format: CsvFormat): Promise<CsvFile> {
    const { size, isPacked } = await lookAt(path);
    const head: Buffer[] = [];
    let length = 0;
    for await (const chunk of withDamageTold(path, bytesOf(createReadStream(path), isPacked), () => 0)) {
      head.push(chunk);
      length += chunk.length;
      if (length >= HEAD_BYTES) break;
    }
    const bytes = Buffer.concat(head);
    const objection = objectionTo(bytes.subarray(0, HEAD_BYTES), format.encoding, length < HEAD_BYTES);
    if (objection !== null) throw new ImportInputError(`${path} ${objection}`);
    const file = new CsvFile(path, format, size, isPacked, markLength(bytes));
    file.headings = await file.readHeadings();
    return file;
  }

  /** How much of the file has been read, from 0 to 1. */
  get share(): number {
    return this.source === null ? 0 : Math.min(1, this.source.bytesRead / this.size);
  }

  /** Rows in order, the heading left out. */
  async *rows(): AsyncGenerator<CsvRow> {
    const rows = new CsvRows(this.format.encoding, this.format.delimiter, this.headings.length);
    let headingSeen = false;
    for await (const lines of this.lines()) {
      for (const line of lines) {
        this.lastLine = line.number;
        for (const row of rows.add(line)) {
          if (headingSeen) yield row;
          headingSeen = true;
        }
      }
    }
    yield* rows.end();
  }

  private async readHeadings(): Promise<readonly string[]> {
    const rows = new CsvRows(this.format.encoding, this.format.delimiter);
    for await (const lines of this.lines()) {
      for (const line of lines) {
        const [row] = rows.add(line);
        if (row === undefined) continue;
        if ('cells' in row) return row.cells.map((cell) => cell.trim());
        throw new ImportInputError(`${this.path} has no heading that can be read: line ${row.line} (${row.fault}).`);
      }
    }
    throw new ImportInputError(`${this.path} has no heading.`);
  }

  private async *lines(): AsyncGenerator<readonly ByteLine[]> {
    this.source = createReadStream(this.path);
    const chunks = withDamageTold(this.path, bytesOf(this.source, this.isPacked), () => this.lastLine);
    for await (const lines of byteLines(chunks, LONGEST_ROW_BYTES)) {
      const [first, ...rest] = lines;
      const isMarked = first?.number === 1 && this.mark > 0;
      yield isMarked ? [{ ...first, bytes: first.bytes.subarray(this.mark) }, ...rest] : lines;
    }
  }
}

/** How big it is, and whether gzip packed it, whatever its name says. */
async function lookAt(path: string): Promise<{ readonly size: number; readonly isPacked: boolean }> {
  try {
    const file = await open(path);
    try {
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read(Buffer.alloc(GZIP_MARK.length), 0, GZIP_MARK.length, 0);
      return { size, isPacked: bytesRead === GZIP_MARK.length && buffer.equals(GZIP_MARK) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const problem = READING_PROBLEMS[codeOf(error) ?? ''];
    throw problem === undefined ? error : new ImportInputError(`${path} ${problem}`);
  }
}

async function* bytesOf(source: ReadStream, isPacked: boolean): AsyncGenerator<Buffer> {
  if (!isPacked) {
    yield* source as AsyncIterable<Buffer>;
    return;
  }
  const unpacked = createGunzip();
  source.once('error', (error) => unpacked.destroy(error));
  try {
    yield* source.pipe(unpacked) as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
  }
}

/** Tells of a damaged archive in words. */
async function* withDamageTold(
  path: string,
  chunks: AsyncIterable<Buffer>,
  lastLine: () => number,
): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (error) {
    if (!DAMAGED.test(codeOf(error) ?? '')) throw error;
    throw new ImportInputError(`${path} is damaged or was cut off: nothing can be read after line ${lastLine()}.`);
  }
}
