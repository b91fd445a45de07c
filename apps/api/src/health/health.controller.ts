import { Controller, Get, Header, HttpStatus, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Health, Metrics, type Readiness } from '@redress/platform';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/public.decorator';

/** For launchers, load balancers and Prometheus. */
@Public()
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  /** A process that answers is alive, whatever its surroundings are like. */
  @Get('health/live')
  @Header('cache-control', 'no-store')
  live(): { readonly state: 'up' } {
    return { state: 'up' };
  }

  /** Ready means: database reachable and at head, queue reachable, not stopping. */
  @Get('health/ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.health.readiness();
    if (!readiness.ready) void reply.code(HttpStatus.SERVICE_UNAVAILABLE);
    return readiness;
  }

  @Get('metrics')
  async prometheus(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.header('cache-control', 'no-store').type(this.metrics.contentType);
    return this.metrics.text();
  }
}
