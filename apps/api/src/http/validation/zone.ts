import { Zone as KnownZone } from '@redress/complaint-domain';
import { field, type FieldOptions, type Finding } from './field';

/** Whether this is the name of a time zone (not an offset), as the running ICU knows them. */
export const isZone = (name: string): boolean => KnownZone.find(name) !== null;

export const checkZone = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  return isZone(value) ? null : { code: 'zone' };
};

/** A time zone by its name in the IANA database. */
export const Zone = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkZone, { type: String, maxLength: 64 }, { example: 'Asia/Shanghai', ...options });
