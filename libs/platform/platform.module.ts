import { type DynamicModule, Module } from '@nestjs/common';
import { ClockModule } from './clock/clock.module';
import type { Config } from './config/config';
import { ConfigModule } from './config/config.module';
import { HealthModule } from './health/health.module';
import { IdsModule } from './ids/ids.module';
import { MetricsModule } from './metrics/metrics.module';
import { RedisModule } from './redis/redis.module';

/** Config, clock, ids, metrics, health and Redis for a whole process: imported once, by its root module. */
@Module({})
export class PlatformModule {
  static forRoot(config?: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule.forRoot(config), ClockModule, IdsModule, MetricsModule, HealthModule, RedisModule],
    };
  }
}
