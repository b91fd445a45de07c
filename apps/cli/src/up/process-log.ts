import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const LIMIT_BYTES = 20_000_000;
/** A process in trouble repeats itself; the terminal shows this many lines in ten seconds, the file has them all. */
const SHOWN_IN_TEN_SECONDS = 10;
const SHOWN_LEVELS = new Set(['warn', 'error', 'fatal']);

/** What one line says to a person: the level and the message of a JSON line, or a bare line as it is. */
function readLine(line: string): { readonly level: string; readonly message: string } {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'level' in parsed && 'msg' in parsed) {
      return { level: String(parsed.level), message: String(parsed.msg) };
    }
  } catch {
    // Not JSON: something wrote past the logger, most often a crash.
  }
  // Of a crash, the line that names the error says most; the stack around it is for the file.
  return { level: /\w*Error\b.*: /.test(line) ? 'fatal' : 'bare', message: line };
}

/** Takes what a process writes: all of it into a file that never grows without end, warnings also onto the terminal. */
export class ProcessLog {
  private stream: WriteStream;
  private written: number;
  private shownSince = performance.now();
  private shown = 0;
  /** The last thing that went wrong, in words. */
  lastProblem: string | null = null;

  constructor(
    private readonly name: string,
    readonly file: string,
    private readonly show: (line: string) => void,
  ) {
    this.written = existsSync(file) ? statSync(file).size : 0;
    this.stream = createWriteStream(file, { flags: 'a' });
  }

  /** Follows an output until it ends. */
  follow(output: Readable): void {
    createInterface({ input: output, crlfDelay: Infinity }).on('line', (line) => this.take(line));
  }

  close(): void {
    this.stream.end();
  }

  private take(line: string): void {
    if (this.written > LIMIT_BYTES) {
      this.stream.end();
      renameSync(this.file, `${this.file}.1`);
      this.stream = createWriteStream(this.file, { flags: 'a' });
      this.written = 0;
    }
    this.stream.write(`${line}\n`);
    this.written += Buffer.byteLength(line) + 1;
    const { level, message } = readLine(line);
    if (!SHOWN_LEVELS.has(level)) return;
    if (level !== 'warn') this.lastProblem = message;
    this.showSome(`${this.name}: ${message}`);
  }

  private showSome(line: string): void {
    if (performance.now() - this.shownSince > 10_000) {
      this.shownSince = performance.now();
      this.shown = 0;
    }
    this.shown += 1;
    if (this.shown <= SHOWN_IN_TEN_SECONDS) this.show(line);
    else if (this.shown === SHOWN_IN_TEN_SECONDS + 1) this.show(`${this.name}: more in ${this.file}`);
  }
}
