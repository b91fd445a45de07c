import 'reflect-metadata';
import { createRootLogger, endWithLauncher, loadConfig, tellLauncherReady } from '@redress/platform';
import { createApplication } from './http/create-application';

const config = loadConfig();
const logger = createRootLogger(config, 'api');
endWithLauncher();
try {
  const app = await createApplication(config, logger);
  app.enableShutdownHooks();
  await app.listen({ host: config.host, port: config.port });
  logger.info({ host: config.host, port: config.port }, 'The api listens');
  tellLauncherReady();
} catch (error) {
  logger.fatal({ err: error }, 'The api could not start');
  // What was opened before the failure would keep the process alive.
  process.exit(1);
}
