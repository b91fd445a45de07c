import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Identities, type SignedIn } from '@redress/directory';
import type { FastifyRequest } from 'fastify';
import { PUBLIC } from '../http/public.decorator';
import { RefusedException } from '../http/refused.exception';
import { SESSION_COOKIE } from './session-cookie';

const BEARER = /^Bearer +(\S{1,200})$/i;

/** Every route needs somebody signed in, by cookie or API key, unless it is marked public. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identities: Identities,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (
      this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [context.getHandler(), context.getClass()]) === true
    ) {
      return true;
    }
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const signedIn = await this.identify(request);
    if (signedIn === null) throw new RefusedException({ code: 'auth.required' });
    request.signedIn = signedIn;
    return true;
  }

  private async identify(request: FastifyRequest): Promise<SignedIn | null> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, key] = BEARER.exec(authorization) ?? [];
      return key === undefined ? null : this.identities.byApiKey(key);
    }
    const token = request.cookies[SESSION_COOKIE];
    return token === undefined ? null : this.identities.bySessionToken(token);
  }
}
