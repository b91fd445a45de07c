import { Global, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type Config, CONFIG } from '@redress/platform';
import { DataSource } from 'typeorm';
import { newDataSource, usableRole } from './data-source';
import { DatabaseHealth } from './database-health';
import { UnitOfWork } from './unit-of-work';

const logger = new Logger('Database');

/** Where connections outside of the pool go, and as whom. */
export abstract class DatabaseAddress {
  abstract readonly url: string;
  /** Null where the server does not let this user act as the app role. */
  abstract readonly role: string | null;
  abstract readonly applicationName: string;
}

/** Finds out whether this process can act as the app role. */
async function addressOf(config: Config): Promise<DatabaseAddress> {
  const role = await usableRole(config.databaseUrl, config.databaseRole);
  if (role === null) {
    logger.warn('No app role is in use, so only triggers protect the event log; `redress migrate` says why.');
  }
  return { url: config.databaseUrl, role, applicationName: 'redress' };
}

const connect = (address: DatabaseAddress, config: Config): Promise<DataSource> =>
  newDataSource({
    ...address,
    poolSize: config.databasePoolSize,
    onIdleError: (error) => logger.warn(`An idle connection was lost and is replaced: ${error.message}`),
  }).initialize();

/** Closes the pool last, when whatever used it has stopped. */
@Injectable()
class DatabaseClosing implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** Makes {@link UnitOfWork}, the data source and the address injectable everywhere. */
@Global()
@Module({
  providers: [
    { provide: DatabaseAddress, useFactory: addressOf, inject: [CONFIG] },
    { provide: DataSource, useFactory: connect, inject: [DatabaseAddress, CONFIG] },
    { provide: UnitOfWork, useFactory: (dataSource: DataSource) => new UnitOfWork(dataSource), inject: [DataSource] },
    DatabaseClosing,
    DatabaseHealth,
  ],
  exports: [DatabaseAddress, DataSource, UnitOfWork],
})
export class DatabaseModule {}
