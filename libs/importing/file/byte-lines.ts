/** One physical line of a file. Neither encoding uses the byte of a line feed inside a character. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without its line feed, and with a carriage return before it. */
  readonly bytes: Buffer;
  /** The line went on beyond the limit; what came after was let go. */
  readonly tooLong: boolean;
}

const LINE_FEED = 0x0a;

/** Cuts chunks of bytes into lines, a few at a time, holding no more than one line beyond a chunk. */
export async function* byteLines(chunks: AsyncIterable<Buffer>, longest: number): AsyncGenerator<readonly ByteLine[]> {
  let number = 1;
  let begun: Buffer[] = [];
  let begunBytes = 0;
  let tooLong = false;

  const add = (part: Buffer): void => {
    if (begunBytes + part.length > longest) tooLong = true;
    if (tooLong || part.length === 0) return;
    begun.push(part);
    begunBytes += part.length;
  };
  const finish = (): ByteLine => {
    const [only] = begun;
    const bytes = begun.length === 1 && only !== undefined ? only : Buffer.concat(begun);
    const line = { number, bytes, tooLong };
    number += 1;
    begun = [];
    begunBytes = 0;
    tooLong = false;
    return line;
  };

  for await (const chunk of chunks) {
    const lines: ByteLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      add(chunk.subarray(start, end));
      lines.push(finish());
      start = end + 1;
    }
    add(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  if (begunBytes > 0 || tooLong) yield [finish()];
}
