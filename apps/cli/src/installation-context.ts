import 'reflect-metadata';
import { type DynamicModule, type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '@redress/database';
import { MessagingModule } from '@redress/messaging';
import { type Config, PlatformModule } from '@redress/platform';

/** The database and the event log, for a verb that works on them without an api or a worker. */
@Module({})
class InstallationContextModule {
  static forRoot(config: Config, features: readonly Type[]): DynamicModule {
    return {
      module: InstallationContextModule,
      imports: [PlatformModule.forRoot(config), DatabaseModule, MessagingModule, ...features],
    };
  }
}

/**
 * Runs `work` on an installation's database and event log and closes them behind it.
 * @param features modules whose services the work needs besides
 */
export async function withInstallation<T>(
  config: Config,
  work: (context: INestApplicationContext) => Promise<T>,
  features: readonly Type[] = [],
): Promise<T> {
  const context = await NestFactory.createApplicationContext(InstallationContextModule.forRoot(config, features), {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work(context);
  } finally {
    await context.close();
  }
}
