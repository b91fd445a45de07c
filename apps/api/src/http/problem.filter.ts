import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { type ErrorCode, ERRORS, type Refusal } from '@redress/contracts';
import { ConcurrentWrite, DatabaseUnavailable } from '@redress/database';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './language';
import { PROBLEM_MEDIA_TYPE, problemOf } from './problem';
import { type FieldFinding, RefusedException } from './refused.exception';

/** Seconds after which a client whose request met a database that is away may try again. */
const RETRY_SECONDS = 2;

interface Account {
  readonly refusal: Refusal;
  readonly fields: readonly FieldFinding[];
}

/** What Fastify and Nest themselves throw: bodies too large, contents unknown, addresses that do not exist. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  404: 'request.not-found',
  405: 'request.not-found',
  413: 'request.too-large',
  414: 'request.too-large',
  415: 'request.unsupported-media-type',
};

/** The path asked for, without its query: queries may hold what people typed. */
const pathOf = (url: string): string => url.split(/[?#]/, 1)[0] ?? url;

/** The one place where anything thrown becomes an HTTP answer (RFC 9457). */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    this.answer(thrown, request, reply);
  }

  /** Also called for what fails before Nest sees a request. */
  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { refusal, fields } = this.accountOf(thrown, request);
    if (reply.sent || reply.raw.headersSent) {
      this.logger.error(`An answer was already on its way when ${refusal.code} arose.`);
      return;
    }
    const locale = languageOf(request.headers['accept-language'], request.signedIn?.locale ?? null);
    const problem = problemOf(refusal, fields, { instance: pathOf(request.url), correlationId: request.id, locale });
    void reply
      .code(problem.status)
      .headers({
        ...headersFor(refusal),
        'x-request-id': request.id,
        'content-language': locale,
        'cache-control': 'no-store',
      })
      .type(PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify(problem));
  }

  private accountOf(thrown: unknown, request: FastifyRequest): Account {
    if (thrown instanceof RefusedException) return thrown;
    if (thrown instanceof DatabaseUnavailable) {
      this.logger.warn(thrown.outcomeUnknown ? 'The database was lost while committing' : 'The database is away');
      return { refusal: { code: 'service.unavailable' }, fields: [] };
    }
    if (thrown instanceof ConcurrentWrite) return { refusal: { code: 'request.concurrent' }, fields: [] };
    if (thrown instanceof HttpException) {
      const code = CODE_OF_STATUS[thrown.getStatus()];
      if (code !== undefined) return { refusal: { code }, fields: [] };
    }
    this.logger.error({ err: thrown, method: request.method, route: request.routeOptions?.url }, 'A request failed');
    return { refusal: { code: 'service.failed', detail: { reference: request.id } }, fields: [] };
  }
}

const secondsOf = ({ detail }: Refusal): number | undefined => {
  const seconds = detail?.['seconds'];
  return typeof seconds === 'number' ? seconds : undefined;
};

function headersFor(refusal: Refusal): Record<string, string> {
  const { status } = ERRORS[refusal.code];
  if (status === 401) return { 'www-authenticate': 'Bearer realm="redress"' };
  if (status === 503) return { 'retry-after': String(RETRY_SECONDS) };
  if (status === 429) return { 'retry-after': String(secondsOf(refusal) ?? RETRY_SECONDS) };
  return {};
}
