import { field, type FieldOptions, type FieldSchema, type Finding } from './field';

type Choice = string | number;

export interface OneOfOptions extends FieldOptions {
  /** Name of the list in the OpenAPI document, so that clients get one type for it. */
  readonly name?: string;
  /** The value comes from a query string: numbers arrive as text, and one entry of a list arrives bare. */
  readonly inQuery?: boolean;
}

const checkChoice = (value: unknown, allowed: readonly Choice[]): Finding | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return { code: 'type' };
  return allowed.includes(value) ? null : { code: 'choice', values: { allowed: allowed.join(', ') } };
};

/** One value of a closed list, or with `list` several of them. */
export function OneOf(allowed: readonly Choice[], options: OneOfOptions = {}): PropertyDecorator {
  const numeric = typeof allowed[0] === 'number';
  const schema: FieldSchema = {
    type: numeric ? 'integer' : 'string',
    enum: [...allowed],
    ...(options.name === undefined ? {} : { enumName: options.name }),
  };
  const fromText = (value: unknown): unknown =>
    numeric && typeof value === 'string' && /^-?\d{1,6}$/.test(value) ? Number(value) : value;
  const decorate = field(
    (value) => checkChoice(value, allowed),
    schema,
    options,
    options.inQuery === true ? fromText : undefined,
  );
  return (target, property) => {
    decorate(target, property);
  };
}
