import { Global, Module } from '@nestjs/common';
import { Health } from './health';

/** Makes {@link Health} injectable everywhere. */
@Global()
@Module({ providers: [Health], exports: [Health] })
export class HealthModule {}
