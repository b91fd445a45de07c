import { field, type FieldOptions, type Finding } from './field';

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const checkCurrency = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  return /^[A-Z]{3}$/.test(value) && CURRENCIES.has(value) ? null : { code: 'currency' };
};

/** A currency code of ISO 4217. */
export const Currency = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkCurrency, { type: String, pattern: '^[A-Z]{3}$' }, { example: 'CNY', ...options });
