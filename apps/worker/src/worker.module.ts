import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@redress/database';
import { JobsModule, MessagingModule } from '@redress/messaging';
import { type Config, PlatformModule } from '@redress/platform';
import { HealthServer } from './health-server';
import { HousekeepingModule } from './housekeeping/housekeeping.module';
import { type Pace, USUAL_PACE, WorkModule } from './work.module';

/** The worker process: processors, the relay and sweeps over the same feature libs as the api. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config, pace: Pace = USUAL_PACE): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config),
        DatabaseModule,
        MessagingModule,
        JobsModule,
        WorkModule.forRoot(pace),
        HousekeepingModule,
      ],
      providers: [HealthServer],
    };
  }
}
