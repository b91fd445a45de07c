import { type Command, InvalidArgumentError } from 'commander';

const whole =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
  };

/** `redress simulate`. */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description(
      'run a contact centre in virtual time, by the rules and in memory: prints service levels, breaches, escalations, ' +
        'promises and callbacks, and finds any complaint that was ever without a next due thing. Needs no database.',
    )
    .option('--days <number>', 'days', whole(1, 3_660), 365)
    .option('--arrivals <number>', 'complaints a day', whole(1, 100_000), 200)
    .option('--agents <number>', 'agents of the front line', whole(1, 5_000), 200)
    .option('--seed <number>', 'the same seed gives the same year', whole(0, 2 ** 31 - 1), 1)
    .action(async (options: { days: number; arrivals: number; agents: number; seed: number }) => {
      const { simulateCentre } = await import('../simulate/simulate-centre');
      simulateCentre(options);
    });
}
