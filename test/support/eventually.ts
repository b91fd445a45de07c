import { waitUntil } from '@redress/platform';

/** Longer than anything here takes; only a fault lasts so long. */
const PATIENCE_MILLISECONDS = 20_000;

/** Asks until the answer is not undefined, null or false. @throws with what was waited for when it never comes */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | null | false | Promise<T | undefined | null | false>,
  milliseconds = PATIENCE_MILLISECONDS,
): Promise<T> {
  const answer = await waitUntil(async () => {
    const now = await ask();
    return now === null || now === false ? undefined : now;
  }, milliseconds);
  if (answer === undefined) throw new Error(`Waited in vain for: ${what}.`);
  return answer;
}
