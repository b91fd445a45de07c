// A terminal that is closed, or a pipe whose reader has seen enough, is no reason to end: whoever runs us asks by signal.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

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
