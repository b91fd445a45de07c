import { instantOf } from '@redress/contracts';
import { field, type FieldOptions, type Finding } from './field';

const ISO_WITH_ZONE =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/;
const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Milliseconds since 1970 of an ISO 8601 moment with a zone, or null for anything else, 30 February included. */
export const parseInstant = (value: unknown): number | null => {
  const match = typeof value === 'string' ? ISO_WITH_ZONE.exec(value) : null;
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone = 'Z'] = match;
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const sameDay = Number(month) >= 1 && instantOf(midnight).startsWith(`${year}-${month}-${day}`);
  if (!sameDay || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const sign = zone.startsWith('-') ? -1 : 1;
  const offsetMinutes = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  const milliseconds =
    midnight +
    ((Number(hour) * 60 + Number(minute) - offsetMinutes) * 60 + Number(second)) * 1000 +
    Number(fraction.padEnd(3, '0').slice(0, 3));
  return milliseconds >= EARLIEST && milliseconds < LATEST ? milliseconds : null;
};

export const checkInstant = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  return parseInstant(value) === null ? { code: 'instant' } : null;
};

export const normaliseInstant = (value: unknown): unknown => {
  const milliseconds = parseInstant(value);
  return milliseconds === null ? value : instantOf(milliseconds);
};

/** A moment: ISO 8601 with a zone, 1970 to 2199, handed on in UTC with milliseconds. */
export const InstantField = (options: FieldOptions = {}): PropertyDecorator =>
  field(
    checkInstant,
    { type: String, format: 'date-time' },
    { example: '2026-03-01T09:30:00.000Z', ...options },
    normaliseInstant,
  );
