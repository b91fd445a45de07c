import {
  childEnvironment,
  type Config,
  connectRedis,
  DataFolder,
  DataFolderBusyError,
  EmbeddedPostgres,
  environmentVariable,
  messageOf,
  parseConfig,
  StartupError,
} from '@redress/platform';
import { Client } from 'pg';

/** Stands in for an address that is known only once the embedded database runs. */
const ADDRESS_TO_COME = 'postgres://127.0.0.1/to-come';

/** The configuration as far as it can be known before the embedded database runs. */
export function provisionalConfig(changes: Readonly<Record<string, string | undefined>> = {}): Config {
  const DATABASE_URL = environmentVariable('DATABASE_URL') ?? ADDRESS_TO_COME;
  const SESSION_SECRET = environmentVariable('SESSION_SECRET');
  // The data folder will supply a secret; until then any will do.
  return parseConfig(childEnvironment({ SESSION_SECRET: SESSION_SECRET ?? 'f'.repeat(64), DATABASE_URL, ...changes }));
}

/** The variables every process of this installation gets, whatever the person set themselves coming first. */
export function installationEnvironment(folder: DataFolder, databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    REDRESS_DATA_DIR: folder.path,
    SESSION_SECRET: environmentVariable('SESSION_SECRET') ?? folder.secret('sessionSecret'),
    NODE_ENV: environmentVariable('NODE_ENV') ?? 'production',
  };
}

/** @throws StartupError when DATABASE_URL names a database that does not answer */
export async function proveDatabase(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(
      `DATABASE_URL names ${hostname}:${port || '5432'}${pathname}, but it cannot be used: ${messageOf(error)}.`,
    );
  }
  await client.end();
}

/** @throws RedisUnreachableError when REDIS_URL names a Redis that does not answer */
export async function proveRedis(url: string | null): Promise<void> {
  if (url !== null) (await connectRedis(url, 'probe')).disconnect();
}

/**
 * Runs `work` on this installation's database: the one of DATABASE_URL, or the embedded one, which is started for the
 * time being unless Redress is running already.
 * @param holder what to call the work when another process finds the data folder taken
 */
export async function withDatabase<T>(holder: string, work: (config: Config) => Promise<T>): Promise<T> {
  const provisional = provisionalConfig();
  const folder = DataFolder.open(provisional.dataDirectory);
  const configOn = (url: string): Config => parseConfig(childEnvironment(installationEnvironment(folder, url)));

  const given = environmentVariable('DATABASE_URL');
  if (given !== undefined) {
    await proveDatabase(given);
    return work(configOn(given));
  }
  const postgres = new EmbeddedPostgres(folder);
  let release: (() => void) | undefined;
  try {
    release = folder.lock(holder);
    await postgres.start();
  } catch (error) {
    // Whoever has the folder runs its database, and there is room for two.
    if (!(error instanceof DataFolderBusyError) || !(await postgres.attach())) {
      release?.();
      throw error;
    }
  }
  try {
    return await work(configOn(postgres.databaseUrl));
  } finally {
    await postgres.stop();
    release?.();
  }
}
