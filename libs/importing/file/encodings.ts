import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** Encodings a file may be in. GB18030 contains GBK and GB2312. */
export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const ALIASES: Readonly<Record<string, Encoding>> = { utf8: 'utf-8', gbk: 'gb18030', gb2312: 'gb18030' };

/** How an encoding is written for people. */
export const ENCODING_NAMES: Readonly<Record<Encoding, string>> = { 'utf-8': 'UTF-8', gb18030: 'GB18030' };

/** The encoding of that name, capitals and usual short forms aside; null where it is none of ours. */
export const encodingNamed = (name: string): Encoding | null => {
  const key = name.trim().toLowerCase();
  return ENCODINGS.find((encoding) => encoding === key) ?? ALIASES[key] ?? null;
};

const REPLACEMENT = '\uFFFD';

/** The text of whole lines; null where the bytes are not of that encoding. */
export const decoded = (bytes: Buffer, encoding: Encoding): string | null => {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : null;
  // The decoder never fails; what it cannot read becomes this character, which no honest GB18030 file holds.
  const text = iconv.decode(bytes, 'gb18030', { stripBOM: false });
  return text.includes(REPLACEMENT) ? null : text;
};
