import { isUtf8 } from 'node:buffer';
import { decoded, type Encoding, ENCODING_NAMES } from './encodings';

/** As much of a file as is looked at before any row is read. */
export const HEAD_BYTES = 262_144;

/** Bytes that a line must have beyond ASCII before they tell UTF-8 from chance. */
const TELLING_BYTES = 9;

const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const GB18030_MARK = Buffer.from([0x84, 0x31, 0x95, 0x33]);
const ZIP = Buffer.from('PK\u0003\u0004');
const UTF16_MARKS = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

const beginsWith = (bytes: Buffer, mark: Buffer): boolean => bytes.subarray(0, mark.length).equals(mark);

/** Bytes at the beginning of a file that only tell its encoding. */
export const markLength = (head: Buffer): number =>
  [UTF8_MARK, GB18030_MARK].find((mark) => beginsWith(head, mark))?.length ?? 0;

const highBytesIn = (bytes: Buffer): number => bytes.reduce((count, byte) => (byte > 0x7f ? count + 1 : count), 0);

/** Whole lines that hold more than ASCII; the last one may be cut off and is left out. */
const tellingLines = (head: Buffer, isWhole: boolean): readonly Buffer[] => {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = head.indexOf(0x0a); end !== -1; end = head.indexOf(0x0a, start)) {
    lines.push(head.subarray(start, end));
    start = end + 1;
  }
  if (isWhole) lines.push(head.subarray(start));
  return lines.filter((line) => highBytesIn(line) > 0);
};

/** Some lines may be broken in any file; it is of another encoding where most are. */
const most = (lines: readonly Buffer[], is: (line: Buffer) => boolean): boolean =>
  lines.filter(is).length * 2 > lines.length;

const wrongEncoding = (lines: readonly Buffer[], declared: Encoding): Encoding | 'neither' | null => {
  if (declared === 'utf-8') {
    if (!most(lines, (line) => !isUtf8(line))) return null;
    return most(lines, (line) => decoded(line, 'gb18030') !== null) ? 'gb18030' : 'neither';
  }
  // Most UTF-8 can be read as GB18030 too, and comes out as nonsense; the reverse is rare.
  const telling = lines.filter((line) => highBytesIn(line) >= TELLING_BYTES);
  return telling.length > 0 && most(telling, isUtf8) ? 'utf-8' : null;
};

/**
 * Why this cannot be a CSV file of the declared encoding, as the end of a sentence that begins with its name; null where
 * it can.
 */
export const objectionTo = (head: Buffer, declared: Encoding, isWhole: boolean): string | null => {
  if (head.length === 0) return 'is empty.';
  if (beginsWith(head, ZIP)) return 'is a zip archive or an Excel workbook; save it as CSV first.';
  if (UTF16_MARKS.some((mark) => beginsWith(head, mark))) return 'is UTF-16; save it as CSV in UTF-8 first.';
  const marked = beginsWith(head, UTF8_MARK) ? 'utf-8' : beginsWith(head, GB18030_MARK) ? 'gb18030' : declared;
  const right = marked === declared ? wrongEncoding(tellingLines(head, isWhole), declared) : marked;
  if (right === null) return null;
  const name = ENCODING_NAMES[declared];
  return right === 'neither'
    ? `is not ${name}, nor GB18030; find out its encoding and save it as UTF-8.`
    : `is not ${name}; it looks like ${ENCODING_NAMES[right]}, so say --encoding ${right}.`;
};
