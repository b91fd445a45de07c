import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { createRootLogger, endWithLauncher, loadConfig, NestLogger, tellLauncherReady } from '@redress/platform';
import { WorkerModule } from './worker.module';

const config = loadConfig();
const logger = createRootLogger(config, 'worker');
endWithLauncher();
try {
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot(config), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  app.enableShutdownHooks();
  logger.info('The worker works');
  tellLauncherReady();
} catch (error) {
  logger.fatal({ err: error }, 'The worker could not start');
  // What was opened before the failure would keep the process alive.
  process.exit(1);
}
