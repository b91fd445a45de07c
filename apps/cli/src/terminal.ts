/** One line for the person at the keyboard. */
export function say(line: string): void {
  console.log(line);
}

/** One line about something that went wrong. */
export function complain(line: string): void {
  console.error(line);
}

/** "0.4 s" since a moment of `performance.now()`. */
export function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1_000).toFixed(1)} s`;
}
