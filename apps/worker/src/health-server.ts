import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, CONFIG, Health, Metrics } from '@redress/platform';

/**
 * Tells load balancers and Prometheus how the worker is, on a port of its own where one is configured. Node's bare
 * server is enough for three fixed answers and costs next to nothing.
 */
@Injectable()
export class HealthServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly health: Health,
    private readonly metrics: Metrics,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { host, workerHealthPort } = this.config;
    if (workerHealthPort === null) return;
    const server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(workerHealthPort, host, resolve);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('cache-control', 'no-store');
    if (request.url === '/metrics') {
      response.setHeader('content-type', this.metrics.contentType).end(await this.metrics.text());
      return;
    }
    response.setHeader('content-type', 'application/json; charset=utf-8');
    if (request.url === '/health/live') {
      response.end(JSON.stringify({ state: 'up' }));
      return;
    }
    if (request.url === '/health/ready') {
      const readiness = await this.health.readiness();
      response.writeHead(readiness.ready ? 200 : 503).end(JSON.stringify(readiness));
      return;
    }
    response.writeHead(404).end('{}');
  }
}
