import { createHash } from 'node:crypto';
import type { CommandKey } from '@redress/directory';
import type { FastifyRequest } from 'fastify';
import { invalidRequest } from './refused.exception';

const VISIBLE_ASCII = /^[\x21-\x7e]{8,200}$/;

/**
 * The command key of a request, or undefined where it sent none. The digest covers address and body, so that a key
 * cannot answer for another command.
 * @throws RefusedException request.invalid for a key that is not 8 to 200 visible ASCII characters
 */
export function commandKeyOf(request: FastifyRequest): CommandKey | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !VISIBLE_ASCII.test(key)) {
    throw invalidRequest([{ field: 'Idempotency-Key', code: 'length', values: { min: 8, max: 200 } }]);
  }
  const requestHash = createHash('sha256')
    .update(request.url)
    .update('\n')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
  return { route: `${request.method} ${request.routeOptions.url ?? request.url}`, key, requestHash };
}
