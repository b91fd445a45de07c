import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '@redress/database';
import { ImportInputError } from '@redress/importing';
import { EventLog } from '@redress/messaging';
import { Ids, StartupError } from '@redress/platform';
import { readIncidents, ReplayFiguresQuery, replayIncidents, ReplayStore, settingsOf } from '@redress/simulation';
import { withInstallation } from '../installation-context';
import { complain, say, secondsSince } from '../terminal';
import { withDatabase } from '../with-database';
import { readSetting } from './read-setting';
import { linesOf } from './replay-report';
import { withScratchDatabase } from './scratch-database';

const TOLD_EVERY = 1_000;

/** What the command line says of a replay: files with a clock policy and a calendar, as the api takes them. */
export interface ReplayOptions {
  readonly policy?: string;
  readonly calendar?: string;
}

/** Replays a file of incidents and prints what came of it. */
export async function replayFile(path: string, { policy, calendar }: ReplayOptions): Promise<void> {
  const inForce = settingsOf({
    policy: policy === undefined ? undefined : await readSetting('clock-policy', policy),
    calendar: calendar === undefined ? undefined : await readSetting('calendar', calendar),
  });
  const began = performance.now();
  const { incidents, entries } = await readIncidents(path).catch((error: unknown) => {
    throw error instanceof ImportInputError ? new StartupError(error.message) : error;
  });
  const read = secondsSince(began);

  const replay = async (context: INestApplicationContext): Promise<void> => {
    const ids = context.get(Ids);
    const unitOfWork = context.get(UnitOfWork);
    const store = new ReplayStore(unitOfWork, context.get(EventLog));
    const started = performance.now();
    await replayIncidents(
      incidents,
      store,
      () => ids.next(),
      inForce,
      (replayed) => {
        if (replayed % TOLD_EVERY === 0) complain(`${replayed} of ${incidents.length} incidents`);
      },
    );
    const took = secondsSince(started);
    const lines = await linesOf(incidents, new ReplayFiguresQuery(unitOfWork));
    say(`${incidents.length} incidents with ${entries} entries: read in ${read}, replayed in ${took}.`);
    for (const line of lines) say(line);
  };

  await withDatabase('redress replay', (config) =>
    withScratchDatabase(config, (scratch) => withInstallation(scratch, replay)),
  );
}
