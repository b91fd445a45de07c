import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DatabaseModule } from '@redress/database';
import { MessagingModule } from '@redress/messaging';
import { type Config, PlatformModule } from '@redress/platform';
import { AuthModule } from './auth/auth.module';
import { SignedInGuard } from './auth/signed-in.guard';
import { ClocksApiModule } from './clocks/clocks-api.module';
import { CallbacksApiModule } from './callbacks/callbacks-api.module';
import { ComplaintsApiModule } from './complaints/complaints-api.module';
import { DirectoryApiModule } from './directory/directory-api.module';
import { EscalationApiModule } from './escalation/escalation-api.module';
import { HealthController } from './health/health.controller';
import { CrossSiteGuard } from './http/cross-site.guard';
import { OutboxApiModule } from './outbox/outbox-api.module';
import { PromisesApiModule } from './promises/promises-api.module';
import { RealtimeModule } from './realtime/realtime.module';
import { SettingsApiModule } from './settings/settings-api.module';

/** The api process: controllers over the feature libs. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config),
        DatabaseModule,
        MessagingModule,
        AuthModule,
        DirectoryApiModule,
        ClocksApiModule,
        CallbacksApiModule,
        ComplaintsApiModule,
        EscalationApiModule,
        OutboxApiModule,
        PromisesApiModule,
        RealtimeModule,
        SettingsApiModule,
      ],
      controllers: [HealthController],
      providers: [
        { provide: APP_GUARD, useClass: CrossSiteGuard },
        { provide: APP_GUARD, useClass: SignedInGuard },
      ],
    };
  }
}
