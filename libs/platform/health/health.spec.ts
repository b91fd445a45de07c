import { expect, it } from '@jest/globals';
import { Health } from './health';

it('is ready when every part says so, and names the part and the reason when not', async () => {
  const health = new Health();
  health.register('database', () => Promise.resolve());
  expect(await health.readiness()).toEqual({ ready: true, parts: { database: { state: 'up' } } });
  health.register('queue', () => Promise.reject(new Error('connection refused')));
  expect(await health.readiness()).toEqual({
    ready: false,
    parts: { database: { state: 'up' }, queue: { state: 'down', reason: 'connection refused' } },
  });
});

it('is not ready while it stops', async () => {
  const health = new Health();
  health.beginStopping();
  expect(await health.readiness()).toEqual({ ready: false, parts: { process: { state: 'down', reason: 'stopping' } } });
});
