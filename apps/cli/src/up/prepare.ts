import { messageOf, parseConfig, childEnvironment } from '@redress/platform';
import { prepareDatabase } from '../prepare-database';

/**
 * A process of its own, so that the launcher, which lives as long as Redress is up, never loads the database code. Tells
 * the launcher what it did and ends.
 */
async function main(): Promise<void> {
  try {
    process.send?.({ done: await prepareDatabase(parseConfig(childEnvironment({}))) });
  } catch (error) {
    process.send?.({ failed: messageOf(error) });
    process.exitCode = 1;
  }
  process.disconnect?.();
}

await main();
