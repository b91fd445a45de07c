import { type Command, Option } from 'commander';
import { type Config, DataFolder, isPortFree, StartupError } from '@redress/platform';
import { say } from '../terminal';
import { demoTable } from '../up/demo-table';
import { Installation, localAddress } from '../up/installation';
import { StopRequest } from '../up/stop-request';
import { proveRedis, provisionalConfig } from '../with-database';

interface UpOptions {
  readonly port?: string;
  readonly demo: boolean;
}

/** `redress up`, which is what `npm start` does. */
export function addUp(program: Command): void {
  program
    .command('up')
    .description('start everything on this machine: database, api and worker; Ctrl-C ends it')
    .addOption(new Option('--port <port>', 'port of the api, instead of PORT or 3200'))
    .addOption(new Option('--no-demo', 'leave an empty database empty instead of storing the demo company'))
    .action((options: UpOptions) => up(options));
}

async function up(options: UpOptions): Promise<void> {
  const config = provisionalConfig(options.port === undefined ? {} : { PORT: options.port });
  const folder = DataFolder.open(config.dataDirectory);
  const release = folder.lock(`Redress (${localAddress(config)})`);
  const installation = new Installation(folder, config, say);
  const stop = new StopRequest(() => installation.killProcesses());
  try {
    await start(installation, config, stop, options.demo);
    await stop.promise;
    say('Stopping ...');
  } finally {
    await installation.stop();
    stop.forget();
    release();
  }
}

async function start(installation: Installation, config: Config, stop: StopRequest, demo: boolean): Promise<void> {
  await installation.clearLeftovers();
  if (!(await isPortFree(config.port, config.host))) {
    throw new StartupError(
      `Port ${config.port} on ${config.host} is taken or not ours to take; stop what uses it or set PORT to another one.`,
    );
  }
  await proveRedis(config.redisUrl);
  const databaseUrl = await installation.startDatabase();
  if (stop.isAsked) return;
  const prepared = await installation.prepareDatabase(databaseUrl, demo);
  if (prepared.applied.length > 0) say(`Database brought up to date (${prepared.applied.length} migrations).`);
  if (prepared.seeded) say('Demo company stored.');
  for (const warning of prepared.warnings) say(warning);
  if (stop.isAsked) return;
  await Promise.race([installation.startProcesses(databaseUrl), stop.promise]);
  if (stop.isAsked) return;
  for (const line of demoTable(prepared)) say(line);
  say(`Redress is ready: ${localAddress(config)}`);
}
