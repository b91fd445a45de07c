import type { Result } from '@redress/contracts';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { RefusedException } from './refused.exception';

type Reply = Parameters<FastifyAdapter['reply']>[0];

const isResult = (value: unknown): value is Result<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  'ok' in value &&
  typeof value.ok === 'boolean' &&
  ('value' in value || 'refusal' in value);

/** The value of a result; a refusal is thrown to the filter, which alone knows HTTP. */
export function answer<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new RefusedException(result.refusal);
}

/**
 * Translates out: controllers return what the service returned, and the client gets the value or the problem.
 */
export class AnsweringAdapter extends FastifyAdapter {
  override reply(response: Reply, returned: unknown, statusCode?: number): ReturnType<FastifyAdapter['reply']> {
    if (!isResult(returned)) return super.reply(response, returned, statusCode);
    if (returned.ok && returned.replayed === true) (response as FastifyReply).header('idempotency-replayed', 'true');
    return super.reply(response, answer(returned), statusCode);
  }
}
