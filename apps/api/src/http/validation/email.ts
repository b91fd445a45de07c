import { isEmail } from 'class-validator';
import { checkText } from './text';
import { field, type FieldOptions, type Finding } from './field';

export const checkEmail = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  // Half a character makes the check itself fail, and a control character could end a header.
  const finding = checkText(value, { max: 254 });
  if (finding !== null) return finding.code === 'length' ? { code: 'email' } : finding;
  return value.length <= 254 && isEmail(value, { allow_utf8_local_part: true }) ? null : { code: 'email' };
};

/** A mail address. */
export const Email = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkEmail, { type: String, format: 'email', maxLength: 254 }, options);
