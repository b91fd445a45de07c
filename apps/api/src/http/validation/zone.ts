import { field, type FieldOptions, type Finding } from './field';

const known = new Map<string, boolean>();

/** Whether this is the name of a time zone (not an offset), as the running ICU knows them. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false;
  const before = known.get(name);
  if (before !== undefined) return before;
  let valid = true;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    valid = false;
  }
  // Only good names are kept, so that a hostile client cannot fill the memory.
  if (valid) known.set(name, valid);
  return valid;
};

export const checkZone = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  return isZone(value) ? null : { code: 'zone' };
};

/** A time zone by its name in the IANA database. */
export const Zone = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkZone, { type: String, maxLength: 64 }, { example: 'Asia/Shanghai', ...options });
