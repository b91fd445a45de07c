import { type ErrorCode, ERRORS, FIELD_ERRORS, type FieldErrorCode, type Locale } from '@redress/contracts';

type Texts = Readonly<Record<Locale, string>>;

/** What can be wrong with a row of a file, beyond what can be wrong with a field and what the rules refuse. */
export const ROW_ERRORS = {
  'csv.quote': {
    en: 'A quotation mark stands in the wrong place, or its partner is missing.',
    'zh-CN': '引号位置不正确或未配对。',
  },
  'csv.columns': {
    en: 'The row has {found} cells; the heading has {wanted}.',
    'zh-CN': '该行有 {found} 个单元格，表头有 {wanted} 个。',
  },
  'csv.encoding': { en: 'The row holds bytes that are not {encoding}.', 'zh-CN': '该行含有不属于 {encoding} 的字节。' },
  'csv.too-long': {
    en: 'The line is longer than any complaint can be.',
    'zh-CN': '该行过长，超出投诉可能的长度。',
  },
  'import.unmapped': {
    en: 'The mapping does not say what “{value}” stands for.',
    'zh-CN': '映射文件未说明“{value}”的含义。',
  },
  'import.time': {
    en: '“{value}” is no time in the form {formats}.',
    'zh-CN': '“{value}”不是 {formats} 格式的时间。',
  },
  'import.time-range': {
    en: '“{value}” lies outside the years 1970 to 2200.',
    'zh-CN': '“{value}”超出 1970 至 2200 年的范围。',
  },
  'import.unit': { en: 'There is no unit in service named “{value}”.', 'zh-CN': '没有名为“{value}”的在用单位。' },
  'import.unit-ambiguous': {
    en: 'Several units are named “{value}”; name it by its id.',
    'zh-CN': '有多个名为“{value}”的单位，请使用其标识。',
  },
  'import.category': { en: 'There is no category “{value}”.', 'zh-CN': '没有类别“{value}”。' },
  'import.categories': {
    en: 'This would be category {count} from this file; a column of so many is none of categories.',
    'zh-CN': '这将是该文件带来的第 {count} 个类别，数量过多，该列应不是类别。',
  },
  'import.issues': {
    en: 'The cell lists {found} issues; one complaint holds {most} at most.',
    'zh-CN': '该单元格列出 {found} 个问题，一件投诉最多 {most} 个。',
  },
  'import.stored': {
    en: 'The database would not store this row (code {state}).',
    'zh-CN': '数据库未能保存该行（代码 {state}）。',
  },
} as const satisfies Readonly<Record<string, Texts>>;
export type RowErrorCode = keyof typeof ROW_ERRORS;

export type FindingCode = RowErrorCode | FieldErrorCode | ErrorCode;

/** One thing wrong with a row. */
export interface RowFinding {
  /** Name of the column, several joined by ` + `; empty where the whole row is meant. */
  readonly column: string;
  readonly code: FindingCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

const TEXTS: Readonly<Record<FindingCode, Texts>> = { ...ERRORS, ...FIELD_ERRORS, ...ROW_ERRORS };

/** What a finding says to a person. */
export const reasonOf = ({ code, values = {} }: RowFinding, locale: Locale): string =>
  TEXTS[code][locale].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
