import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { CsvRows, type CsvRow } from './csv-rows';
import type { Encoding } from './encodings';

const rowsOf = (
  content: string | Buffer,
  { encoding = 'utf-8', delimiter = ',' }: { encoding?: Encoding; delimiter?: string } = {},
): CsvRow[] => {
  const rows = new CsvRows(encoding, delimiter);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  if (start < bytes.length) lines.push(bytes.subarray(start));
  return [
    ...lines.flatMap((line, index) => rows.add({ number: index + 1, bytes: line, tooLong: false })),
    ...rows.end(),
  ];
};

const told = (row: CsvRow): string =>
  'cells' in row ? `${row.line}: ${row.cells.join('|')}` : `${row.line}: ${row.fault}`;

describe('rows of a CSV file', () => {
  it('are read with quotes, line breaks inside them, and both kinds of line ends', () => {
    const rows = rowsOf('id,words\r\n1,"two\nlines, and a ""quote"""\r\n\r\n2,plain\n');
    expect(rows).toEqual([
      { line: 1, cells: ['id', 'words'] },
      { line: 2, cells: ['1', 'two\nlines, and a "quote"'] },
      { line: 5, cells: ['2', 'plain'] },
    ]);
  });

  it('may be divided by something else', () => {
    expect(rowsOf('a;"b;c"\n', { delimiter: ';' })).toEqual([{ line: 1, cells: ['a', 'b;c'] }]);
    expect(rowsOf('a\tb\n', { delimiter: '\t' })).toEqual([{ line: 1, cells: ['a', 'b'] }]);
  });

  it.each([
    ['never closed, with good rows after it', 'a,b\n1,"x\n2,y\n3,z\n', ['2: csv.quote', '3: 2|y', '4: 3|z']],
    ['never closed, before a row with quotes', 'a,b\n1,"x\n2,"y"\n3,z\n', ['2: csv.quote', '3: 2|y', '4: 3|z']],
    [
      'never closed, before a row of several lines',
      'a,b\n1,"x\n2,"y\ny"\n3,z\n',
      ['2: csv.quote', '3: 2|y\ny', '5: 3|z'],
    ],
    ['inside a cell', 'a,b\n1,5" pipe\n2,y\n', ['2: csv.quote', '3: 2|y']],
    ['behind a closed one', 'a,b\n1,"x"x\n2,y\n', ['2: csv.quote', '3: 2|y']],
    ['two rows in a row', 'a,b\n1,"x\n2,"x\n3,z\n', ['2: csv.quote', '3: csv.quote', '4: 3|z']],
  ])('with a quotation mark %s cost no good row', (_, content, expected) => {
    expect(rowsOf(content).slice(1).map(told)).toEqual(expected);
  });

  it('with too few or too many cells are told apart from good ones', () => {
    expect(rowsOf('a,b\n1\n1,2,3\n1,2\n').slice(1)).toEqual([
      { line: 2, fault: 'csv.columns', found: 1 },
      { line: 3, fault: 'csv.columns', found: 3 },
      { line: 4, cells: ['1', '2'] },
    ]);
  });

  it('of several lines with too many cells are one bad row', () => {
    expect(rowsOf('a,b,c\n1,"two\nlines",3,4\n1,2,3\n').slice(1)).toEqual([
      { line: 2, fault: 'csv.columns', found: 4 },
      { line: 4, cells: ['1', '2', '3'] },
    ]);
  });

  it('with bytes of another encoding cost no good row', () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n1,"'),
      iconv.encode('投诉\n', 'gb18030'),
      Buffer.from('"\n2,投诉\n'),
    ]);
    expect(rowsOf(content).slice(1).map(told)).toEqual(['2: csv.encoding', '4: 2|投诉']);
  });

  it('are read from GB18030, characters of four bytes included', () => {
    const content = iconv.encode('编号,内容\n1,"龍，𠮷\n野家"\n', 'gb18030');
    expect(rowsOf(content, { encoding: 'gb18030' })).toEqual([
      { line: 1, cells: ['编号', '内容'] },
      { line: 2, cells: ['1', '龍，𠮷\n野家'] },
    ]);
  });

  it('come out as they went in, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '投', "'", ';') });
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const written = rows
          .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(rowsOf(written).map((row) => ('cells' in row ? row.cells : row.fault))).toEqual(rows);
      }),
      { numRuns: 300 },
    );
  });

  it('never lose a good row to broken ones around it', () => {
    const good = fc.constantFrom('1,ok,"fine"', '2,"two words",x', '3,,');
    const broken = fc.constantFrom('"', 'a"b,c,d', '"a"b,c,d', 'only', '1,2,3,4,5');
    fc.assert(
      fc.property(fc.array(fc.oneof(good, broken), { maxLength: 12 }), (lines) => {
        const rows = rowsOf(['h,h,h', ...lines].join('\n')).slice(1);
        const wanted = lines.flatMap((line, index) =>
          /^\d,/.test(line) && line.split(',').length === 3 ? [index + 2] : [],
        );
        expect(rows.flatMap((row) => ('cells' in row ? [row.line] : []))).toEqual(wanted);
      }),
      { numRuns: 500 },
    );
  });
});
