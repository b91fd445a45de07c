import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language';

describe('the language of an answer', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['de-DE, zh;q=0.5, en;q=0.4', 'zh-CN'],
    ['en;q=0.2, zh-Hans;q=0.7', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['EN', 'en'],
  ] as const)('%s is answered in %s', (header, expected) => {
    expect(languageOf(header, null)).toBe(expected);
  });

  it("falls back to the reader's own language, then to English", () => {
    expect(languageOf('fr', 'zh-CN')).toBe('zh-CN');
    expect(languageOf(undefined, 'zh-CN')).toBe('zh-CN');
    expect(languageOf('fr', null)).toBe('en');
    expect(languageOf('x'.repeat(10_000), null)).toBe('en');
  });
});
