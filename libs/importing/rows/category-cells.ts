import type { FurtherIssue } from '@redress/complaint-domain';
import type { CategorySource, IssuesSource } from '../mapping/mapping';
import type { CategoryBook } from './category-book';
import type { CellReader, RowInHand } from './cell-readers';
import { boundTemplate, type Columns, wordFinder } from './columns';
import { LIMITS, textProblem } from './field-checks';

/** More than any person lists. */
const MOST_ISSUES = 100;

/** What a complaint is about: category of the first issue, and all further issues. */
export interface Subject {
  readonly category: string | null;
  readonly furtherIssues: readonly FurtherIssue[];
}

const NO_SUBJECT: Subject = { category: null, furtherIssues: [] };

const codeIn = (book: CategoryBook, row: RowInHand, column: string, path: readonly string[]): string | null => {
  const unfit = path.map((name) => textProblem(name, LIMITS.short)).find((problem) => problem !== null);
  if (unfit !== undefined) return row.fault(column, unfit);
  const found = book.find(path);
  return 'code' in found ? found.code : row.fault(column, found.problem);
};

const byCategory = (source: CategorySource, columns: Columns, book: CategoryBook): CellReader<Subject> => {
  const names = source.path ?? (source.column === undefined ? [] : [source.column]);
  const readers = names.map((name) => columns.cell(name));
  const find = source.map === undefined ? null : wordFinder(source.map);
  const label = names.join(' + ');
  const { value, otherwise } = source;
  return (row) => {
    const given = readers.map((read) => read(row.cells).trim()).filter((name) => name !== '');
    // A map speaks of whole cells; what it does not know is taken over as it is, unless there is something else for it.
    const mapped = find === null ? undefined : find(given.join(' / '));
    const known = mapped === undefined ? (find === null || otherwise === undefined ? given : []) : [mapped];
    const fallback = value ?? otherwise;
    const path = known.length > 0 ? known : fallback === undefined ? [] : [fallback];
    return path.length === 0 ? NO_SUBJECT : { category: codeIn(book, row, label, path), furtherIssues: [] };
  };
};

const byIssues = (source: IssuesSource, columns: Columns, book: CategoryBook): CellReader<Subject> => {
  const { column, separator, map = {}, words } = source;
  const read = columns.cell(column);
  const find = wordFinder(map);
  const describe = boundTemplate(words, columns, { item: '' });
  return (row) => {
    const entries = read(row.cells)
      .split(separator)
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    const items = [...new Set(entries)];
    if (items.length > MOST_ISSUES)
      return row.fault(column, { code: 'import.issues', values: { found: items.length, most: MOST_ISSUES } });
    const issues = items.map((item) => ({
      category: codeIn(book, row, column, [find(item) ?? item]),
      description: describe(row.cells, { item }),
    }));
    const [first, ...furtherIssues] = issues;
    return first === undefined ? NO_SUBJECT : { category: first.category, furtherIssues };
  };
};

/** Reads what a row is about. */
export const subjectCell = (
  { category, issues }: { readonly category?: CategorySource | undefined; readonly issues?: IssuesSource | undefined },
  columns: Columns,
  book: CategoryBook,
): CellReader<Subject> => {
  if (issues !== undefined) return byIssues(issues, columns, book);
  if (category !== undefined) return byCategory(category, columns, book);
  return () => NO_SUBJECT;
};
