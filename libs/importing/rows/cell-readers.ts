import type { Instant } from '@redress/contracts';
import type { InstantSource, TextSource } from '../mapping/mapping';
import type { RowFinding } from '../report/row-findings';
import { boundText, type Columns } from './columns';
import { timeReader } from './dates';
import { type FieldProblem, type TextLimits, textProblem } from './field-checks';

/** One row being read: its cells, and what was found wrong with them so far. */
export class RowInHand {
  readonly findings: RowFinding[] = [];

  constructor(readonly cells: readonly string[]) {}

  /** Notes what is wrong and stands for the missing value. */
  fault(column: string, problem: Omit<RowFinding, 'column'>): null {
    this.findings.push({ column, ...problem });
    return null;
  }
}

/** Reads one field of a row. Null where there is nothing, or nothing right: then the row knows why. */
export type CellReader<T> = (row: RowInHand) => T | null;

interface TextOptions extends TextLimits {
  readonly required?: boolean;
  /** A judgement beyond the text's own, or its better form. */
  readonly form?: (text: string) => { readonly text: string } | FieldProblem;
}

/** As much of a value as a report shows. */
const LONGEST_SHOWN = 60;
const shown = (text: string): string => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

const nothing = (): null => null;

/** A text. Lines of one are rid of blanks at both ends; longer ones stay as they were typed. */
export const textCell = (
  source: TextSource | undefined,
  columns: Columns,
  { required = false, form, ...limits }: TextOptions,
): CellReader<string> => {
  if (source === undefined) return nothing;
  const bound = boundText(source, columns);
  return (row) => {
    const read = bound.read(row.cells);
    if ('unmapped' in read)
      return row.fault(bound.column, { code: 'import.unmapped', values: { value: shown(read.unmapped) } });
    const text = limits.multiline ? read.text : read.text.trim();
    if (text.trim() === '') return required ? row.fault(bound.column, { code: 'required' }) : null;
    const problem = textProblem(text, limits);
    if (problem !== null) return row.fault(bound.column, problem);
    const formed = form?.(text) ?? { text };
    return 'text' in formed ? formed.text : row.fault(bound.column, formed);
  };
};

/** One word of a closed list. */
export const wordCell = <T extends string>(
  source: TextSource | undefined,
  columns: Columns,
  words: readonly T[],
  { required = false }: { readonly required?: boolean } = {},
): CellReader<T> => {
  if (source === undefined) return nothing;
  const bound = boundText(source, columns);
  return (row) => {
    const read = bound.read(row.cells);
    if ('unmapped' in read)
      return row.fault(bound.column, { code: 'import.unmapped', values: { value: shown(read.unmapped) } });
    const text = read.text.trim();
    if (text === '') return required ? row.fault(bound.column, { code: 'required' }) : null;
    const word = words.find((known) => known === text.toLowerCase());
    return word ?? row.fault(bound.column, { code: 'choice', values: { allowed: words.join(', ') } });
  };
};

/** A moment. */
export const instantCell = (
  source: InstantSource | undefined,
  columns: Columns,
  houseZone: string,
  { required = false }: { readonly required?: boolean } = {},
): CellReader<Instant> => {
  if (source === undefined) return nothing;
  const bound = boundText(source, columns);
  const readTime = timeReader(source.formats, source.zone ?? houseZone);
  const formats = source.formats.join(' / ');
  return (row) => {
    const read = bound.read(row.cells);
    if ('unmapped' in read)
      return row.fault(bound.column, { code: 'import.unmapped', values: { value: shown(read.unmapped) } });
    const text = read.text.trim();
    if (text === '') return required ? row.fault(bound.column, { code: 'required' }) : null;
    const time = readTime(text);
    return 'at' in time
      ? time.at
      : row.fault(bound.column, { code: time.problem, values: { value: shown(text), formats } });
  };
};
