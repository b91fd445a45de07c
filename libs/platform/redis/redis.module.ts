import { Global, Inject, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.module';
import { connectRedis, type RedisConnection } from './redis';

/** Hands out connections to the Redis of REDIS_URL and closes them all when the process stops. */
@Injectable()
export class RedisConnections implements OnApplicationShutdown {
  private readonly logger = new Logger(RedisConnections.name);
  private readonly opened: RedisConnection[] = [];

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** False: queues run on PostgreSQL, and presence, leases and rate counters live in the one api process. */
  get available(): boolean {
    return this.config.redisUrl !== null;
  }

  /**
   * A connection of its own for one purpose (a blocking or subscribed connection cannot be shared).
   * @throws RedisUnreachableError when nothing answers; Error when REDIS_URL is not set
   */
  async open(purpose: string): Promise<RedisConnection> {
    if (this.config.redisUrl === null) throw new Error(`No REDIS_URL is set, yet "${purpose}" asked for Redis.`);
    const connection = await connectRedis(this.config.redisUrl, purpose);
    connection.on('error', (error: Error) => this.logger.warn(`Redis (${purpose}): ${error.message}`));
    this.opened.push(connection);
    return connection;
  }

  /** The last hook of a shutdown: whoever used a connection has stopped by then. */
  onApplicationShutdown(): void {
    for (const connection of this.opened) connection.disconnect();
    this.opened.length = 0;
  }
}

/** Makes {@link RedisConnections} injectable everywhere. */
@Global()
@Module({ providers: [RedisConnections], exports: [RedisConnections] })
export class RedisModule {}
