import { field, type FieldOptions, type Finding } from './field';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const checkId = (value: unknown): Finding | null => {
  if (typeof value !== 'string') return { code: 'type' };
  return UUID.test(value) ? null : { code: 'id' };
};

/** Ids are compared as text, so they have one spelling. */
export const normaliseId = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

/** The id of something of ours. */
export const Id = (options: FieldOptions = {}): PropertyDecorator =>
  field(checkId, { type: String, format: 'uuid' }, options, normaliseId);
