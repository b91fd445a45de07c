import { childEnvironment, messageOf, parseConfig } from '@redress/platform';
import { migrate } from '../migrate-database';
import { seedDemo } from '../seed-demo';
import type { Preparation } from './preparation-report';

async function prepare(): Promise<Preparation> {
  const config = parseConfig(childEnvironment({}));
  const { applied, warnings } = await migrate(config);
  const { seeded, demoLogins, demoPassword } = await seedDemo(config, !process.argv.includes('--no-demo'));
  return {
    applied: [...applied],
    warnings: [...warnings],
    seeded,
    demoLogins: demoLogins.map(({ login, name, roles }) => ({ login, name, roles: [...roles] })),
    demoPassword,
  };
}

/**
 * A process of its own, so that the launcher, which lives as long as Redress is up, never loads the database code. Tells
 * the launcher what it did and ends.
 */
async function main(): Promise<void> {
  try {
    process.send?.({ done: await prepare() });
  } catch (error) {
    process.send?.({ failed: messageOf(error) });
    process.exitCode = 1;
  }
  process.disconnect?.();
}

await main();
