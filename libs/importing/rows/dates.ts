import { type Instant, instantOf } from '@redress/contracts';
import { DateTime } from 'luxon';

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** What a text says as a time: the instant, or why it is none. */
export type ReadTime = { readonly at: Instant } | { readonly problem: 'import.time' | 'import.time-range' };

type Parser = (text: string) => DateTime;

const parserOf = (format: string, zone: string): Parser => {
  if (format === 'iso') return (text) => DateTime.fromISO(text, { zone });
  const parser = DateTime.buildFormatParser(format);
  return (text) => DateTime.fromFormatParser(text, parser, { zone });
};

/** Days repeat from row to row, and what a zone's clocks said on one is slow to find out. */
const MOST_REMEMBERED = 4_096;

/** Reads times in any of the formats; those that name no zone are of `zone`. A day alone is its midnight there. */
export const timeReader = (formats: readonly string[], zone: string): ((text: string) => ReadTime) => {
  const parsers = formats.map((format) => parserOf(format, zone));
  const remembered = new Map<string, ReadTime>();
  const read = (text: string): ReadTime => {
    for (const parse of parsers) {
      const time = parse(text);
      if (!time.isValid) continue;
      const milliseconds = time.toMillis();
      if (milliseconds < EARLIEST || milliseconds >= LATEST) return { problem: 'import.time-range' };
      return { at: instantOf(milliseconds) };
    }
    return { problem: 'import.time' };
  };
  return (text) => {
    const before = remembered.get(text);
    if (before !== undefined) return before;
    if (remembered.size === MOST_REMEMBERED) remembered.clear();
    const time = read(text);
    remembered.set(text, time);
    return time;
  };
};
