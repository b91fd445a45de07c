import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { invalidRequest } from '../refused.exception';

class PathCodePipe implements PipeTransform {
  constructor(
    private readonly name: string,
    private readonly form: RegExp,
    private readonly max: number,
  ) {}

  transform(value: unknown): unknown {
    if (typeof value !== 'string' || value.length > this.max || !this.form.test(value))
      throw invalidRequest([{ field: this.name, code: 'format' }]);
    return value;
  }
}

/** A code of a fixed form in a path, such as a category's. */
export const PathCode =
  (name: string, form: RegExp, max: number): ParameterDecorator =>
  (target, method, index) => {
    Param(name, new PathCodePipe(name, form, max))(target, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (descriptor === undefined) return;
    ApiParam({ name, schema: { type: 'string', pattern: form.source, maxLength: max } })(target, method, descriptor);
  };
