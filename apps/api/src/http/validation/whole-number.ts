import { field, type FieldOptions, type Finding } from './field';

export interface WholeNumberOptions extends FieldOptions {
  readonly min: number;
  readonly max: number;
  /** The value comes from a query string as text. */
  readonly inQuery?: boolean;
}

const checkWholeNumber = (value: unknown, { min, max }: WholeNumberOptions): Finding | null => {
  if (typeof value !== 'number') return { code: 'type' };
  if (!Number.isInteger(value)) return { code: 'integer' };
  return value < min || value > max ? { code: 'range', values: { min, max } } : null;
};

/** A whole number from `min` to `max`. */
export const WholeNumber = (options: WholeNumberOptions): PropertyDecorator =>
  field(
    (value) => checkWholeNumber(value, options),
    { type: 'integer', minimum: options.min, maximum: options.max },
    options,
    options.inQuery === true
      ? (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value)
      : undefined,
  );
