import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ComplaintRepository, Replay } from '@redress/complaints';
import type { ComplaintId } from '@redress/contracts';
import { DatabaseAddress } from '@redress/database';
import { readMapping } from '@redress/importing';
import { EventLog, isComplaintEvent, jobOrdersOf, noticeOf, verifyLog } from '@redress/messaging';
import { projectRoot } from '@redress/platform';
import iconv from 'iconv-lite';
import { ImportDesk, SHOP_HEADING, shopMapping } from '../support/import-desk';

const example = (name: string): string => join(projectRoot, 'examples', name);

const shop = (...rows: readonly string[]): string => `${[SHOP_HEADING, ...rows].join('\n')}\n`;

/** Rows that are right, with ids from `from` on. */
const goodRows = (count: number, from = 1): readonly string[] =>
  Array.from({ length: count }, (_, index) => `R${from + index},2026-01-05,call,"Row ${from + index}, ""quoted""",,`);

let desk: ImportDesk;
beforeAll(async () => {
  desk = await ImportDesk.open();
});
afterAll(() => desk.close());

interface Imported {
  readonly id: ComplaintId;
  readonly status: string;
  readonly channel: string;
  readonly outcome: string | null;
  readonly way: string | null;
  readonly received: string;
  readonly closed: string | null;
  readonly customer: string | null;
  readonly product: string | null;
  readonly ownerKind: string;
  readonly issues: readonly { readonly category: string | null; readonly words: string }[];
  readonly texts: readonly { readonly kind: string; readonly body: string }[];
}

const imported = async (importKey: string): Promise<Imported> => {
  const [row] = await desk.rows<Imported>(
    `SELECT c.id, c.status, c.channel, c.outcome, c.closure_way AS way, c.product, c.owner_kind AS "ownerKind",
       to_char(c.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS received,
       to_char(c.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS closed, customer.name AS customer,
       (SELECT json_agg(json_build_object('category', i.category, 'words', t.body) ORDER BY i.ordinal)
          FROM issue i JOIN complaint_text t ON t.id = i.description_text_id WHERE i.complaint_id = c.id) AS issues,
       (SELECT json_agg(json_build_object('kind', t.kind, 'body', t.body) ORDER BY t.kind)
          FROM complaint_text t WHERE t.complaint_id = c.id AND t.kind <> 'description') AS texts
     FROM complaint c LEFT JOIN customer ON customer.id = c.customer_id WHERE c.import_key = $1`,
    [importKey],
  );
  if (row === undefined) throw new Error(`nothing was imported as ${importKey}`);
  return row;
};

describe('importing the example files', () => {
  it('brings in English complaints with their customers, categories, answers and ends', async () => {
    const mapping = await readMapping(example('mappings/complaints-en.json'));
    const { figures, report } = await desk.import({ path: example('complaints.en.csv') }, mapping, {
      reportPath: join(desk.folder, 'en.report.csv'),
    });
    expect(report).toEqual([]);
    expect(figures).toMatchObject({ rows: 12, imported: 12, duplicates: 0, refused: 0, isStopped: false });
    const closed = await imported('example-en:LM-2041');
    expect(closed).toMatchObject({
      status: 'closed',
      channel: 'phone',
      outcome: 'upheld',
      way: 'imported',
      // Eastern standard time.
      received: '2026-01-05 13:15',
      closed: '2026-01-09 21:40',
      customer: 'Margaret Doyle',
      product: 'LX-480 harvester',
      ownerKind: 'duty-officer',
    });
    expect(closed.issues).toHaveLength(1);
    expect(closed.issues[0]?.words).toBe(
      'Harvester will not start\n\nThe harvester stands in the yard since Friday.\nThe dealer says "come back next week".',
    );
    expect(closed.texts).toEqual([
      { kind: 'finding', body: 'The starter relay was replaced on the farm, free of charge.' },
      { kind: 'outcome-wanted', body: 'A technician on the farm' },
    ]);
    // Engine is on file by its name; what is not was made below the source.
    expect(closed.issues[0]?.category).toBe('product.defect.engine');
    expect((await imported('example-en:LM-2042')).issues[0]?.category).toBe('imported.example-en.billing');
    expect(await imported('example-en:LM-2044')).toMatchObject({ customer: null, outcome: 'not-upheld' });
    const open = await imported('example-en:LM-2048');
    expect(open).toMatchObject({ status: 'open', outcome: null, closed: null });
    expect(open.texts.map(({ kind }) => kind)).toEqual(['note', 'outcome-wanted']);
  });

  it('knows a customer again by name and number', async () => {
    const [doyle] = await desk.rows<{ customers: number; complaints: number }>(
      `SELECT count(DISTINCT customer.id)::integer AS customers, count(*)::integer AS complaints
       FROM customer JOIN complaint ON complaint.customer_id = customer.id WHERE customer.name = 'Margaret Doyle'`,
    );
    expect(doyle).toEqual({ customers: 1, complaints: 2 });
  });

  it('brings in Chinese complaints with several issues each', async () => {
    const mapping = await readMapping(example('mappings/complaints-zh.json'));
    const { figures, report } = await desk.import({ path: example('complaints.zh.csv') }, mapping, {
      reportPath: join(desk.folder, 'zh.report.csv'),
    });
    expect(report).toEqual([]);
    expect(figures).toMatchObject({ rows: 10, imported: 10, refused: 0 });
    const several = await imported('example-zh:NJ0134');
    expect(several).toMatchObject({ customer: '金穗家庭农场', received: '2026-01-09 01:00', outcome: 'upheld' });
    expect(several.issues).toEqual([
      { category: 'imported.example-zh.h03', words: '播种机第三次漏油，两亩地的种子都浪费了。' },
      { category: 'imported.example-zh.h05', words: '故障代码 H05' },
      { category: 'imported.example-zh.p03', words: '故障代码 P03' },
    ]);
    const phones = await desk.rows<{ value: string }>(
      `SELECT DISTINCT value FROM customer_contact JOIN customer ON customer.id = customer_id WHERE name = '赵桂兰'`,
    );
    expect(phones).toEqual([{ value: '+86 22 5555 0211' }]);
  });

  it('imports nothing twice', async () => {
    const before = await desk.count('complaint', 'customer', 'event_log', 'category');
    const mapping = await readMapping(example('mappings/complaints-zh.json'));
    const again = { reportPath: join(desk.folder, 'zh.report.csv') };
    const { figures } = await desk.import({ path: example('complaints.zh.csv') }, mapping, again);
    expect(figures).toMatchObject({ rows: 10, imported: 0, duplicates: 10, refused: 0 });
    expect(await desk.count('complaint', 'customer', 'event_log', 'category')).toEqual(before);
  });

  it('leaves a log whose chains hold, and states that the events alone lead to', async () => {
    const observer = new Replay(desk.get(ComplaintRepository));
    const report = await verifyLog(desk.get(DatabaseAddress), { observer });
    expect(report.findings).toEqual([]);
    expect(report.streams).toBeGreaterThan(22);
  });

  it('starts no clock and mails nobody', async () => {
    const [owed] = await desk.rows<{ due: number; jobs: number }>(
      `SELECT count(*) FILTER (WHERE next_due_at <> 'infinity')::integer AS due,
         (SELECT count(*)::integer FROM callback) + (SELECT count(*)::integer FROM notification) AS jobs
       FROM complaint WHERE imported`,
    );
    expect(owed).toEqual({ due: 0, jobs: 0 });
    const log = desk.get(EventLog);
    const events = (await log.readAfter({}, 10_000)).filter(isComplaintEvent);
    expect(events.length).toBeGreaterThan(40);
    for (const event of events) {
      expect(jobOrdersOf(event, event.streamId as ComplaintId)).toEqual([]);
      expect(noticeOf(event)?.only ?? ['not-imported']).toContain('not-imported');
    }
  });
});

describe('a file with bad rows', () => {
  it('has its good rows imported and every other told with line, column and reason', async () => {
    const content = shop(
      'B1,2026-01-05,call,"Good, with ""quotes""",Ann Lee,+1 202 555 0100',
      'B2,2026-01-05,call,"never closed,Ann Lee,',
      'B3,2026-13-45,call,no such day,,',
      'B4,2027-01-05,pigeon,unknown channel,,',
      'B5,2126-01-05,call,in the future,,',
      'B6,,call,,,',
      'B7,2026-01-05,call,NUL \0 in it,,',
      'B8,2026-01-05,call,"two\nlines",Ann Lee,12',
      'B9,2026-01-05,call,no name,,+1 202 555 0100',
      'B10,2026-01-05,call,too few',
      `B11,2026-01-05,call,long name,${'n'.repeat(201)},`,
      'B12,2026-01-05,mail,Good again,,',
      'B12,2026-01-05,mail,The same id,,',
    );
    const { figures, report } = await desk.import(content, shopMapping({ source: 'bad' }));
    expect(figures).toEqual({
      rows: 13,
      imported: 2,
      duplicates: 1,
      refused: 10,
      share: 1,
      isStopped: false,
    });
    expect(report.map(({ line, column, code }) => [line, column, code])).toEqual([
      ['3', '', 'csv.quote'],
      ['4', 'received', 'import.time'],
      ['5', 'via', 'import.unmapped'],
      ['6', 'received', 'complaint.received-in-future'],
      ['7', 'received', 'required'],
      ['7', 'words', 'required'],
      ['8', 'words', 'text'],
      ['9', 'phone', 'phone'],
      ['11', 'name', 'required'],
      ['12', '', 'csv.columns'],
      ['13', 'name', 'length'],
    ]);
    expect(report.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        '“2026-13-45” is no time in the form yyyy-MM-dd.',
        'The mapping does not say what “pigeon” stands for.',
        'The row has 4 cells; the heading has 6.',
        'The text must have 1 to 200 characters.',
      ]),
    );
    expect(await imported('bad:B12')).toMatchObject({ channel: 'email', customer: null });
  });

  it('is told of in Chinese too', async () => {
    const mapping = shopMapping({ source: 'bad-zh' });
    const { report } = await desk.import(shop('1,2026-13-45,call,words,,'), mapping, { locale: 'zh-CN' });
    expect(report[0]?.reason).toBe('“2026-13-45”不是 yyyy-MM-dd 格式的时间。');
  });

  it('has ends out of order told at their column', async () => {
    const mapping = shopMapping({
      source: 'ends',
      customer: null,
      complaint: {
        outcome: { value: 'upheld' },
        closedAt: { column: 'name', formats: ['yyyy-MM-dd'] },
      },
    });
    const { report } = await desk.import(
      shop(
        '1,2026-01-05,call,early,2026-01-04,',
        '2,2026-01-05,call,late,2126-01-06,',
        '3,2026-01-05,call,fine,2026-01-06,',
      ),
      mapping,
    );
    expect(report.map(({ line, column, code }) => [line, column, code])).toEqual([
      ['2', 'name', 'complaint.closed-before-receipt'],
      ['3', 'name', 'complaint.closed-in-future'],
    ]);
  });

  it('costs only the rows that the database itself will not store', async () => {
    await desk.rows(
      `ALTER TABLE complaint ADD CONSTRAINT no_such_product CHECK (product IS DISTINCT FROM 'unstorable')`,
    );
    const mapping = shopMapping({ source: 'unfit', customer: null, complaint: { product: 'name' } });
    const { figures, report } = await desk.import(
      shop(...goodRows(5), 'X,2026-01-05,call,words,unstorable,', ...goodRows(5, 6)),
      mapping,
    );
    await desk.rows('ALTER TABLE complaint DROP CONSTRAINT no_such_product');
    expect(figures).toMatchObject({ rows: 11, imported: 10, refused: 1 });
    expect(report).toEqual([
      { line: '7', column: '', code: 'import.stored', reason: 'The database would not store this row (code 23514).' },
    ]);
  });

  it('leaves no report behind once all is well', async () => {
    const path = desk.file(shop('1,never,call,words,,'));
    const mapping = shopMapping({ source: 'mended' });
    expect((await desk.import({ path }, mapping)).report).toHaveLength(1);
    const mended = desk.file(shop('1,2026-01-05,call,words,,'));
    await desk.import({ path: mended }, mapping, { reportPath: `${path}.report.csv` });
    expect(existsSync(`${path}.report.csv`)).toBe(false);
  });
});

describe('the same complaint', () => {
  it('is known by a digest of its row where it has no id', async () => {
    const mapping = shopMapping({ source: 'nameless', complaint: { externalId: undefined } });
    const content = shop('1,2026-01-05,call,one,,', '1,2026-01-05,call,another,,', '1,2026-01-05,call,one,,');
    expect((await desk.import(content, mapping)).figures).toMatchObject({ imported: 2, duplicates: 1 });
    expect((await desk.import(content, mapping)).figures).toMatchObject({ imported: 0, duplicates: 3 });
  });

  it('is imported once, however far apart it stands twice in a file', async () => {
    const content = shop(...goodRows(250), ...goodRows(10, 1), ...goodRows(10, 245));
    const mapping = shopMapping({ source: 'twice' });
    const foreseen = await desk.import(content, mapping, { isDryRun: true });
    const { figures } = await desk.import(content, mapping);
    expect(figures).toMatchObject({ rows: 270, imported: 254, duplicates: 16, refused: 0 });
    expect(foreseen.figures).toMatchObject({ rows: 270, imported: 254, duplicates: 16, refused: 0 });
  });

  it('is imported once by two imports at the same time', async () => {
    const content = shop(...goodRows(400));
    const mapping = shopMapping({ source: 'race' });
    const [one, other] = await Promise.all([desk.import(content, mapping), desk.import(content, mapping)]);
    expect(one.figures.imported + other.figures.imported).toBe(400);
    expect(one.figures.duplicates + other.figures.duplicates).toBe(400);
    const [stored] = await desk.rows(`SELECT count(*)::integer AS count FROM complaint WHERE import_key LIKE 'race:%'`);
    expect(stored).toEqual({ count: 400 });
  });
});

describe('a dry run', () => {
  it('finds what a run would find and writes nothing', async () => {
    const tables = ['complaint', 'customer', 'customer_contact', 'category', 'event_log', 'complaint_text'];
    const before = await desk.count(...tables);
    const content = shop('D1,2026-01-05,call,words,Ann Lee,+1 202 555 0100', 'D2,nonsense,call,words,,');
    const mapping = shopMapping({ source: 'dry', createCategories: true, complaint: { category: 'words' } });
    const { figures, report } = await desk.import(content, mapping, { isDryRun: true });
    expect(figures).toMatchObject({ rows: 2, imported: 1, refused: 1 });
    expect(report.map(({ line, code }) => [line, code])).toEqual([['3', 'import.time']]);
    expect(await desk.count(...tables)).toEqual(before);
  });
});

describe('an import that is stopped', () => {
  it('ends after the rows in hand and goes on where it was', async () => {
    const content = shop(...goodRows(450));
    const mapping = shopMapping({ source: 'stopped' });
    const stop = new AbortController();
    const first = await desk.import(content, mapping, {
      stop: stop.signal,
      onProgress: ({ imported: count }) => count >= 200 && stop.abort(),
    });
    expect(first.figures.isStopped).toBe(true);
    expect(first.figures.imported).toBeGreaterThanOrEqual(200);
    expect(first.figures.imported).toBeLessThan(450);
    const second = await desk.import(content, mapping);
    expect(second.figures).toMatchObject({
      rows: 450,
      duplicates: first.figures.imported,
      refused: 0,
      isStopped: false,
    });
    expect(second.figures.imported + first.figures.imported).toBe(450);
  });

  it('waits for a database that cuts its connections', async () => {
    const mapping = shopMapping({ source: 'cut' });
    let cuts = 0;
    const cut = (): void => {
      if (cuts === 3) return;
      cuts += 1;
      void desk.rows(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    };
    const { figures } = await desk.import(shop(...goodRows(600)), mapping, { onProgress: cut });
    expect(cuts).toBe(3);
    expect(figures).toMatchObject({ rows: 600, imported: 600, duplicates: 0, refused: 0 });
  });
});

describe('a file', () => {
  const chinese = shop('1,2026-01-05,call,收割机启动困难，服务站一直没有回音，请尽快处理,王芳,');
  const anonymous = (source: string, rest: object = {}) => shopMapping({ source, ...rest });

  it('may be GB18030, as the mapping or the command says', async () => {
    const bytes = iconv.encode(chinese, 'gb18030');
    await desk.import(bytes, anonymous('gb-mapping', { encoding: 'gbk' }));
    await desk.import(bytes, anonymous('gb-option'), { encoding: 'gb18030' });
    for (const key of ['gb-mapping:1', 'gb-option:1']) {
      expect(await imported(key)).toMatchObject({
        customer: '王芳',
        issues: [{ words: '收割机启动困难，服务站一直没有回音，请尽快处理' }],
      });
    }
  });

  it('may be packed and may begin with a mark', async () => {
    await desk.import(gzipSync(Buffer.from(`\uFEFF${chinese}`)), anonymous('packed'));
    expect(await imported('packed:1')).toMatchObject({ customer: '王芳' });
  });

  it.each([
    [
      'in another encoding',
      iconv.encode(chinese, 'gb18030'),
      {},
      /is not UTF-8; it looks like GB18030, so say --encoding gb18030\.$/,
    ],
    [
      'in UTF-8 after all',
      chinese,
      { encoding: 'gb18030' },
      /is not GB18030; it looks like UTF-8, so say --encoding utf-8\.$/,
    ],
    ['that is empty', '', {}, /is empty\.$/],
    [
      'without the columns',
      'a,b\n1,2\n',
      {},
      /lacks “id”, .*“words”, which the mapping names; its columns are “a”, “b”\.$/,
    ],
    ['with a column twice', `${SHOP_HEADING},id\n`, {}, /has more than one column named “id”\.$/],
    [
      'cut off',
      gzipSync(Buffer.from(shop(...goodRows(2_000)))).subarray(0, 3_000),
      {},
      /is damaged or was cut off: nothing can be read after line \d+\.$/,
    ],
  ])('%s is refused in one sentence', async (_, content, change, sentence) => {
    const before = await desk.count('complaint');
    const mapping = anonymous('refused', change);
    await expect(desk.import(content, mapping, { isDryRun: true })).rejects.toThrow(sentence);
    expect(await desk.count('complaint')).toEqual(before);
  });

  it('that does not exist, or would be written over by its report, is refused', async () => {
    await expect(desk.import({ path: join(desk.folder, 'gone.csv') })).rejects.toThrow(/gone\.csv does not exist\.$/);
    await expect(desk.import({ path: desk.folder })).rejects.toThrow(/ is a folder\.$/);
    const path = desk.file(chinese);
    await expect(desk.import({ path }, shopMapping(), { reportPath: path })).rejects.toThrow(/cannot be written over/);
    const reportPath = join(desk.folder, 'no', 'such', 'folder.csv');
    await expect(desk.import({ path }, shopMapping(), { reportPath })).rejects.toThrow(/cannot be written \(ENOENT\)/);
  });

  it('goes to units by their names in either language', async () => {
    const mapping = shopMapping({ source: 'units', customer: null, complaint: { unit: 'name' } });
    const rows = ['Haidian Station', '天河服务站', 'Atlantis', ''].map(
      (unit, row) => `${row},2026-01-05,call,w,${unit},`,
    );
    const { report } = await desk.import(shop(...rows), mapping, { unit: 'Beijing' });
    expect(report.map(({ line, column, code }) => [line, column, code])).toEqual([['4', 'name', 'import.unit']]);
    const units = await desk.rows<{ name: string }>(
      `SELECT unit.name FROM complaint JOIN unit ON unit.id = unit_id WHERE import_key LIKE 'units:%' ORDER BY import_key`,
    );
    expect(units.map(({ name }) => name)).toEqual(['Haidian Station', 'Tianhe Station', 'Beijing']);
    await expect(desk.import(shop(), mapping, { unit: 'Atlantis' })).rejects.toThrow(
      'no unit in service named “Atlantis”',
    );
  });

  it('may name only categories on file unless the mapping brings them along', async () => {
    const mapping = shopMapping({ source: 'strict', customer: null, complaint: { category: 'name' } });
    const { report } = await desk.import(
      shop(
        '1,2026-01-05,call,w,Engine,',
        '2,2026-01-05,call,w,product.safety,',
        '3,2026-01-05,call,w,发动机,',
        '4,2026-01-05,call,w,Weather,',
      ),
      mapping,
    );
    expect(report.map(({ line, reason }) => [line, reason])).toEqual([['5', 'There is no category “Weather”.']]);
    const named = shopMapping({ source: 'strict', complaint: { category: { value: 'weather' } } });
    await expect(desk.import(shop(), named)).rejects.toThrow(
      'The mapping names categories that are not on file: weather.',
    );
  });

  it('brings along a tree of categories', async () => {
    const mapping = shopMapping({
      source: 'tree',
      customer: null,
      createCategories: true,
      complaint: { category: { path: ['via', 'name', 'phone'] } },
    });
    await desk.import(shop('1,2026-01-05,call,w,Bills & fees,Late fee', '2,2026-01-05,call,w,Bills & fees,'), mapping);
    const names = await desk.rows<{ path: string }>(
      `WITH RECURSIVE line AS (
         SELECT code, name_en::text AS path FROM category WHERE code = 'imported'
         UNION ALL SELECT below.code, line.path || ' > ' || below.name_en FROM category below JOIN line ON below.parent_code = line.code
       ) SELECT path FROM line WHERE code LIKE 'imported.tree%' ORDER BY path`,
    );
    expect(names.map(({ path }) => path)).toEqual([
      'Imported > tree',
      'Imported > tree > call',
      'Imported > tree > call > Bills & fees',
      'Imported > tree > call > Bills & fees > Late fee',
    ]);
  });
});
