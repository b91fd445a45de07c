import { randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { LOCALES, type Locale } from '@redress/contracts';
import { StartupError } from '@redress/platform';
import { say } from '../terminal';
import { withDatabase } from '../with-database';

interface AppointOptions {
  readonly name?: string;
  readonly company: string;
  readonly locale: Locale;
  readonly zone: string;
}

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,119}$/;
const SHORTEST_PASSWORD = 10;

const isZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** The first line of what is piped in, or null at a keyboard. A password never stands on a command line, where others see it. */
async function pipedPassword(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/);
  return line === '' ? null : line;
}

async function appoint(login: string, options: AppointOptions): Promise<void> {
  if (!LOGIN.test(login))
    throw new StartupError('A login is made of letters, digits, dots, dashes, underscores and @.');
  if (!isZone(options.zone)) throw new StartupError(`${options.zone} is no time zone; Asia/Shanghai is one.`);
  const piped = await pipedPassword();
  if (piped !== null && piped.length < SHORTEST_PASSWORD) {
    throw new StartupError(`The password needs at least ${SHORTEST_PASSWORD} characters.`);
  }
  const password = piped ?? randomBytes(15).toString('base64url');
  const outcome = await withDatabase('redress appoint', async (config) => {
    const { migrate } = await import('../migrate-database');
    const { appointInstallationAdmin } = await import('../appoint-admin');
    await migrate(config);
    const { name = login, company, locale, zone } = options;
    return appointInstallationAdmin(config, { login, password, name, company, locale, zone });
  });
  if (outcome === 'left') throw new StartupError(`${login} belongs to somebody who has left; choose another login.`);
  if (outcome === 'founded') say(`${options.company} is founded, with a headquarters.`);
  say(
    outcome === 'renewed'
      ? `${login} administers Redress and has a new password.`
      : `${login} administers Redress now.`,
  );
  if (piped === null) say(`Password, shown this once: ${password}`);
}

/** `redress appoint`. */
export function addAppoint(program: Command): void {
  program
    .command('appoint')
    .description(
      'make somebody an administrator: founds a company in an empty database, or lets a locked-out administrator in again; the password is read from a pipe, or made and shown once',
    )
    .argument('<login>', 'what they sign in with')
    .addOption(new Option('--name <name>', 'what they are called; the login unless told'))
    .addOption(new Option('--company <name>', 'name of the headquarters of a new company').default('Headquarters'))
    .addOption(new Option('--locale <locale>', 'their language').choices([...LOCALES]).default('en'))
    .addOption(new Option('--zone <zone>', 'their time zone').default('Asia/Shanghai'))
    .action((login: string, options: AppointOptions) => appoint(login, options));
}
