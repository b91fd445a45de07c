import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from './clock';

/** Makes {@link Clock} injectable everywhere; tests override the provider with a ManualClock. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
