import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics';

/** Makes {@link Metrics} injectable everywhere. */
@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}
