import { ApiProperty } from '@nestjs/swagger';

export interface ShownOptions {
  readonly nullable?: boolean;
  /** A list of such values. */
  readonly list?: boolean;
  /** Present only sometimes. */
  readonly optional?: boolean;
  readonly description?: string;
}

const shown = (schema: object, { nullable, list, optional, description }: ShownOptions): PropertyDecorator =>
  ApiProperty({
    ...schema,
    required: optional !== true,
    ...(list === true ? { isArray: true } : {}),
    ...(nullable === true ? { nullable: true } : {}),
    ...(description === undefined ? {} : { description }),
  });

/** Fields of answers, as the OpenAPI document shows them; nothing is checked on the way out. */
export const ShownText = (options: ShownOptions = {}): PropertyDecorator => shown({ type: String }, options);
export const ShownId = (options: ShownOptions = {}): PropertyDecorator =>
  shown({ type: String, format: 'uuid' }, options);
export const ShownInstant = (options: ShownOptions = {}): PropertyDecorator =>
  shown({ type: String, format: 'date-time' }, options);
export const ShownDay = (options: ShownOptions = {}): PropertyDecorator =>
  shown({ type: String, format: 'date' }, options);
export const ShownNumber = (options: ShownOptions = {}): PropertyDecorator => shown({ type: 'integer' }, options);
export const ShownTruth = (options: ShownOptions = {}): PropertyDecorator => shown({ type: Boolean }, options);

/** One word of a closed list; `name` makes it one type for all its users. */
export const ShownOneOf = (
  allowed: readonly (string | number)[],
  options: ShownOptions & { readonly name?: string } = {},
): PropertyDecorator =>
  shown(
    {
      type: typeof allowed[0] === 'number' ? 'integer' : 'string',
      enum: [...allowed],
      ...(options.name === undefined ? {} : { enumName: options.name }),
    },
    options,
  );

/** An object with a class of its own. */
export const ShownOf = (type: () => new () => object, options: ShownOptions = {}): PropertyDecorator =>
  shown({ type: () => type() }, options);

/** An object whose keys are data. */
export const ShownMap = (options: ShownOptions = {}): PropertyDecorator =>
  shown({ type: Object, additionalProperties: true }, options);
