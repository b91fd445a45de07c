import { field, type FieldOptions, type Finding } from './field';

export interface TextOptions extends FieldOptions {
  /** Characters (code points) that must remain once spaces at both ends are set aside; 1 unless told. */
  readonly min?: number;
  /** Most characters, all counted. */
  readonly max: number;
  /** Whether line breaks and tabs belong here. */
  readonly multiline?: boolean;
}

/** Half of a surrogate pair is no character at all. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL = /\p{Control}/u;

/** Characters as people count them, near enough: code points, not UTF-16 units. */
const charactersOf = (text: string): number => {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
};

/** Judges a text without changing it: what a customer wrote is kept as written. */
export const checkText = (value: unknown, options: TextOptions): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  // PostgreSQL cannot store NUL.
  if (value.includes('\0') || LONE_SURROGATE.test(value)) return { code: 'text' };
  if (options.multiline !== true && CONTROL.test(value)) return { code: 'line' };
  const min = options.min ?? 1;
  const tooShort = min > 0 && charactersOf(value.trim()) < min;
  // A UTF-16 length within the limit needs no counting: code points are never more.
  const tooLong = value.length > options.max && charactersOf(value) > options.max;
  return tooShort || tooLong ? { code: 'length', values: { min, max: options.max } } : null;
};

/** A text of `min` to `max` characters, kept as typed. */
export const Text = (options: TextOptions): PropertyDecorator =>
  field(
    (value) => checkText(value, options),
    { type: String, minLength: options.min ?? 1, maxLength: options.max },
    options,
  );
