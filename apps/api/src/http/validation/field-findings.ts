import type { ValidationError } from 'class-validator';
import type { FieldFinding } from '../refused.exception';
import { type Finding, FINDINGS } from './field';

/** No answer names more fields than this; a client that sends more wrong ones mends these first. */
const MOST_NAMED = 50;

const UNKNOWN = 'whitelistValidation';

const pathOf = (parent: string, error: ValidationError, inList: boolean): string => {
  if (inList && /^\d+$/.test(error.property)) return `${parent}[${error.property}]`;
  return parent === '' ? error.property : `${parent}.${error.property}`;
};

const ownFindings = (error: ValidationError, path: string): FieldFinding[] => {
  const constraints = error.constraints ?? {};
  if (UNKNOWN in constraints) return [{ field: path, code: 'unknown' }];
  const message = constraints[FINDINGS];
  if (message === undefined) return 'nestedValidation' in constraints ? [{ field: path, code: 'type' }] : [];
  const findings = JSON.parse(message) as readonly Finding[];
  return findings.map(({ code, values, below }) => ({
    field: `${path}${below ?? ''}`,
    code,
    ...(values === undefined ? {} : { values }),
  }));
};

/** class-validator's tree of errors as a flat list of fields by path, in the order of the tree. */
export function fieldFindings(errors: readonly ValidationError[], parent = '', inList = false): FieldFinding[] {
  return errors
    .flatMap((error) => {
      const path = pathOf(parent, error, inList);
      const own = ownFindings(error, path);
      // What is wrong with a list or an object as a whole makes naming its parts pointless.
      return own.length > 0 ? own : fieldFindings(error.children ?? [], path, Array.isArray(error.value));
    })
    .slice(0, MOST_NAMED);
}
