import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReportFile, reportPathFor } from './report-file';

describe('the report of an import', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'redress-report-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['a/complaints.csv', 'a/complaints.report.csv'],
    ['/a/b/complaints.csv.gz', '/a/b/complaints.report.csv'],
    ['complaints', 'complaints.report.csv'],
    ['v1.2/x.CSV', 'v1.2/x.report.csv'],
  ])('lies beside the file: %s', (file, path) => {
    expect(reportPathFor(file)).toBe(path);
  });

  it('is CSV that a spreadsheet reads as text', async () => {
    const path = join(folder, 'report.csv');
    const report = await ReportFile.begin(path, 'en', []);
    await report.add([
      { line: 2, finding: { column: '=HYPERLINK("x")', code: 'required' } },
      { line: 3, finding: { column: 'a,b', code: 'import.time', values: { value: '3"', formats: 'iso' } } },
    ]);
    await report.end();
    expect(readFileSync(path, 'utf8')).toBe(
      [
        'line,column,code,reason',
        `2,"'=HYPERLINK(""x"")",required,This field is needed.`,
        '3,"a,b",import.time,"“3""” is no time in the form iso."',
        '',
      ].join('\n'),
    );
  });

  it('is taken away where it tells of nothing', async () => {
    const path = join(folder, 'empty.csv');
    await (await ReportFile.begin(path, 'en', [])).end();
    expect(existsSync(path)).toBe(false);
  });
});
