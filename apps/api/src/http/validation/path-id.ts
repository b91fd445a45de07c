import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { invalidRequest } from '../refused.exception';
import { checkId, normaliseId } from './id';

class PathIdPipe implements PipeTransform {
  constructor(private readonly name: string) {}

  transform(value: unknown): unknown {
    const id = normaliseId(value);
    const finding = checkId(id);
    if (finding !== null) throw invalidRequest([{ field: this.name, code: finding.code }]);
    return id;
  }
}

/** The id in a path: `@PathId('complaintId') id: ComplaintId`. */
export const PathId =
  (name: string): ParameterDecorator =>
  (target, method, index) => {
    Param(name, new PathIdPipe(name))(target, method, index);
    if (method === undefined) return;
    const descriptor = Object.getOwnPropertyDescriptor(target, method);
    if (descriptor === undefined) return;
    ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(target, method, descriptor);
  };
