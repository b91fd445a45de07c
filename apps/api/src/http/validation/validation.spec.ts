import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '@redress/contracts';
import { type FieldFinding, RefusedException } from '../refused.exception';
import {
  Day,
  Email,
  Id,
  InstantField,
  MoneyField,
  Nested,
  OneOf,
  Pattern,
  Phone,
  RequestValidationPipe,
  Text,
  Truth,
  WholeNumber,
  Zone,
} from './index';

class Part {
  @Text({ max: 5 })
  declare name: string;
}

class Request {
  @Text({ max: 10, optional: true })
  declare line?: string;
  @Text({ max: 10, multiline: true, optional: true, nullable: true })
  declare lines?: string | null;
  @Id({ optional: true })
  declare id?: string;
  @Id({ optional: true, list: { min: 1, max: 2 } })
  declare ids?: string[];
  @InstantField({ optional: true })
  declare at?: string;
  @Day({ optional: true })
  declare day?: string;
  @OneOf(CHANNELS, { optional: true })
  declare channel?: string;
  @OneOf([1, 2, 3], { optional: true, inQuery: true })
  declare severity?: number;
  @WholeNumber({ min: 0, max: 9, optional: true, inQuery: true })
  declare count?: number;
  @Truth({ optional: true })
  declare yes?: boolean;
  @Phone({ optional: true })
  declare phone?: string;
  @Email({ optional: true })
  declare email?: string;
  @Zone({ optional: true })
  declare zone?: string;
  @Pattern(/^[a-z]+$/, { max: 3, optional: true })
  declare code?: string;
  @MoneyField({ optional: true })
  declare money?: { amount: number; currency: string };
  @Nested(() => Part, { optional: true })
  declare part?: Part;
  @Nested(() => Part, { optional: true, list: { min: 0, max: 2 } })
  declare parts?: Part[];
}

class Strict {
  @Text({ max: 10 })
  declare name: string;
}

const pipe = new RequestValidationPipe();
const read = (body: unknown, type: new () => object = Request): unknown =>
  pipe.transform(body, { type: 'body', metatype: type });
const findings = (body: unknown, type?: new () => object): readonly FieldFinding[] => {
  try {
    read(body, type);
  } catch (error) {
    if (error instanceof RefusedException) return error.fields;
    throw error;
  }
  return [];
};
const brief = (body: unknown, type?: new () => object): string[] =>
  findings(body, type).map(({ field, code }) => `${field}: ${code}`);

const UUID = '01900000-0000-7000-8000-00000000000a';

describe('a request', () => {
  it.each([
    [{ line: 'ten chars.' }],
    [{ line: '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂' }],
    [{ lines: 'a\nb\tc' }],
    [{ lines: null }],
    [{ id: UUID }],
    [{ ids: [UUID, UUID] }],
    [{ day: '2024-02-29' }],
    [{ channel: 'phone' }],
    [{ yes: false }],
    [{ phone: '+86 10 6552 9988' }],
    [{ phone: '+44 20 7946 0958' }],
    [{ email: 'li.wei@example.com' }],
    [{ zone: 'Asia/Shanghai' }],
    [{ zone: 'UTC' }],
    [{ money: { amount: 0, currency: 'CNY' } }],
    [{ part: { name: 'ok' }, parts: [{ name: 'a' }, { name: 'b' }] }],
    [{}],
    [undefined],
  ])('that is right passes: %j', (body) => {
    expect(brief(body)).toEqual([]);
  });

  it.each([
    [{ line: '' }, ['line: length']],
    [{ line: '   ' }, ['line: length']],
    [{ line: 'eleven char' }, ['line: length']],
    [{ line: 'a\nb' }, ['line: line']],
    [{ line: 'a\0b' }, ['line: text']],
    [{ lines: 'a\ud83d' }, ['lines: text']],
    [{ line: 7 }, ['line: type']],
    [{ line: null }, ['line: type']],
    [{ line: ['a'] }, ['line: type']],
    [{ id: '1' }, ['id: id']],
    [{ id: { $ne: 1 } }, ['id: type']],
    [{ ids: [] }, ['ids: size']],
    [{ ids: 'x' }, ['ids: type']],
    [{ ids: [UUID, 'x'] }, ['ids[1]: id']],
    [{ ids: [UUID, null] }, ['ids[1]: type']],
    [{ at: '2026-03-01' }, ['at: instant']],
    [{ at: '2026-03-01T09:30:00' }, ['at: instant']],
    [{ at: '2026-02-30T09:30:00Z' }, ['at: instant']],
    [{ at: '2026-03-01T24:00:00Z' }, ['at: instant']],
    [{ at: '+275760-09-13T00:00:00Z' }, ['at: instant']],
    [{ at: '2200-01-01T00:00:00Z' }, ['at: instant']],
    [{ at: '1969-12-31T23:59:59Z' }, ['at: instant']],
    [{ at: 1_700_000_000 }, ['at: type']],
    [{ day: '2026-02-29' }, ['day: day']],
    [{ day: '2026-2-9' }, ['day: day']],
    [{ channel: 'smoke' }, ['channel: choice']],
    [{ channel: {} }, ['channel: type']],
    [{ severity: 4 }, ['severity: choice']],
    [{ count: 10 }, ['count: range']],
    [{ count: -1 }, ['count: range']],
    [{ count: 1.5 }, ['count: integer']],
    [{ count: 'many' }, ['count: type']],
    [{ yes: 'true' }, ['yes: type']],
    [{ phone: '6552 9988' }, ['phone: phone']],
    [{ phone: '+86 1' }, ['phone: phone']],
    [{ email: 'nobody' }, ['email: email']],
    [{ email: 'a@b.c\r\nbcc: d@e.f' }, ['email: line']],
    [{ email: 'half \ud83d@b.c' }, ['email: text']],
    [{ phone: '+86\0' }, ['phone: text']],
    [{ zone: '+08:00' }, ['zone: zone']],
    [{ zone: 'Mars/Olympus' }, ['zone: zone']],
    [{ code: 'toolong' }, ['code: format']],
    [{ money: { amount: -1, currency: 'CNY' } }, ['money.amount: range']],
    [{ money: { amount: 1.5, currency: 'cny' } }, ['money.amount: integer', 'money.currency: currency']],
    [{ money: 300 }, ['money: type']],
    [{ money: { amount: 1, currency: 'CNY', extra: 1 } }, ['money.extra: unknown']],
    [{ part: [] }, ['part: type']],
    [{ part: 'x' }, ['part: type']],
    [{ part: {} }, ['part.name: required']],
    [{ parts: [{ name: 'a' }, { name: 'longer' }] }, ['parts[1].name: length']],
    [{ parts: [{ name: 'a' }, 7] }, ['parts[1]: type']],
    [{ parts: [{}, {}, {}] }, ['parts: size']],
    [{ surprise: 1 }, ['surprise: unknown']],
    [{ toString: 1 }, ['toString: unknown']],
    [{ constructor: 1 }, ['constructor: unknown']],
    [[], ['body: type']],
    ['text', ['body: type']],
  ])('that is wrong names its fields: %j', (body, expected) => {
    expect(brief(body)).toEqual(expected);
  });

  it('names what is missing', () => {
    expect(brief({}, Strict)).toEqual(['name: required']);
    expect(brief({ name: null }, Strict)).toEqual(['name: required']);
  });

  it('takes a prototype for the unknown field it is', () => {
    expect(brief(JSON.parse('{"__proto__":{"name":"x"}}'), Strict)).toEqual(['__proto__: unknown']);
  });

  it('says what would be right', () => {
    expect(findings({ line: '' })[0]?.values).toEqual({ min: 1, max: 10 });
    expect(findings({ channel: 'smoke' })[0]?.values?.['allowed']).toContain('phone, email');
  });

  it('puts moments into UTC, ids into lower case and query numbers into numbers', () => {
    expect(read({ at: '2026-03-01T09:30+08:00', id: UUID.toUpperCase(), severity: '2', count: '7' })).toEqual({
      at: '2026-03-01T01:30:00.000Z',
      id: UUID,
      severity: 2,
      count: 7,
    });
    expect(read({ at: '2026-03-01T09:30:00.1234567-00:30' })).toEqual({ at: '2026-03-01T10:00:00.123Z' });
  });

  it('keeps what people typed as they typed it', () => {
    expect(read({ line: '  as is ' })).toEqual({ line: '  as is ' });
  });

  it('stops naming fields at fifty', () => {
    const body = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`x${index}`, 1]));
    expect(findings(body)).toHaveLength(50);
  });
});
