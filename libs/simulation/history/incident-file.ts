import { type Instant, instantOf } from '@redress/contracts';
import { CsvFile, ImportInputError } from '@redress/importing';
import type { Incident, IncidentEntry } from './incident';

/** Columns that a file of incidents has, whatever else it has. */
const COLUMNS = {
  id: 'case',
  at: 'time:timestamp',
  status: 'concept:name',
  subStatus: 'lifecycle:transition',
  person: 'org:resource',
  team: 'org:group',
  impact: 'impact',
  product: 'product',
  country: 'organization country',
} as const;
type Column = keyof typeof COLUMNS;

/** A file of incidents as it was read. */
export interface IncidentFile {
  readonly incidents: readonly Incident[];
  readonly entries: number;
}

const instantIn = (text: string, line: number): Instant => {
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) throw new ImportInputError(`Line ${line}: "${text}" is no time (${COLUMNS.at}).`);
  return instantOf(milliseconds);
};

/**
 * Reads a CSV file of incidents (packed or not), one line for each entry, and gathers the entries of each incident in the
 * order of time; entries of one moment keep the order of the file.
 * @throws ImportInputError where a column is missing, a row cannot be read or a time is none, naming the line
 */
export async function readIncidents(path: string): Promise<IncidentFile> {
  const file = await CsvFile.open(path, { encoding: 'utf-8', delimiter: ',' });
  const places = new Map<Column, number>();
  for (const [name, heading] of Object.entries(COLUMNS) as [Column, string][]) {
    const place = file.headings.indexOf(heading);
    if (place === -1) throw new ImportInputError(`${path} has no column "${heading}".`);
    places.set(name, place);
  }
  const gathered = new Map<string, { country: string; impact: string; product: string; entries: IncidentEntry[] }>();
  let entries = 0;
  for await (const row of file.rows()) {
    if (!('cells' in row)) throw new ImportInputError(`Line ${row.line} cannot be read: ${row.fault}.`);
    const cell = (name: Column): string => row.cells[places.get(name) ?? -1]?.trim() ?? '';
    const id = cell('id');
    if (id === '') throw new ImportInputError(`Line ${row.line} names no incident (${COLUMNS.id}).`);
    const entry: IncidentEntry = {
      at: instantIn(cell('at'), row.line),
      status: cell('status'),
      subStatus: cell('subStatus'),
      person: cell('person'),
      team: cell('team'),
    };
    const known = gathered.get(id);
    if (known === undefined) {
      const [country, impact, product] = [cell('country'), cell('impact'), cell('product')];
      gathered.set(id, { country, impact, product, entries: [entry] });
    } else known.entries.push(entry);
    entries += 1;
  }
  const incidents: Incident[] = [];
  for (const [id, { entries: unsorted, ...facts }] of gathered) {
    const [first, ...rest] = unsorted.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
    if (first !== undefined) incidents.push({ id, ...facts, entries: [first, ...rest] });
  }
  return { incidents, entries };
}
