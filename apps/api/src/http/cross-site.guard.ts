import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@redress/platform';
import type { FastifyRequest } from 'fastify';
import { isCrossSite } from './cross-site';
import { RefusedException } from './refused.exception';

/** Keeps other sites from acting in a signed-in person's name. */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  private readonly ownOrigin: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.ownOrigin = new URL(config.publicUrl).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (isCrossSite(request.method, request.headers, this.ownOrigin)) {
      throw new RefusedException({ code: 'request.cross-site' });
    }
    return true;
  }
}
