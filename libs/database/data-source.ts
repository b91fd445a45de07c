import { Client, type Pool } from 'pg';
import { type ColumnType, DataSource } from 'typeorm';
import { type DatabaseOptions, pooledConnections } from './connection-options';
import { DOMAIN_NAMES } from './domains';
import { ENTITIES } from './entities/entities';
import { MIGRATIONS } from './migrations/migrations';
import { SnakeNaming } from './snake-naming';

export const MIGRATIONS_TABLE = 'schema_migration';

/** The connection to PostgreSQL, not yet made: call `initialize()`. It never changes the schema by itself. */
export const newDataSource = (options: DatabaseOptions): DataSource => {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATIONS_TABLE,
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    poolErrorHandler: options.onIdleError,
    extra: pooledConnections(options),
  });
  // TypeORM refuses column types it does not know; ours are plain types with a condition.
  dataSource.driver.supportedDataTypes.push(...(DOMAIN_NAMES as readonly string[] as ColumnType[]));
  return dataSource;
};

/** The pool beneath a data source. */
export const poolOf = (dataSource: DataSource): Pool => Reflect.get(dataSource.driver, 'master') as Pool;

/**
 * The role to act as: the wished one where the server knows it and lets this user act as it, otherwise null. Null means
 * that only the triggers keep the event log as it is, so the caller says so in the log.
 */
export async function usableRole(url: string, wished: string | null): Promise<string | null> {
  if (wished === null || wished === '') return null;
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ usable: boolean }>(
      `SELECT pg_has_role(current_user, oid, 'MEMBER') AS usable FROM pg_roles WHERE rolname = $1`,
      [wished],
    );
    return rows[0]?.usable === true ? wished : null;
  } finally {
    await client.end();
  }
}
