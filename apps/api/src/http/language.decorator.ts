import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Locale } from '@redress/contracts';
import type { FastifyRequest } from 'fastify';
import { languageOf } from './language';

/** The language to answer in: `@AnswerLanguage() locale: Locale`. */
export const AnswerLanguage = createParamDecorator((_data: unknown, context: ExecutionContext): Locale => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return languageOf(request.headers['accept-language'], request.signedIn?.locale ?? null);
});
