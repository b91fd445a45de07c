import { describe, expect, it } from '@jest/globals';
import type { UnitId } from '@redress/contracts';
import { mappingOf } from '../mapping/read-mapping';
import { CategoryBook } from './category-book';
import { Columns } from './columns';
import { rowReader } from './row-reader';
import { UnitBook } from './unit-book';

const HEADQUARTERS = 'unit-1' as UnitId;
const STATION = 'unit-2' as UnitId;

const UNITS = [
  { id: HEADQUARTERS, name: 'Headquarters', nameZh: '总部', parentId: null, active: true },
  { id: STATION, name: 'North Station', nameZh: '北站', parentId: HEADQUARTERS, active: true },
  { id: 'unit-3' as UnitId, name: 'North Station', nameZh: null, parentId: HEADQUARTERS, active: false },
  { id: 'unit-4' as UnitId, name: 'Twin', nameZh: null, parentId: HEADQUARTERS, active: true },
  { id: 'unit-5' as UnitId, name: 'Twin', nameZh: null, parentId: HEADQUARTERS, active: true },
];

const HEADING = ['id', 'when', 'via', 'words', 'a', 'b'];

/** Reads one row: id, day, channel and words as usual, `a` and `b` as the spec likes. */
const reading = (
  a: string,
  b: string,
  change: { readonly complaint?: object; readonly [name: string]: unknown } = {},
) => {
  const { complaint, ...rest } = change;
  const mapping = mappingOf('test', {
    source: 'shop',
    createCategories: true,
    ...rest,
    complaint: { externalId: 'id', receivedAt: 'when', channel: 'via', words: 'words', ...complaint },
  });
  const units = new UnitBook(UNITS);
  const categories = new CategoryBook([], { name: 'shop', title: 'Shop' }, mapping.createCategories);
  const columns = new Columns(HEADING);
  const read = rowReader(mapping, columns, { units, categories, unitId: HEADQUARTERS });
  expect(columns.problem).toBeNull();
  return read(2, ['7', '2026-01-05', 'phone', ' what happened ', a, b]);
};

const draft = (...given: Parameters<typeof reading>) => {
  const read = reading(...given);
  if ('draft' in read) return read.draft;
  throw new Error(JSON.stringify(read.findings));
};

const findings = (...given: Parameters<typeof reading>) => {
  const read = reading(...given);
  return 'findings' in read ? read.findings : [];
};

describe('a row', () => {
  it('needs little and leaves the rest empty', () => {
    expect(draft('', '')).toEqual({
      line: 2,
      importKey: 'shop:7',
      unitId: HEADQUARTERS,
      channel: 'phone',
      receivedAt: '2026-01-05T00:00:00.000Z',
      incidentAt: null,
      customer: null,
      words: ' what happened ',
      outcomeWanted: null,
      category: null,
      furtherIssues: [],
      severity: null,
      safety: false,
      confidential: false,
      legalEntity: null,
      product: null,
      outcome: null,
      closedAt: null,
      answer: null,
    });
  });

  it('may join columns, fill templates, and have fixed values', () => {
    const complaint = {
      words: { columns: ['words', 'a', 'b'], separator: ' / ' },
      product: { template: '{a} by {b}' },
      legalEntity: { value: 'Ours Ltd' },
    };
    expect(draft('A', '', { complaint })).toMatchObject({
      words: ' what happened  / A',
      product: 'A by',
      legalEntity: 'Ours Ltd',
    });
    expect(draft('', '', { complaint }).product).toBeNull();
  });

  it('is translated by maps, whose words are found whatever their capitals', () => {
    const complaint = {
      severity: { column: 'a', map: { Urgent: '4', Low: '1' }, otherwise: '2' },
      safety: { column: 'b', map: { Y: 'yes', N: 'no' } },
      confidential: { value: 'yes' },
    };
    expect(draft('URGENT', 'y', { complaint })).toMatchObject({ severity: 4, safety: true, confidential: true });
    expect(draft('unheard of', 'N', { complaint })).toMatchObject({ severity: 2, safety: false });
    expect(draft('', '', { complaint })).toMatchObject({ severity: 2, safety: false });
    expect(findings('Low', 'perhaps', { complaint })).toEqual([
      { column: 'b', code: 'import.unmapped', values: { value: 'perhaps' } },
    ]);
    expect(findings('5', '', { complaint: { severity: 'a' } })).toEqual([
      { column: 'a', code: 'choice', values: { allowed: '1, 2, 3, 4' } },
    ]);
  });

  it('names its unit in either language or by id', () => {
    const complaint = { unit: 'a' };
    for (const name of ['North Station', '北站', 'unit-2']) expect(draft(name, '', { complaint }).unitId).toBe(STATION);
    expect(draft('', '', { complaint }).unitId).toBe(HEADQUARTERS);
    expect(findings('South', '', { complaint })).toMatchObject([{ column: 'a', code: 'import.unit' }]);
    expect(findings('twin', '', { complaint })).toMatchObject([{ column: 'a', code: 'import.unit-ambiguous' }]);
  });

  it('is open or ended, and its end is read only then', () => {
    const complaint = { outcome: { column: 'a', map: { Done: 'upheld', Now: 'open' } }, closedAt: 'b' };
    expect(draft('Done', '2026-01-06', { complaint })).toMatchObject({
      outcome: 'upheld',
      closedAt: '2026-01-06T00:00:00.000Z',
    });
    expect(draft('Now', 'nonsense', { complaint })).toMatchObject({ outcome: null, closedAt: null });
    expect(findings('Done', 'nonsense', { complaint })).toMatchObject([{ column: 'b', code: 'import.time' }]);
  });

  it('lists several issues in one cell, each once', () => {
    const complaint = {
      issues: { column: 'a', separator: ';', words: 'Fault {item} of {b}', map: { h1: 'Hydraulics' } },
    };
    expect(draft('H1; E2;;E2', 'TR', { complaint })).toMatchObject({
      category: 'imported.shop.hydraulics',
      furtherIssues: [{ category: 'imported.shop.e2', description: 'Fault E2 of TR' }],
    });
    expect(draft('', '', { complaint })).toMatchObject({ category: null, furtherIssues: [] });
    const many = Array.from({ length: 101 }, (_, index) => `F${index}`).join(';');
    expect(findings(many, '', { complaint })).toMatchObject([{ column: 'a', code: 'import.issues' }]);
  });

  it('has a category from a map, as it is, or none', () => {
    const category = { column: 'a', map: { Bills: 'billing' } };
    expect(draft('bills', '', { complaint: { category } }).category).toBe('imported.shop.billing');
    expect(draft('Other', '', { complaint: { category } }).category).toBe('imported.shop.other');
    expect(draft('', '', { complaint: { category } }).category).toBeNull();
    const otherwise = { ...category, otherwise: 'rest' };
    expect(draft('Other', '', { complaint: { category: otherwise } }).category).toBe('imported.shop.rest');
    expect(findings('Other', '', { complaint: { category: 'a' }, createCategories: false })).toMatchObject([
      { column: 'a', code: 'import.category' },
    ]);
  });

  it('names a customer whole, or nobody', () => {
    const customer = { name: 'a', phone: 'b', kind: { value: 'dealer' }, tier: { value: 'vip' } };
    expect(draft('Ann Lee', '(202) 555-0100', { customer, country: 'US', locale: 'zh-CN' }).customer).toEqual({
      name: 'Ann Lee',
      kind: 'dealer',
      tier: 'vip',
      locale: 'zh-CN',
      contacts: [{ kind: 'phone', value: '+1 202 555 0100' }],
    });
    expect(draft('', '', { customer }).customer).toBeNull();
    expect(findings('', '+1 202 555 0100', { customer })).toEqual([{ column: 'a', code: 'required' }]);
    expect(findings('Ann Lee', '555', { customer })).toEqual([{ column: 'b', code: 'phone' }]);
    expect(findings('', '555', { customer })).toEqual([{ column: 'b', code: 'phone' }]);
  });

  it('tells everything that is wrong with it at once', () => {
    const complaint = { receivedAt: 'a', channel: 'b', incidentAt: 'b', words: { column: 'words', map: {} } };
    expect(findings('soon', 'pigeon', { complaint }).map(({ column, code }) => `${column}: ${code}`)).toEqual([
      'b: choice',
      'a: import.time',
      'words: import.unmapped',
      'b: import.time',
    ]);
  });

  it('lacks no column without that being said', () => {
    const mapping = mappingOf('test', {
      source: 'shop',
      complaint: { receivedAt: 'when', channel: 'via', words: { template: '{words} {gone}' }, product: 'lost' },
    });
    const columns = new Columns(HEADING);
    const categories = new CategoryBook([], { name: 'shop', title: 'Shop' }, false);
    rowReader(mapping, columns, { units: new UnitBook(UNITS), categories, unitId: HEADQUARTERS });
    expect(columns.problem).toMatch(/^lacks “gone”, “lost”, which the mapping names; its columns are “id”, /);
  });
});
