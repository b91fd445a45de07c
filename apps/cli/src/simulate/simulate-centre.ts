import { simulate, type Simulated } from '@redress/simulation';
import { complain, say, secondsSince } from '../terminal';
import { linesOf } from './simulation-report';

const TOLD_EVERY_DAYS = 30;

/** Simulates and prints. Exit code 1 where a complaint was ever without a next due thing. */
export function simulateCentre(options: {
  readonly days: number;
  readonly arrivals: number;
  readonly agents: number;
  readonly seed: number;
}): void {
  const started = performance.now();
  const simulated: Simulated = simulate(options, (day, backlog) => {
    if (day % TOLD_EVERY_DAYS === 0) complain(`day ${day} of ${options.days}, ${backlog} complaints open`);
  });
  say(
    `${options.days} days of ${options.agents} agents, ${options.arrivals} complaints a day, seed ${options.seed}: simulated in ${secondsSince(started)}.`,
  );
  for (const line of linesOf(simulated)) say(line);
  if (simulated.figures.forgottenInAll > 0) process.exitCode = 1;
}
