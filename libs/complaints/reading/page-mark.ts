import type { Instant } from '@redress/contracts';
import type { Sort } from './list-filter';

/** Where a page ended: the sort key and id of its last row. `infinity` stands for "nothing due". */
export interface PageMark {
  readonly key: Instant | 'infinity';
  readonly id: string;
}

const MARK = /^(due|received|updated)~(infinity|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3,6}Z)~([0-9a-f-]{36})$/;

/** An opaque mark for the next page; it holds the sort so that it cannot be used with another. */
export const writePageMark = (sort: Sort, { key, id }: PageMark): string =>
  Buffer.from(`${sort}~${key}~${id}`).toString('base64url');

/** The page a mark stands for, or null where it is not ours or of another sort. */
export const readPageMark = (sort: Sort, mark: string): PageMark | null => {
  const match = MARK.exec(Buffer.from(mark, 'base64url').toString('utf8'));
  if (match === null || match[1] !== sort) return null;
  const [, , key, id] = match;
  return key === undefined || id === undefined ? null : { key: key as PageMark['key'], id };
};
