import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '@redress/platform';
import { mappingOf } from './read-mapping';

const MINIMAL = { source: 'shop', complaint: { receivedAt: 'when', channel: { value: 'web' }, words: 'what' } };

const complaint = (change: object) => ({ ...MINIMAL, complaint: { ...MINIMAL.complaint, ...change } });

const objection = (given: unknown): string => {
  try {
    mappingOf('shop.json', given);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'none';
};

describe('a mapping', () => {
  it('needs a source, a time, a channel and words, and has sensible ways for the rest', () => {
    expect(mappingOf('shop.json', MINIMAL)).toMatchObject({
      source: 'shop',
      encoding: 'utf-8',
      delimiter: ',',
      locale: 'en',
      zone: 'UTC',
      createCategories: false,
      complaint: {
        receivedAt: { column: 'when', formats: ['iso'] },
        channel: { value: 'web' },
        words: { column: 'what' },
      },
    });
  });

  it('knows GBK and GB2312 as GB18030', () => {
    expect(mappingOf('shop.json', { ...MINIMAL, encoding: 'GBK' }).encoding).toBe('gb18030');
  });

  it.each([
    ['no object', [], /^The mapping shop.json is not right:\n.*expected object/],
    ['something unknown', { ...MINIMAL, colour: 'red' }, /"colour"/],
    ['no words', { source: 'shop', complaint: { receivedAt: 'a', channel: 'b' } }, /complaint\.words: /],
    ['an odd source', { ...MINIMAL, source: 'My Shop' }, /source: lower-case letters, digits and dashes are needed/],
    ['an unknown encoding', { ...MINIMAL, encoding: 'latin1' }, /encoding: utf-8 or gb18030 is needed/],
    ['a long delimiter', { ...MINIMAL, delimiter: '||' }, /delimiter: one character is needed/],
    ['an unknown zone', { ...MINIMAL, zone: 'Mars/Phobos' }, /zone: a time zone such as Asia\/Shanghai is needed/],
    [
      'two origins of one field',
      complaint({ words: { column: 'a', value: 'b' } }),
      /complaint\.words: exactly one of column, columns, template, value is needed/,
    ],
    [
      'a format that names no day',
      complaint({ receivedAt: { column: 'a', formats: ['yyyy', 'HH:mm'] } }),
      /complaint\.receivedAt\.formats\[0\]: .*\n.*complaint\.receivedAt\.formats\[1\]: /,
    ],
    [
      'a channel that is none',
      complaint({ channel: { column: 'via', map: { 'Postal mail': 'pigeon' } } }),
      /complaint\.channel\.map\["Postal mail"\]: “pigeon” is none of phone, email/,
    ],
    [
      'an outcome that is none',
      complaint({ outcome: { column: 'x', otherwise: 'fine' } }),
      /complaint\.outcome\.otherwise: “fine” is none of open, upheld/,
    ],
    [
      'an end without an outcome',
      complaint({ closedAt: 'end' }),
      /complaint\.closedAt: outcome is needed beside closedAt/,
    ],
    [
      'categories told twice',
      complaint({ category: 'a', issues: { column: 'b', separator: ';' } }),
      /complaint: category and issues exclude each other/,
    ],
    ['a customer without a name', { ...MINIMAL, customer: { phone: 'tel' } }, /customer\.name: /],
  ])('is refused with %s, and the place is named', (_, given, sentence) => {
    expect(objection(given)).toMatch(sentence);
  });

  const folder = join(projectRoot, 'examples', 'mappings');
  it.each(readdirSync(folder))('stands in examples/mappings/%s', (name) => {
    expect(objection(JSON.parse(readFileSync(join(folder, name), 'utf8')))).toBe('none');
  });
});
