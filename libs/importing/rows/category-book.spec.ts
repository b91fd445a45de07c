import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Category } from '@redress/directory';
import { CategoryBook, MOST_CATEGORIES } from './category-book';

const ON_FILE: readonly Category[] = [
  { code: 'product.safety', parentCode: null, nameEn: 'Safety', nameZh: '安全' },
  { code: 'imported.other.noise', parentCode: null, nameEn: 'Noise', nameZh: 'Noise' },
];

const CODE = /^[a-z0-9]+([-.][a-z0-9]+)*$/;

describe('categories of an import', () => {
  let book: CategoryBook;
  beforeEach(() => {
    book = new CategoryBook(ON_FILE, { name: 'cars', title: '汽车' }, true);
  });

  it.each(['product.safety', 'Safety', ' safety ', '安全'])('are found on file by code or name: %s', (text) => {
    expect(book.find([text])).toEqual({ code: 'product.safety' });
    expect(book.takeNew()).toEqual([]);
  });

  it('of another source are not taken for ours', () => {
    expect(book.find(['Noise'])).toEqual({ code: 'imported.cars.noise' });
  });

  it('are brought along once, below their source, parents first', () => {
    expect(book.find(['H15'])).toEqual({ code: 'imported.cars.h15' });
    expect(book.find(['H15'])).toEqual({ code: 'imported.cars.h15' });
    expect(book.takeNew()).toEqual([
      { code: 'imported', parentCode: null, nameEn: 'Imported', nameZh: '导入' },
      { code: 'imported.cars', parentCode: 'imported', nameEn: '汽车', nameZh: '汽车' },
      { code: 'imported.cars.h15', parentCode: 'imported.cars', nameEn: 'H15', nameZh: 'H15' },
    ]);
    expect(book.takeNew()).toEqual([]);
  });

  it('get codes that the database takes, told apart by their whole path', () => {
    const paths = [
      ['车身异响'],
      ['Late fee'],
      ['late  fee'],
      ['a', 'Late fee'],
      ['b', 'Late fee'],
      ['x'.repeat(300)],
      ['--'],
    ];
    const codes = paths.map((path) => {
      const found = book.find(path);
      return 'code' in found ? found.code : '';
    });
    expect(new Set(codes).size).toBe(paths.length);
    for (const code of codes) {
      expect(code).toMatch(CODE);
      expect(code.length).toBeLessThanOrEqual(100);
    }
    for (const { nameEn } of book.takeNew()) expect(nameEn.length).toBeLessThanOrEqual(200);
  });

  it('are refused where the mapping brings none along, unless an earlier import did', () => {
    const strict = new CategoryBook(
      [...ON_FILE, { code: 'imported.cars.h15', parentCode: 'imported.cars', nameEn: 'H15', nameZh: 'H15' }],
      { name: 'cars', title: '汽车' },
      false,
    );
    expect(strict.find(['H15'])).toEqual({ code: 'imported.cars.h15' });
    expect(strict.find(['H16'])).toEqual({ problem: { code: 'import.category', values: { value: 'H16' } } });
  });

  it('are no column of free texts', () => {
    const found = Array.from({ length: MOST_CATEGORIES + 5 }, (_, index) => book.find([`text ${index}`]));
    expect(found.filter((one) => 'problem' in one).length).toBeGreaterThan(4);
    expect(book.takeNew().length).toBeLessThanOrEqual(MOST_CATEGORIES);
  });
});
