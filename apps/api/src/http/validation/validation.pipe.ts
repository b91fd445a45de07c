import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { isInheritedName } from '../inherited-names';
import { invalidRequest } from '../refused.exception';
import { fieldFindings } from './field-findings';

type Class = new () => object;

const PLAIN_TYPES: readonly unknown[] = [String, Number, Boolean, Array, Object, Date, Promise];

const isRequestClass = (type: unknown): type is Class => typeof type === 'function' && !PLAIN_TYPES.includes(type);

/**
 * Every body and query becomes an instance of its class, with each wrong, missing or unknown field named; parameters
 * without a class are left to their own pipe. A body left out counts as an empty object.
 */
@Injectable()
export class RequestValidationPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || !isRequestClass(metatype)) return value;
    const plain = value ?? {};
    if (typeof plain !== 'object' || Array.isArray(plain)) throw invalidRequest([{ field: type, code: 'type' }]);
    const poison = Object.keys(plain).filter(isInheritedName);
    if (poison.length > 0) throw invalidRequest(poison.map((field) => ({ field, code: 'unknown' })));
    // A copy: query objects have no prototype, and the key of the idempotency check is taken from the original.
    const instance = plainToInstance(metatype, { ...plain });
    const errors = validateSync(instance, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
      stopAtFirstError: true,
      validationError: { target: false },
    });
    if (errors.length > 0) throw invalidRequest(fieldFindings(errors));
    return instance;
  }
}
