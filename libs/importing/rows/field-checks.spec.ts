import { describe, expect, it } from '@jest/globals';
import { emailProblem, LIMITS, phoneNumber, textProblem } from './field-checks';

describe('fields of a row', () => {
  it.each([
    ['a NUL', 'a\0b', LIMITS.words, 'text'],
    ['half a character', 'a\uD83D', LIMITS.words, 'text'],
    ['a line break where one line belongs', 'a\nb', LIMITS.name, 'line'],
    ['too many characters', '投'.repeat(201), LIMITS.name, 'length'],
  ])('are judged as at the API: %s', (_, text, limits, code) => {
    expect(textProblem(text, limits)).toMatchObject({ code });
  });

  it('count characters, not halves of them', () => {
    expect(textProblem('𠮷'.repeat(200), LIMITS.name)).toBeNull();
    expect(textProblem('𠮷'.repeat(201), LIMITS.name)).toEqual({ code: 'length', values: { min: 1, max: 200 } });
  });

  it('may be longer and of several lines where a customer tells a story', () => {
    expect(textProblem('a\r\nb\tc', LIMITS.words)).toBeNull();
  });

  it.each([
    ['+1 202 555 0100', undefined, '+1 202 555 0100'],
    ['(202) 555-0100', 'US', '+1 202 555 0100'],
    ['022 5555 0211', 'CN', '+86 22 5555 0211'],
    ['022 5555 0211', undefined, null],
    ['12', 'CN', null],
    ['ask my wife', 'CN', null],
    ['1'.repeat(41), 'CN', null],
  ])('hold phone numbers with their country: %s in %s', (text, country, number) => {
    expect(phoneNumber(text, country)).toBe(number);
  });

  it('hold mail addresses', () => {
    expect(emailProblem('ann@example.com')).toBeNull();
    expect(emailProblem('ann at example')).toEqual({ code: 'email' });
  });
});
