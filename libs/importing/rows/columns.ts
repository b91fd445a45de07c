import type { TextSource } from '../mapping/mapping';

/** The columns that a mapping names, looked up once in the heading of a file; what is missing is gathered. */
export class Columns {
  private readonly places = new Map<string, number>();
  private readonly twice = new Set<string>();
  private readonly missing = new Set<string>();
  private readonly ambiguous = new Set<string>();

  constructor(private readonly headings: readonly string[]) {
    headings.forEach((heading, place) => {
      if (this.places.has(heading)) this.twice.add(heading);
      else this.places.set(heading, place);
    });
  }

  /** Reads the cell of a column as it is. */
  cell(name: string): (cells: readonly string[]) => string {
    const place = this.places.get(name) ?? this.places.get(name.trim());
    if (place === undefined) this.missing.add(name);
    if (this.twice.has(name)) this.ambiguous.add(name);
    return (cells) => (place === undefined ? '' : (cells[place] ?? ''));
  }

  /** Why the file and the mapping do not fit, as the end of a sentence that begins with the file's name; null where they do. */
  get problem(): string | null {
    const named = (names: ReadonlySet<string>): string => [...names].map((name) => `“${name}”`).join(', ');
    if (this.ambiguous.size > 0) return `has more than one column named ${named(this.ambiguous)}.`;
    if (this.missing.size === 0) return null;
    const present = this.headings.map((heading) => `“${heading}”`).join(', ');
    return `lacks ${named(this.missing)}, which the mapping names; its columns are ${present}.`;
  }
}

/** A text read from a row, or what stands there that the mapping's map does not know. */
export type CellText = { readonly text: string } | { readonly unmapped: string };

/** A field of the mapping, bound to the columns of one file. */
export interface BoundText {
  /** The columns it comes from, for the report. */
  readonly column: string;
  /** Empty text where there is nothing. */
  read(cells: readonly string[]): CellText;
}

const PLACE = /\{([^{}]+)\}/g;

/** A template's text, empty where every place in it is. */
export const boundTemplate = (
  template: string,
  columns: Columns,
  own: Readonly<Record<string, string>> = {},
): ((cells: readonly string[], values?: Readonly<Record<string, string>>) => string) => {
  const names = [...template.matchAll(PLACE)].map(([, name = '']) => name);
  const readers = new Map(names.filter((name) => !(name in own)).map((name) => [name, columns.cell(name)]));
  return (cells, values = {}) => {
    const text = (name: string): string => values[name] ?? readers.get(name)?.(cells).trim() ?? '';
    if (names.length > 0 && names.every((name) => text(name) === '')) return '';
    return template.replace(PLACE, (_, name: string) => text(name));
  };
};

const rawReader = (source: TextSource, columns: Columns): ((cells: readonly string[]) => string) => {
  const { column, columns: several, separator = '\n', template, value } = source;
  if (column !== undefined) return columns.cell(column);
  if (several !== undefined) {
    const readers = several.map((name) => columns.cell(name));
    return (cells) =>
      readers
        .map((read) => read(cells))
        .filter((text) => text.trim() !== '')
        .join(separator);
  }
  if (template !== undefined) return boundTemplate(template, columns);
  return () => value ?? '';
};

const columnsOf = ({ column, columns, template }: TextSource): string =>
  [column, ...(columns ?? []), ...[...(template ?? '').matchAll(PLACE)].map(([, name]) => name)]
    .filter((name) => name !== undefined)
    .join(' + ');

/** How a map finds its word: as written, otherwise without regard to capitals. */
export const wordFinder = (map: Readonly<Record<string, string>>): ((text: string) => string | undefined) => {
  const exact = new Map(Object.entries(map));
  const loose = new Map(Object.entries(map).map(([key, word]) => [key.trim().toLowerCase(), word]));
  return (text) => exact.get(text) ?? loose.get(text.toLowerCase());
};

/** Binds a field of the mapping to the columns of a file. */
export const boundText = (source: TextSource, columns: Columns): BoundText => {
  const raw = rawReader(source, columns);
  const { map, otherwise } = source;
  const find = map === undefined ? null : wordFinder(map);
  return {
    column: columnsOf(source),
    read: (cells) => {
      const text = raw(cells);
      if (text.trim() === '') return { text: otherwise ?? '' };
      if (find === null) return { text };
      const word = find(text.trim()) ?? otherwise;
      return word === undefined ? { unmapped: text.trim() } : { text: word };
    },
  };
};
