import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule, UnitOfWork } from '@redress/database';
import { DirectoryWatch, seedDemoCompany } from '@redress/directory';
import {
  ComplaintImport,
  type ImportFigures,
  ImportingModule,
  type ImportRequest,
  mappingOf,
} from '@redress/importing';
import { EventLog, MessagingModule } from '@redress/messaging';
import { Clock, type Config, Ids, parseConfig, PlatformModule } from '@redress/platform';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { createTestDatabase } from './test-database';

@Module({})
class ImportDeskModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ImportDeskModule,
      imports: [PlatformModule.forRoot(config), DatabaseModule, MessagingModule, ImportingModule],
    };
  }
}

/** A line of the report of an import. */
export interface ReportLine {
  readonly line: string;
  readonly column: string;
  readonly code: string;
  readonly reason: string;
}

/** How one import ended. */
export interface ImportOutcome {
  readonly figures: ImportFigures;
  readonly report: readonly ReportLine[];
}

/** A mapping for the files that the specs of importing make up; `complaint` and `customer` are laid over its own. */
export const shopMapping = (
  change: { readonly complaint?: object; readonly customer?: object | null; readonly [name: string]: unknown } = {},
): object => {
  const { complaint, customer, ...rest } = change;
  return {
    source: 'shop',
    zone: 'Asia/Shanghai',
    ...rest,
    complaint: {
      externalId: 'id',
      receivedAt: { column: 'received', formats: ['yyyy-MM-dd'] },
      channel: { column: 'via', map: { call: 'phone', mail: 'email' } },
      words: 'words',
      ...complaint,
    },
    ...(customer === null ? {} : { customer: { name: 'name', phone: 'phone', ...customer } }),
  };
};

export const SHOP_HEADING = 'id,received,via,words,name,phone';

async function seed(context: INestApplicationContext): Promise<void> {
  const tools = { unitOfWork: context.get(UnitOfWork), events: context.get(EventLog) };
  await seedDemoCompany({ ...tools, clock: context.get(Clock), ids: context.get(Ids) });
  context.get(DirectoryWatch).forget();
}

/** An installation with the demo company, into which specs import files that they make up. */
export class ImportDesk {
  private files = 0;

  private constructor(
    readonly databaseUrl: string,
    readonly folder: string,
    private readonly context: INestApplicationContext,
    private readonly owner: Client,
    private readonly drop: () => Promise<void>,
  ) {}

  /** @param existing a database that has its company already; a fresh one with the demo company unless told */
  static async open(existing?: string): Promise<ImportDesk> {
    const database = existing === undefined ? await createTestDatabase() : { url: existing, close: () => undefined };
    const folder = mkdtempSync(join(tmpdir(), 'redress-import-'));
    const config = parseConfig({
      NODE_ENV: 'test',
      DATABASE_URL: database.url,
      DATABASE_POOL_SIZE: '5',
      REDRESS_DATA_DIR: folder,
      SESSION_SECRET: randomBytes(32).toString('hex'),
      LOG_LEVEL: 'fatal',
    });
    const context = await NestFactory.createApplicationContext(ImportDeskModule.forRoot(config), {
      logger: false,
      abortOnError: false,
    });
    if (existing === undefined) await seed(context);
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    return new ImportDesk(database.url, folder, context, owner, async () => database.close());
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.owner.end();
    await this.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get<T>(service: abstract new (...parts: never[]) => T): T {
    return this.context.get(service);
  }

  /** Asks the database as its owner. */
  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, [...values])).rows;
  }

  /** How many rows tables hold. */
  async count(...tables: readonly string[]): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const table of tables) {
      const [row] = await this.rows<{ count: number }>(`SELECT count(*)::integer AS count FROM ${table}`);
      counts[table] = row?.count ?? 0;
    }
    return counts;
  }

  /** Writes a file that the desk's folder keeps until it closes. */
  file(content: string | Buffer, name = 'complaints.csv'): string {
    this.files += 1;
    const path = join(this.folder, `${this.files}-${name}`);
    writeFileSync(path, content);
    return path;
  }

  /** Imports a file, or rows given as text. */
  async import(
    given: string | Buffer | { readonly path: string },
    mapping: object = shopMapping(),
    options: Partial<Omit<ImportRequest, 'file' | 'mapping'>> = {},
  ): Promise<ImportOutcome> {
    const file = typeof given === 'object' && 'path' in given ? given.path : this.file(given);
    const reportPath = options.reportPath ?? `${file}.report.csv`;
    const figures = await this.context.get(ComplaintImport).run({
      isDryRun: false,
      keep: [],
      locale: 'en',
      stop: new AbortController().signal,
      onProgress: () => undefined,
      ...options,
      file,
      mapping: mappingOf('test', mapping),
      reportPath,
    });
    return { figures, report: existsSync(reportPath) ? readReport(reportPath) : [] };
  }
}

export const readReport = (path: string): readonly ReportLine[] =>
  parse<ReportLine>(readFileSync(path), { columns: true });
