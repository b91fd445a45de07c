import type { Command } from 'commander';
import { say } from '../terminal';
import { withDatabase } from '../with-database';

interface VerifyOptions {
  readonly replay?: boolean;
}

/** `redress verify`. Exit code 1 when something was found. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'check that nobody changed the event log behind our back: every hash chain, that nothing is missing, texts ' +
        'against their digests, daily anchors; reads only, safe while Redress runs',
    )
    .option('--replay', 'also tell every complaint anew from its events and compare it with what is stored')
    .action((options: VerifyOptions) =>
      withDatabase('redress verify', async (config) => {
        const { verifyInstallation } = await import('../verify/verify-installation');
        const { linesOf, tellProgress } = await import('../verify/verify-progress');
        const report = await verifyInstallation(config, options.replay ?? false, tellProgress());
        for (const line of linesOf(report)) say(line);
        if (report.findings.length > 0) process.exitCode = 1;
      }),
    );
}
