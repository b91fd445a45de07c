import { expect, it } from '@jest/globals';
import { Metrics } from './metrics';

it('gives the same figure to whoever asks for its name, and tells it in text', async () => {
  const metrics = new Metrics();
  metrics.counter('redress_commands_total', 'Commands.', ['outcome']).inc({ outcome: 'accepted' });
  metrics.counter('redress_commands_total', 'Commands.', ['outcome']).inc({ outcome: 'accepted' });
  metrics.gauge('redress_queue_depth', 'Jobs waiting.', [], (gauge) => gauge.set(7));
  metrics.histogram('redress_ring_lateness_seconds', 'Lateness.').observe(0.2);
  const text = await metrics.text();
  expect(text).toContain('redress_commands_total{outcome="accepted"} 2');
  expect(text).toContain('redress_queue_depth 7');
  expect(text).toContain('redress_ring_lateness_seconds_count 1');
});
