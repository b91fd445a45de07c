import { createHash } from 'node:crypto';
import { CHANNELS, OUTCOMES, SEVERITIES, type UnitId } from '@redress/contracts';
import { type Mapping, TRUTH_WORDS } from '../mapping/mapping';
import type { RowFinding } from '../report/row-findings';
import type { CategoryBook } from './category-book';
import { subjectCell } from './category-cells';
import { type CellReader, instantCell, RowInHand, textCell, wordCell } from './cell-readers';
import type { Columns } from './columns';
import { customerCell } from './customer-cells';
import { LIMITS } from './field-checks';
import type { RowDraft } from './row-draft';
import type { UnitBook } from './unit-book';

/** What rows may refer to. */
export interface References {
  readonly units: UnitBook;
  readonly categories: CategoryBook;
  /** Where rows that name no unit go. */
  readonly unitId: UnitId;
}

/** What a row came to. */
export type RowReading = { readonly draft: RowDraft } | { readonly findings: readonly RowFinding[] };

const OPEN = 'open';
const SEVERITY_WORDS = SEVERITIES.map(String);

const unitCell = (mapping: Mapping, columns: Columns, { units, unitId }: References): CellReader<UnitId> => {
  const source = mapping.complaint.unit;
  const nameOf = textCell(source, columns, LIMITS.short);
  return (row) => {
    const name = nameOf(row);
    if (name === null) return unitId;
    const found = units.find(name);
    return 'id' in found ? found.id : row.fault(source?.column ?? '', found.problem);
  };
};

/** What tells the same complaint at another import: its id where it comes from, or a digest of the whole row. */
const importKeyCell = (mapping: Mapping, columns: Columns): CellReader<string> => {
  const { externalId } = mapping.complaint;
  if (externalId === undefined) {
    return ({ cells }) =>
      `${mapping.source}#${createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, 40)}`;
  }
  const idOf = textCell(externalId, columns, { ...LIMITS.short, required: true });
  return (row) => {
    const id = idOf(row);
    return id === null ? null : `${mapping.source}:${id}`;
  };
};

/** A reader for the rows of one file. Look at the columns' problem before reading. */
export const rowReader = (
  mapping: Mapping,
  columns: Columns,
  references: References,
): ((line: number, cells: readonly string[]) => RowReading) => {
  const { complaint, zone } = mapping;
  const importKeyOf = importKeyCell(mapping, columns);
  const unitOf = unitCell(mapping, columns, references);
  const channelOf = wordCell(complaint.channel, columns, CHANNELS, { required: true });
  const receivedAtOf = instantCell(complaint.receivedAt, columns, zone, { required: true });
  const incidentAtOf = instantCell(complaint.incidentAt, columns, zone);
  const closedAtOf = instantCell(complaint.closedAt, columns, zone);
  const customerOf = customerCell(mapping, columns);
  const wordsOf = textCell(complaint.words, columns, { ...LIMITS.words, required: true });
  const outcomeWantedOf = textCell(complaint.outcomeWanted, columns, LIMITS.outcomeWanted);
  const answerOf = textCell(complaint.answer, columns, LIMITS.answer);
  const legalEntityOf = textCell(complaint.legalEntity, columns, LIMITS.short);
  const productOf = textCell(complaint.product, columns, LIMITS.short);
  const subjectOf = subjectCell(complaint, columns, references.categories);
  const severityOf = wordCell(complaint.severity, columns, SEVERITY_WORDS);
  const safetyOf = wordCell(complaint.safety, columns, TRUTH_WORDS);
  const confidentialOf = wordCell(complaint.confidential, columns, TRUTH_WORDS);
  const outcomeOf = wordCell(complaint.outcome, columns, [OPEN, ...OUTCOMES]);

  return (line, cells) => {
    const row = new RowInHand(cells);
    const importKey = importKeyOf(row);
    const unitId = unitOf(row);
    const channel = channelOf(row);
    const receivedAt = receivedAtOf(row);
    const words = wordsOf(row);
    const subject = subjectOf(row);
    const severity = severityOf(row);
    const ended = outcomeOf(row);
    const outcome = ended === OPEN ? null : ended;
    const draft = {
      incidentAt: incidentAtOf(row),
      customer: customerOf(row),
      outcomeWanted: outcomeWantedOf(row),
      category: subject?.category ?? null,
      furtherIssues: subject?.furtherIssues ?? [],
      severity: SEVERITIES.find((known) => String(known) === severity) ?? null,
      safety: safetyOf(row) === 'yes',
      confidential: confidentialOf(row) === 'yes',
      legalEntity: legalEntityOf(row),
      product: productOf(row),
      outcome,
      closedAt: outcome === null ? null : closedAtOf(row),
      answer: answerOf(row),
    };
    if (row.findings.length > 0) return { findings: row.findings };
    if (importKey === null || unitId === null || channel === null || receivedAt === null || words === null) {
      throw new Error(`line ${line} lacks a field without saying why`);
    }
    return { draft: { line, importKey, unitId, channel, receivedAt, words, ...draft } };
  };
};
