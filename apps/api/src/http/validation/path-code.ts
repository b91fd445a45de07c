import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { invalidRequest } from '../refused.exception';

class PathCodePipe implements PipeTransform {
  constructor(
    private readonly name: string,
    private readonly form: RegExp,
  ) {}

  transform(value: unknown): unknown {
    if (typeof value !== 'string' || !this.form.test(value))
      throw invalidRequest([{ field: this.name, code: 'format' }]);
    return value;
  }
}

/** A code of a fixed form in a path, such as a category's. */
export const PathCode =
  (name: string, form: RegExp): ParameterDecorator =>
  (target, method, index) => {
    Param(name, new PathCodePipe(name, form))(target, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (descriptor === undefined) return;
    ApiParam({ name, schema: { type: 'string', pattern: form.source } })(target, method, descriptor);
  };
