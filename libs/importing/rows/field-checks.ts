import type { FieldErrorCode } from '@redress/contracts';
import { isEmail } from 'class-validator';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** What is wrong with a text, in the words of the API. */
export interface FieldProblem {
  readonly code: FieldErrorCode;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** How long texts may be, the same as at the API. */
export interface TextLimits {
  /** Most characters. */
  readonly max: number;
  readonly multiline: boolean;
}

export const LIMITS = {
  words: { max: 50_000, multiline: true },
  outcomeWanted: { max: 10_000, multiline: true },
  answer: { max: 50_000, multiline: true },
  name: { max: 200, multiline: false },
  short: { max: 200, multiline: false },
  contact: { max: 500, multiline: false },
} as const satisfies Readonly<Record<string, TextLimits>>;

/** PostgreSQL stores no NUL, and half of a surrogate pair is no character. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
const CONTROL = /\p{Control}/u;

/** The judgement of the API on a text that is not empty. */
export const textProblem = (text: string, { max, multiline }: TextLimits): FieldProblem | null => {
  if (UNSTORABLE.test(text)) return { code: 'text' };
  if (!multiline && CONTROL.test(text)) return { code: 'line' };
  // Code points are never more than UTF-16 units, so most texts need no counting.
  return text.length > max && [...text].length > max ? { code: 'length', values: { min: 1, max } } : null;
};

const LONGEST_EMAIL = 254;
const LONGEST_PHONE = 40;

export const emailProblem = (text: string): FieldProblem | null =>
  text.length <= LONGEST_EMAIL && isEmail(text, { allow_utf8_local_part: true }) ? null : { code: 'email' };

/** A phone number with its country code, which numbers that lack one get from `country`; null where it is none. */
export const phoneNumber = (text: string, country: string | undefined): string | null => {
  if (text.length > LONGEST_PHONE) return null;
  const home: CountryCode | undefined = country !== undefined && isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(text, home === undefined ? {} : { defaultCountry: home });
  if (parsed?.isPossible() !== true) return null;
  return text.trimStart().startsWith('+') ? text : parsed.formatInternational();
};
