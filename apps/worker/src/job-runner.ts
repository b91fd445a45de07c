import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobHost, QUEUE_BACKEND, type QueueBackend } from '@redress/messaging';
import { Clock, type Config, CONFIG, Metrics } from '@redress/platform';
import { Processors } from './processors/processors';

/** Mail servers dislike many connections at once, and a slow one must not take all hands. */
const MAILS_AT_ONCE = 2;

/** Takes jobs from the queues for as long as the worker runs. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly host: JobHost;

  constructor(
    @Inject(QUEUE_BACKEND) backend: QueueBackend,
    @Inject(CONFIG) private readonly config: Config,
    processors: Processors,
    clock: Clock,
    metrics: Metrics,
  ) {
    this.host = new JobHost(backend, processors.handlers, clock, metrics);
  }

  onApplicationBootstrap(): Promise<void> {
    return this.host.start({ bells: this.config.workerConcurrency, mail: MAILS_AT_ONCE });
  }

  onModuleDestroy(): Promise<void> {
    return this.host.stop();
  }
}
