/** Where a page ended: the key its list is sorted by, and the id of its last row. */
export interface PageMark {
  readonly key: string;
  readonly id: string;
}

/** One page of a list, and the mark that asks for the next one; null on the last page. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

const MARK = /^([a-z-]{1,20})~([0-9a-f-]{36})~([^\0]{0,400})$/su;

/** An opaque mark; it names the list so that it cannot be used with another. */
export const writePageMark = (list: string, { key, id }: PageMark): string =>
  Buffer.from(`${list}~${id}~${key}`).toString('base64url');

/** The place a mark stands for, or null where it is not ours or belongs to another list. */
export const readPageMark = (list: string, mark: string): PageMark | null => {
  const [, ofList, id, key] = MARK.exec(Buffer.from(mark, 'base64url').toString('utf8')) ?? [];
  return ofList !== list || id === undefined || key === undefined ? null : { key, id };
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The place a mark stands for in a list that is sorted by a time, or null where it is no such mark of this list. */
export const readMomentMark = (list: string, mark: string): PageMark | null => {
  const place = readPageMark(list, mark);
  return place !== null && INSTANT.test(place.key) ? place : null;
};

/** Cuts rows, of which one more than wanted was asked for, to a page. */
export const pageOf = <Row>(
  list: string,
  rows: readonly Row[],
  limit: number,
  markOf: (last: Row) => PageMark,
): Page<Row> => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? writePageMark(list, markOf(last)) : null };
};
