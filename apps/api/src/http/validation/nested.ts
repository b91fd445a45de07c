import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { registerDecorator, ValidateNested } from 'class-validator';
import { type FieldOptions, FINDINGS, findingsOf, type Finding } from './field';

const checkObject = (value: unknown): Finding | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? null : { code: 'type' };

/** An object of its own class, or with `list` several of them; its fields are named by their path. */
export function Nested(type: () => new () => object, options: FieldOptions = {}): PropertyDecorator {
  const { optional, nullable, list, description } = options;
  return (target, property) => {
    Type(type)(target, property);
    ValidateNested({ each: list !== undefined })(target, property);
    registerDecorator({
      name: FINDINGS,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => findingsOf(value, {}, checkObject, options).length === 0,
        defaultMessage: (held) => JSON.stringify(findingsOf(held?.value, {}, checkObject, options)),
      },
    });
    ApiProperty({
      // The document tells a class from a function that names one by the function's own name.
      type: () => type(),
      required: optional !== true,
      ...(list === undefined ? {} : { isArray: true, minItems: list.min, maxItems: list.max }),
      ...(nullable === true ? { nullable: true } : {}),
      ...(description === undefined ? {} : { description }),
    })(target, property);
  };
}
