import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { withLogContext } from '@redress/platform';
import type { FastifyInstance } from 'fastify';

const ACCEPTED = /^[A-Za-z0-9][A-Za-z0-9._:/=+-]{7,127}$/;

/**
 * The id that follows one cause through logs and events: the client's `X-Request-Id` where it is a plain word of 8 to 128
 * characters, else a new one.
 */
export const correlationIdOf = (headers: IncomingHttpHeaders): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
};

/** Every answer names its correlation id, and everything logged on the way carries it. */
export function followCause(instance: FastifyInstance): void {
  instance.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    withLogContext({ correlationId: request.id }, done);
  });
  // Reading a body leaves the context behind: its events belong to the socket, not to the request.
  instance.addHook('preValidation', (request, _reply, done) => {
    withLogContext({ correlationId: request.id }, done);
  });
}
