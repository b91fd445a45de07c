import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, Metrics, NestLogger } from '@redress/platform';
import type { FastifyServerOptions } from 'fastify';
import type { Logger } from 'pino';
import { ApiModule } from '../api.module';
import { serveCustomerPage } from '../callbacks/serve-customer-page';
import { serveDocs } from '../openapi/serve-docs';
import { AnsweringAdapter } from './answering.adapter';
import { answerBrokenConnection } from './bare-errors';
import { correlationIdOf, followCause } from './correlation';
import { measureRequests } from './http-metrics';
import { acceptOnlyJson } from './json-body.parser';
import { ProblemFilter } from './problem.filter';
import { RefusedException } from './refused.exception';
import { guardBrowsers } from './security-headers';
import { RequestValidationPipe } from './validation';

/** A request that takes longer to arrive is given up, so that slow senders cannot hold every connection. */
const REQUEST_MILLISECONDS = 120_000;

function createAdapter(config: Config, filter: ProblemFilter): AnsweringAdapter {
  const options: FastifyServerOptions = {
    bodyLimit: config.bodyMaxBytes,
    requestTimeout: REQUEST_MILLISECONDS,
    // X-Forwarded-For is believed for so many hops, counted from this process.
    trustProxy: (_address: string, hop: number) => hop < config.trustedProxyHops,
    requestIdHeader: false,
    genReqId: (raw) => correlationIdOf(raw.headers),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    // An address the router cannot read never reaches Nest.
    frameworkErrors: (error, request, reply) => {
      const code = error.code === 'FST_ERR_BAD_URL' ? 'request.malformed' : 'request.not-found';
      filter.answer(new RefusedException({ code }), request, reply);
    },
    clientErrorHandler: (error, socket) => answerBrokenConnection(error, socket, correlationIdOf({})),
  };
  // Nothing here needs Connect middleware.
  return new AnsweringAdapter({ ...options, skipMiddie: true });
}

/**
 * The whole api, ready to listen. `preview` builds it without any of its parts, which is enough to describe its routes
 * and needs no database.
 */
export async function createApplication(
  config: Config,
  logger: Logger,
  options: { readonly preview?: boolean } = {},
): Promise<NestFastifyApplication> {
  const filter = new ProblemFilter();
  const adapter = createAdapter(config, filter);
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.forRoot(config), adapter, {
    logger: new NestLogger(logger),
    bodyParser: false,
    abortOnError: false,
    preview: options.preview === true,
  });
  const instance = adapter.getInstance();
  instance.decorateRequest('signedIn', null);
  followCause(instance);
  guardBrowsers(instance, config.publicUrl);
  acceptOnlyJson(instance);
  await app.register(cookie);
  // One byte more than allowed, so that a file at the limit is told from one beyond it.
  await app.register(multipart, {
    limits: { files: 1, fields: 1, fieldSize: 100, fileSize: config.attachmentMaxBytes + 1 },
  });
  app.useGlobalFilters(filter);
  app.useGlobalPipes(new RequestValidationPipe());
  if (options.preview === true) return app;
  measureRequests(instance, app.get(Metrics));
  serveDocs(app);
  serveCustomerPage(app);
  return app;
}
