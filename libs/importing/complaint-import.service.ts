import { Injectable } from '@nestjs/common';
import type { Locale } from '@redress/contracts';
import { Categories, type RequestContext } from '@redress/directory';
import { Ids } from '@redress/platform';
import { BatchEntry, type RowOutcome } from './batch-entry.service';
import { CsvFile } from './file/csv-file';
import type { Encoding } from './file/encodings';
import { ImportInputError } from './import-input-error';
import { type ImportFigures, ImportRun } from './import-run';
import { ImportingQuery } from './importing.query';
import type { Mapping } from './mapping/mapping';
import { ReportFile } from './report/report-file';
import { CategoryBook } from './rows/category-book';
import { Columns } from './rows/columns';
import type { RowDraft } from './rows/row-draft';
import { type References, rowReader } from './rows/row-reader';
import { SeenKeys } from './rows/seen-keys';
import { UnitBook } from './rows/unit-book';

/** One import as a person asked for it. */
export interface ImportRequest {
  readonly file: string;
  readonly mapping: Mapping;
  /** Instead of the mapping's. */
  readonly encoding?: Encoding | undefined;
  /** Name or id of the unit that rows without one go to; the top unit unless told. */
  readonly unit?: string | undefined;
  /** Judges every row and writes nothing but the report. */
  readonly isDryRun: boolean;
  readonly reportPath: string;
  /** Files besides the imported one that the report must not be written over. */
  readonly keep: readonly string[];
  /** The language of the report. */
  readonly locale: Locale;
  /** Aborted: the rows in hand are still entered, then the import ends. */
  readonly stop: AbortSignal;
  /** Called after each batch. */
  readonly onProgress: (figures: ImportFigures) => void;
}

/** Brings complaints of another system in from a file: every row is imported, was here already, or is reported. */
@Injectable()
export class ComplaintImport {
  constructor(
    private readonly batches: BatchEntry,
    private readonly query: ImportingQuery,
    private readonly categories: Categories,
    private readonly ids: Ids,
  ) {}

  /**
   * Runs one import to its end, or until it is stopped. Run again, it goes on where it ended.
   * @throws ImportInputError before anything is written, where file, mapping and this installation do not fit; and
   * later where the file turns out damaged
   * @throws DatabaseUnavailable where the database stays away; what was entered stays
   */
  async run(request: ImportRequest): Promise<ImportFigures> {
    const { mapping } = request;
    const encoding = request.encoding ?? mapping.encoding;
    const asking: RequestContext = { actor: { kind: 'system', id: 'import' }, correlationId: this.ids.next() };
    const references = await this.references(asking, request);
    const file = await CsvFile.open(request.file, { encoding, delimiter: mapping.delimiter });
    const columns = new Columns(file.headings);
    const read = rowReader(mapping, columns, references);
    if (columns.problem !== null) throw new ImportInputError(`${request.file} ${columns.problem}`);
    const report = await ReportFile.begin(request.reportPath, request.locale, [request.file, ...request.keep]);
    const settle = request.isDryRun ? this.judging(asking) : this.entering(asking, references.categories);
    try {
      return await new ImportRun({ ...request, encoding, file, read, settle, report }).toTheEnd();
    } finally {
      await report.end();
    }
  }

  private judging(asking: RequestContext): (drafts: readonly RowDraft[]) => Promise<readonly RowOutcome[]> {
    const seen = new SeenKeys();
    return async (drafts) => {
      const outcomes = await this.batches.judge(asking, drafts);
      // The database tells rows that are here; those of earlier batches it does not have.
      return drafts.map(({ importKey }, index) => {
        const outcome = outcomes[index] ?? 'duplicate';
        return outcome === 'imported' && !seen.add(importKey) ? 'duplicate' : outcome;
      });
    };
  }

  private entering(
    asking: RequestContext,
    book: CategoryBook,
  ): (drafts: readonly RowDraft[]) => Promise<readonly RowOutcome[]> {
    return async (drafts) => {
      for (const category of book.takeNew()) {
        const put = await this.categories.put(asking, category);
        if (!put.ok) throw new Error(`category ${category.code} could not be put on file: ${put.refusal.code}`);
      }
      return this.batches.enter(asking, drafts);
    };
  }

  private async references(asking: RequestContext, { mapping, unit }: ImportRequest): Promise<References> {
    const units = new UnitBook(await this.query.units());
    const found = unit === undefined ? null : units.find(unit);
    if (found !== null && 'problem' in found) {
      throw new ImportInputError(
        found.problem.code === 'import.unit'
          ? `There is no unit in service named “${unit ?? ''}”.`
          : `Several units are named “${unit ?? ''}”; name one by its id.`,
      );
    }
    const unitId = found?.id ?? units.top;
    if (unitId === null) {
      throw new ImportInputError('There is no single top unit that complaints could go to; name one with --unit.');
    }
    return { units, unitId, categories: await this.categoryBook(asking, mapping) };
  }

  private async categoryBook(asking: RequestContext, mapping: Mapping): Promise<CategoryBook> {
    const onFile = await this.categories.list(asking);
    if (!onFile.ok) throw new Error(`an import may not read categories: ${onFile.refusal.code}`);
    const { source, title = source, createCategories, complaint } = mapping;
    const book = new CategoryBook(onFile.value, { name: source, title }, createCategories);
    const said = [complaint.category?.map, complaint.issues?.map].flatMap((map) => Object.values(map ?? {}));
    const fixed = [complaint.category?.value, complaint.category?.otherwise].filter((name) => name !== undefined);
    const unknown = createCategories ? [] : [...said, ...fixed].filter((name) => 'problem' in book.find([name]));
    if (unknown.length === 0) return book;
    throw new ImportInputError(`The mapping names categories that are not on file: ${unknown.join(', ')}.`);
  }
}
