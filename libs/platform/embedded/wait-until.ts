import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks again and again, a few dozen times a second, until the answer is not undefined.
 * @returns the answer, or undefined when `milliseconds` have passed without one
 */
export async function waitUntil<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  milliseconds: number,
): Promise<T | undefined> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() >= deadline) return answer;
    await pause(25);
  }
}
