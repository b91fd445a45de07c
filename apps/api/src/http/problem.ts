import {
  ERRORS,
  type Fault,
  FAULTS,
  FIELD_ERRORS,
  type Locale,
  moneyText,
  PROBLEM_TITLES,
  type Refusal,
  REQUIREMENTS,
  termOf,
  type WordList,
} from '@redress/contracts';
import type { FieldFinding } from './refused.exception';

/** One field that is not right, with its code and its sentence. */
export interface ProblemField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** A problem document of RFC 9457 with our own members: `code`, `values`, `errors` and `correlationId`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly instance: string;
  readonly correlationId: string;
  /** What the refusal's text was filled with, for programs. */
  readonly values?: Refusal['detail'];
  readonly errors?: readonly ProblemField[];
}

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

const isRequirement = (word: string): word is keyof typeof REQUIREMENTS => Object.hasOwn(REQUIREMENTS, word);

/** Places that hold a code of a word list. */
const LISTS: Readonly<Record<string, WordList>> = {
  step: 'step',
  needed: 'step',
  state: 'remedy-state',
  approvalState: 'approval-state',
  level: 'level',
};

type Values = NonNullable<Refusal['detail']>;

const wordIn = (name: string, word: unknown, locale: Locale): string => {
  const text = String(word);
  if (isRequirement(text)) return REQUIREMENTS[text][locale];
  const list = LISTS[name];
  return (list === undefined ? null : termOf(list, text)?.[locale]) ?? text;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** A moment as people read it; the zone is named, as a time must not be misread. */
const momentText = (at: string, zone: unknown, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone: typeof zone === 'string' ? zone : 'UTC',
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(Date.parse(at)) + (typeof zone === 'string' ? '' : ' UTC');

const spoken = (name: string, value: Values[string], locale: Locale, zone: unknown): string => {
  if (typeof value === 'object' && 'currency' in value) return moneyText(value, locale);
  const words: readonly unknown[] = typeof value === 'object' ? value : [value];
  return words
    .map((word) =>
      typeof word === 'string' && INSTANT.test(word) ? momentText(word, zone, locale) : wordIn(name, word, locale),
    )
    .join(locale === 'zh-CN' ? '、' : '; ');
};

/** Puts values into the `{name}` places of a text; a place without a value stays visible, so that a hole is noticed. */
export const fillText = (text: string, values: Values | undefined, locale: Locale): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values !== undefined && Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : spoken(name, value, locale, values?.['zone']);
  });

/** Faults for which a body was refused as a whole (`setting.faulty`): they are named like the fields of a request. */
const faultsIn = ({ detail }: Refusal): readonly Fault[] => {
  const faults: unknown = detail?.['faults'];
  return Array.isArray(faults) ? (faults as readonly Fault[]) : [];
};

/** Everything that is not right, each with its path. */
const wrongIn = (refusal: Refusal, fields: readonly FieldFinding[], locale: Locale): readonly ProblemField[] => [
  ...fields.map(({ field, code, values }) => ({
    field,
    code,
    message: fillText(FIELD_ERRORS[code][locale], values, locale),
  })),
  ...faultsIn(refusal).map(({ path, code, values }) => ({
    field: path,
    code,
    message: fillText(FAULTS[code][locale], values, locale),
  })),
];

/** The document for one refusal, in one language. `instance` is the path asked for. */
export function problemOf(
  refusal: Refusal,
  fields: readonly FieldFinding[],
  request: { readonly instance: string; readonly correlationId: string; readonly locale: Locale },
): Problem {
  const { locale } = request;
  const error = ERRORS[refusal.code];
  const errors = wrongIn(refusal, fields, locale);
  return {
    type: `urn:redress:problem:${refusal.code}`,
    title: PROBLEM_TITLES[error.status][locale],
    status: error.status,
    code: refusal.code,
    detail: fillText(error[locale], refusal.detail, locale),
    instance: request.instance,
    correlationId: request.correlationId,
    ...(refusal.detail === undefined ? {} : { values: refusal.detail }),
    ...(errors.length === 0 ? {} : { errors }),
  };
}
