import type { Metrics } from '@redress/platform';
import type { FastifyInstance } from 'fastify';

/** Counts and times every answer by route pattern, so that the number of series does not grow with the data. */
export function measureRequests(instance: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram('redress_http_request_seconds', 'Time from request to answer.', [
    'method',
    'route',
    'status',
  ]);
  instance.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });
}
