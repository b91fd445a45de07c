import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { RequestContext, SignedIn } from '@redress/directory';
import type { FastifyRequest } from 'fastify';
import { commandKeyOf } from './idempotency-key';
import { RefusedException } from './refused.exception';

const signedInOf = (request: FastifyRequest): SignedIn => {
  if (request.signedIn === null) throw new RefusedException({ code: 'auth.required' });
  return request.signedIn;
};

/** Who asks, on whose cause and under which key: `@Asking() asking: RequestContext`, the first argument of a service. */
export const Asking = createParamDecorator((_data: unknown, context: ExecutionContext): RequestContext => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const idempotency = commandKeyOf(request);
  return {
    actor: signedInOf(request).actor,
    correlationId: request.id,
    ...(idempotency === undefined ? {} : { idempotency }),
  };
});

/** The person or key behind the request. */
export const WhoAsks = createParamDecorator((_data: unknown, context: ExecutionContext): SignedIn =>
  signedInOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
