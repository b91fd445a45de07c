import { Injectable } from '@nestjs/common';
import { RedisConnections } from '@redress/platform';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { tokenDigest } from './signed-token';

const WINDOW_SECONDS = 60;
/** Requests from one address within a minute: a customer needs a handful, a calendar program one. */
const POINTS = 60;

/** Slows down whoever tries addresses that need no signing in. Counted in Redis where there is one, else in memory. */
@Injectable()
export class PublicThrottle {
  private limiter: Promise<RateLimiterAbstract> | null = null;

  constructor(private readonly redis: RedisConnections) {}

  /** Counts a request; the seconds to wait where there were too many, else null. */
  async attempt(address: string): Promise<number | null> {
    const limiter = await this.ready();
    try {
      await limiter.consume(tokenDigest(address));
      return null;
    } catch (stopped) {
      if (!(stopped instanceof RateLimiterRes)) throw stopped;
      return Math.max(1, Math.ceil(stopped.msBeforeNext / 1000));
    }
  }

  private async ready(): Promise<RateLimiterAbstract> {
    this.limiter ??= this.build();
    try {
      return await this.limiter;
    } catch (error) {
      // The next request tries again.
      this.limiter = null;
      throw error;
    }
  }

  private async build(): Promise<RateLimiterAbstract> {
    const options = { keyPrefix: 'public-links', points: POINTS, duration: WINDOW_SECONDS };
    const memory = new RateLimiterMemory(options);
    if (!this.redis.available) return memory;
    const storeClient = await this.redis.open('limits of public addresses');
    return new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: memory });
  }
}
