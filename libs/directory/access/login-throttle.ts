import { Injectable } from '@nestjs/common';
import { RedisConnections } from '@redress/platform';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { digestOf } from './session-token';

const WINDOW_SECONDS = 15 * 60;

/**
 * Failed attempts within a quarter of an hour: few for one account from one address, more for an account from anywhere
 * (so that nobody is locked out from afar by a handful of wrong guesses), more for an address (a whole office may share it).
 */
const LIMITS = {
  pair: 10,
  account: 100,
  address: 100,
} as const;

type Dimension = keyof typeof LIMITS;
const DIMENSIONS = ['pair', 'account', 'address'] as const satisfies readonly Dimension[];

/** Whether an attempt may be made, or after how many seconds. */
export type Attempt = { readonly allowed: true } | { readonly allowed: false; readonly seconds: number };

/**
 * Slows down guessing. Counters live in Redis where there is one, so that they hold across processes; otherwise, and
 * while Redis is away, in memory. An attempt counts before it is made, so that many at once cannot slip through.
 */
@Injectable()
export class LoginThrottle {
  private limiters: Promise<Readonly<Record<Dimension, RateLimiterAbstract>>> | null = null;

  constructor(private readonly redis: RedisConnections) {}

  async attempt(login: string, address: string): Promise<Attempt> {
    const limiters = await this.ready();
    const keys = this.keysOf(login, address);
    for (const dimension of DIMENSIONS) {
      try {
        await limiters[dimension].consume(keys[dimension]);
      } catch (stopped) {
        if (!(stopped instanceof RateLimiterRes)) throw stopped;
        return { allowed: false, seconds: Math.max(1, Math.ceil(stopped.msBeforeNext / 1000)) };
      }
    }
    return { allowed: true };
  }

  /** The attempt was right, so it is no guess: the pair begins anew, the others get their point back. */
  async succeeded(login: string, address: string): Promise<void> {
    const limiters = await this.ready();
    const keys = this.keysOf(login, address);
    await limiters.pair.delete(keys.pair);
    await limiters.account.reward(keys.account);
    await limiters.address.reward(keys.address);
  }

  private keysOf(login: string, address: string): Readonly<Record<Dimension, string>> {
    // Digests, because logins are personal data and of any length.
    const account = digestOf(login.toLowerCase());
    return { pair: digestOf(`${account} ${address}`), account, address };
  }

  private async ready(): Promise<Readonly<Record<Dimension, RateLimiterAbstract>>> {
    this.limiters ??= this.build();
    try {
      return await this.limiters;
    } catch (error) {
      // The next attempt tries again.
      this.limiters = null;
      throw error;
    }
  }

  private async build(): Promise<Readonly<Record<Dimension, RateLimiterAbstract>>> {
    const storeClient = this.redis.available ? await this.redis.open('sign-in limits') : null;
    const limiter = (dimension: Dimension): RateLimiterAbstract => {
      const options = { keyPrefix: `sign-in-${dimension}`, points: LIMITS[dimension], duration: WINDOW_SECONDS };
      const memory = new RateLimiterMemory(options);
      return storeClient === null
        ? memory
        : new RateLimiterRedis({ ...options, storeClient, insuranceLimiter: memory });
    };
    return { pair: limiter('pair'), account: limiter('account'), address: limiter('address') };
  }
}
