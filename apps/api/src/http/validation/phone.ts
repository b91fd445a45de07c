import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { checkText } from './text';
import { field, type FieldOptions, type Finding } from './field';

export const checkPhone = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  const finding = checkText(value, { max: 40 });
  if (finding !== null) return finding.code === 'length' ? { code: 'phone' } : finding;
  return parsePhoneNumberFromString(value)?.isPossible() === true ? null : { code: 'phone' };
};

/** A phone number with country code, in any spelling; it is kept as typed and searched by its digits. */
export const Phone = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkPhone, { type: String, maxLength: 40 }, { example: '+86 10 6552 9988', ...options });
