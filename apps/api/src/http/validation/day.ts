import { instantOf } from '@redress/contracts';
import { field, type FieldOptions, type Finding } from './field';

const DAY = /^(19|20|21)\d{2}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export const checkDay = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  if (!DAY.test(value)) return { code: 'day' };
  const [year, month, day] = value.split('-').map(Number);
  const midnight = Date.UTC(year ?? 0, (month ?? 1) - 1, day);
  return instantOf(midnight).startsWith(value) ? null : { code: 'day' };
};

/** A day of the calendar without a time, such as the day of purchase. */
export const Day = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkDay, { type: String, format: 'date' }, options);
