import '@fastify/multipart';
import type { Upload } from '@redress/complaints';
import { MESSAGE_DIRECTIONS, type MessageDirection } from '@redress/contracts';
import type { FastifyRequest } from 'fastify';
import { invalidRequest, RefusedException } from '../http/refused.exception';
import { checkText } from '../http/validation';

const LONGEST_NAME = 255;

const directionOf = (fields: Readonly<Record<string, unknown>>): MessageDirection => {
  const field = fields['direction'];
  const value: unknown = typeof field === 'object' && field !== null && 'value' in field ? field.value : 'incoming';
  const direction = MESSAGE_DIRECTIONS.find((one) => one === value);
  if (direction === undefined)
    throw invalidRequest([{ field: 'direction', code: 'choice', values: { allowed: MESSAGE_DIRECTIONS.join(', ') } }]);
  return direction;
};

/**
 * The one file of a multipart request, still arriving.
 * @throws RefusedException request.invalid naming the field, request.unsupported-media-type for another kind of body
 */
export const uploadOf = async (request: FastifyRequest): Promise<Upload> => {
  if (!request.isMultipart()) throw new RefusedException({ code: 'request.unsupported-media-type' });
  const part = await request.file();
  if (part === undefined) throw invalidRequest([{ field: 'file', code: 'required' }]);
  if (part.fieldname !== 'file') throw invalidRequest([{ field: part.fieldname.slice(0, 100), code: 'unknown' }]);
  const finding = checkText(part.filename, { max: LONGEST_NAME });
  if (finding !== null)
    throw invalidRequest([
      { field: 'file', code: finding.code, ...(finding.values === undefined ? {} : { values: finding.values }) },
    ]);
  return { fileName: part.filename, content: part.file, direction: directionOf(part.fields) };
};
