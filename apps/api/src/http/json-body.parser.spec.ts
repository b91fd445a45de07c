import { describe, expect, it } from '@jest/globals';
import { parseJsonBody } from './json-body.parser';

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text));
const refusalOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : 'thrown';
  }
  return 'accepted';
};

describe('reading a body', () => {
  it('reads JSON, with or without a byte order mark, and takes nothing for nothing', () => {
    expect(parse('{"a":[1,"二"]}')).toEqual({ a: [1, '二'] });
    expect(parse('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(parse('')).toBeUndefined();
  });

  it.each([
    ['half a document', '{"a":'],
    ['no JSON', 'a=1&b=2'],
    ['a prototype', '{"a":{"__proto__":{"admin":true}}}'],
    ['a prototype in disguise', '{"a":[{"\\u005f_proto__":1}]}'],
    ['a constructor', '{"constructor":{"prototype":{}}}'],
    ['nesting beyond reason', '['.repeat(22) + ']'.repeat(22)],
    ['nesting beyond any stack', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('refuses %s', (_name, text) => {
    expect(refusalOf(() => parse(text))).toBe('request.malformed');
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(refusalOf(() => parseJsonBody(Buffer.from([0x22, 0xd6, 0xd0, 0x22])))).toBe('request.malformed');
  });

  it('refuses a body of very many small values', () => {
    expect(refusalOf(() => parse(JSON.stringify(Array.from({ length: 20_001 }, () => 1))))).toBe('request.too-large');
  });
});
