import { field, type FieldOptions } from './field';

const WORDS: Readonly<Record<string, boolean>> = { true: true, false: false };

export interface TruthOptions extends FieldOptions {
  /** The value comes from a query string as text. */
  readonly inQuery?: boolean;
}

/** true or false. */
export const Truth = (options: TruthOptions = {}): PropertyDecorator =>
  field(
    (value) => (typeof value === 'boolean' ? null : { code: 'type' }),
    { type: Boolean },
    options,
    options.inQuery === true ? (value) => (typeof value === 'string' ? (WORDS[value] ?? value) : value) : undefined,
  );
