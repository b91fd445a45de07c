import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Result } from '@redress/contracts';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { RefusedException } from './refused.exception';

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

/** Translates out: controllers return what the service returned, and the client gets the value or the problem. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((returned: unknown) => {
        if (!isResult(returned)) return returned;
        if (returned.ok && returned.replayed === true) {
          context.switchToHttp().getResponse<FastifyReply>().header('idempotency-replayed', 'true');
        }
        return answer(returned);
      }),
    );
  }
}
