import { Global, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, CONFIG } from '@redress/platform';
import { DataSource } from 'typeorm';
import { newDataSource, usableRole } from './data-source';
import { UnitOfWork } from './unit-of-work';

const logger = new Logger('Database');

/** Connects this process: as the app role where the server lets it. */
async function connect(config: Config): Promise<DataSource> {
  const role = await usableRole(config.databaseUrl, config.databaseRole);
  if (role === null) {
    logger.warn('No app role is in use, so only triggers protect the event log; `redress migrate` says why.');
  }
  const dataSource = newDataSource({
    url: config.databaseUrl,
    role,
    poolSize: config.databasePoolSize,
    applicationName: 'redress',
    onIdleError: (error) => logger.warn(`An idle connection was lost and is replaced: ${error.message}`),
  });
  return dataSource.initialize();
}

/** Closes the pool last, when whatever used it has stopped. */
@Injectable()
class DatabaseClosing implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Makes {@link UnitOfWork} and the data source injectable everywhere. */
@Global()
@Module({
  providers: [
    { provide: DataSource, useFactory: connect, inject: [CONFIG] },
    { provide: UnitOfWork, useFactory: (dataSource: DataSource) => new UnitOfWork(dataSource), inject: [DataSource] },
    DatabaseClosing,
  ],
  exports: [DataSource, UnitOfWork],
})
export class DatabaseModule {}
