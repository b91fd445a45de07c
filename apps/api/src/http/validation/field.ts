import { ApiProperty } from '@nestjs/swagger';
import type { FieldErrorCode } from '@redress/contracts';
import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';

/** What is wrong with one value. */
export interface Finding {
  readonly code: FieldErrorCode;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Path below the field itself, such as `[2]`. */
  readonly below?: string;
}

/** Judges one value that is neither undefined nor null. `owner` is the object it stands in. */
export type Check = (value: unknown, owner: object) => Finding | null;

export interface FieldOptions {
  /** May be left out. */
  readonly optional?: boolean;
  /** May be null, which empties the field. */
  readonly nullable?: boolean;
  /** The field is a list of such values, with so many entries. */
  readonly list?: { readonly min: number; readonly max: number };
  readonly description?: string;
  readonly example?: unknown;
}

/** How a kind of field looks in the OpenAPI document: JSON schema keywords of one value. */
export interface FieldSchema {
  readonly type: typeof String | typeof Number | typeof Boolean | 'integer' | 'string';
  readonly format?: string;
  readonly enum?: (string | number)[];
  readonly enumName?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

const listFindings = (value: unknown, owner: object, check: Check, list: { min: number; max: number }): Finding[] => {
  if (!Array.isArray(value)) return [{ code: 'type' }];
  if (value.length < list.min || value.length > list.max) return [{ code: 'size', values: { ...list } }];
  return value.flatMap((entry: unknown, index) => {
    const finding = entry === null || entry === undefined ? ({ code: 'type' } as const) : check(entry, owner);
    return finding === null
      ? []
      : [{ ...finding, below: `[${index}]${'below' in finding ? (finding.below ?? '') : ''}` }];
  });
};

/** Everything wrong with the value of one field. */
export const findingsOf = (value: unknown, owner: object, check: Check, options: FieldOptions): readonly Finding[] => {
  if (value === undefined) return options.optional === true ? [] : [{ code: 'required' }];
  if (value === null)
    return options.nullable === true ? [] : [{ code: options.optional === true ? 'type' : 'required' }];
  if (options.list !== undefined) return listFindings(value, owner, check, options.list);
  const finding = check(value, owner);
  return finding === null ? [] : [finding];
};

/** Name of the one class-validator constraint that carries our findings, as JSON, in its message. */
export const FINDINGS = 'findings';

const normaliseAll = (value: unknown, normalise: (value: unknown) => unknown): unknown =>
  Array.isArray(value) ? value.map(normalise) : normalise(value);

/**
 * A field of a request: checked by class-validator, described by OpenAPI, and put into its normal form before the check.
 * `normalise` must hand back what it does not understand, so that the check can name it.
 */
export function field(
  check: Check,
  schema: FieldSchema,
  options: FieldOptions = {},
  normalise?: (value: unknown) => unknown,
): PropertyDecorator {
  return (target, property) => {
    const propertyName = String(property);
    registerDecorator({
      name: FINDINGS,
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value: unknown, held) => findingsOf(value, held?.object ?? {}, check, options).length === 0,
        defaultMessage: (held) => JSON.stringify(findingsOf(held?.value, held?.object ?? {}, check, options)),
      },
    });
    if (normalise !== undefined) {
      Transform(({ value }: { value: unknown }) => normaliseAll(value, normalise), { toClassOnly: true })(
        target,
        property,
      );
    }
    describe(schema, options)(target, property);
  };
}

/** The OpenAPI side of a field. */
export function describe(schema: FieldSchema, options: FieldOptions): PropertyDecorator {
  const { optional, nullable, list, description, example } = options;
  return ApiProperty({
    ...schema,
    ...(list === undefined ? {} : { isArray: true, minItems: list.min, maxItems: list.max }),
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
    ...(nullable === true ? { nullable: true } : {}),
    required: optional !== true,
  });
}
