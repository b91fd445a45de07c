import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { type Config, PlatformModule } from '@redress/platform';
import { AuthModule } from './auth/auth.module';
import { SignedInGuard } from './auth/signed-in.guard';
import { HealthController } from './health/health.controller';
import { CrossSiteGuard } from './http/cross-site.guard';

/** The api process: controllers over the feature libs. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [PlatformModule.forRoot(config), AuthModule],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: CrossSiteGuard },
        { provide: APP_GUARD, useClass: SignedInGuard },
      ],
    };
  }
}
