import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoginThrottle } from '@redress/directory';
import { parseConfig, RedisConnections } from '@redress/platform';
import { createTestRedis, type TestRedis, testRedisUrl } from '../support/test-redis';

const inMemory = { name: 'memory', url: null };
const backends = [inMemory, { name: 'Redis', url: testRedisUrl() }];

for (const { name, url } of backends) {
  const describeHere = name === 'Redis' && url === null ? describe.skip : describe;
  describeHere(`sign-in attempts counted in ${name}`, () => {
    let redis: TestRedis | null = null;
    const processes: RedisConnections[] = [];
    /** The throttle of one more process. */
    const throttle = (): LoginThrottle => {
      const config = parseConfig({ DATABASE_URL: 'postgres://127.0.0.1/none', REDIS_URL: url ?? undefined });
      const connections = new RedisConnections(config);
      processes.push(connections);
      return new LoginThrottle(connections);
    };

    beforeAll(async () => {
      if (url !== null) redis = await createTestRedis();
    });
    afterAll(async () => {
      for (const connections of processes) connections.onApplicationShutdown();
      await redis?.close();
    });

    it('stop one account from one address after ten, however the login is spelt, and nobody else', async () => {
      const door = throttle();
      for (let count = 0; count < 10; count += 1) {
        expect(await door.attempt(count % 2 === 0 ? 'anna' : 'ANNA', '10.0.0.1')).toEqual({ allowed: true });
      }
      const stopped = await door.attempt('anna', '10.0.0.1');
      expect(stopped.allowed).toBe(false);
      expect(stopped).toMatchObject({ seconds: expect.any(Number) });
      expect(await door.attempt('anna', '10.0.0.2')).toEqual({ allowed: true });
      expect(await door.attempt('bert', '10.0.0.1')).toEqual({ allowed: true });
    });

    it('begin anew once the right password came', async () => {
      const door = throttle();
      for (let round = 0; round < 3; round += 1) {
        for (let count = 0; count < 9; count += 1) await door.attempt('carla', '10.0.0.3');
        await door.succeeded('carla', '10.0.0.3');
      }
      expect(await door.attempt('carla', '10.0.0.3')).toEqual({ allowed: true });
    });

    it('do not slip through when many come at once', async () => {
      const door = throttle();
      const attempts = await Promise.all(Array.from({ length: 40 }, () => door.attempt('dora', '10.0.0.4')));
      expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(10);
    });

    it('stop an address that tries very many accounts', async () => {
      const door = throttle();
      const attempts = [];
      for (let count = 0; count < 120; count += 1) attempts.push(await door.attempt(`victim-${count}`, '10.0.0.5'));
      expect(attempts.filter(({ allowed }) => allowed)).toHaveLength(100);
    });

    if (url !== null) {
      it('are counted over all processes together', async () => {
        const [one, other] = [throttle(), throttle()];
        for (let count = 0; count < 5; count += 1) {
          await one.attempt('erik', '10.0.0.6');
          await other.attempt('erik', '10.0.0.6');
        }
        expect((await one.attempt('erik', '10.0.0.6')).allowed).toBe(false);
        expect((await other.attempt('erik', '10.0.0.6')).allowed).toBe(false);
      });
    }
  });
}
