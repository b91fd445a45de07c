import { setTimeout as pause } from 'node:timers/promises';
import type { Cleanups } from '../cleanups';
import { Copies } from '../filling/copies';
import { makeModels } from '../filling/model-complaints';

import { BenchHouse } from '../house/bench-house';
import type { BenchServer } from '../house/bench-server';
import { foundCompany } from '../house/company';
import { residentMegabytes } from '../load/process-cost';
import type { Scale } from '../options';
import type { Figures } from '../report/figures';
import { HttpRecordings } from './http-recordings';
import { HttpScenarios } from './http-scenarios';
import { HttpMeasuring } from './measure-http';

/** What every part of the bench works with. */
export interface BenchPart {
  readonly server: BenchServer;
  readonly scale: Scale;
  readonly figures: Figures;
  readonly cleanups: Cleanups;
  readonly say: (line: string) => void;
}

/** Idle means: started, and nobody has asked anything for so long. */
const IDLE_MILLISECONDS = 5_000;

/** Followers of the log begin behind what a filling wrote, as if they had dealt with it. */
const SKIP = `UPDATE consumer_cursor SET position = greatest(position, coalesce(
  (SELECT max(position) FROM event_log WHERE event_log.lane = consumer_cursor.lane), 0))`;

const memoryNow = (when: string, house: BenchHouse) => ({
  when,
  api: residentMegabytes(house.api.pid),
  worker: residentMegabytes(house.worker.pid),
});

/** create, command, read and lists over HTTP, at each number of complaints stored. */
export async function benchHttp({ server, scale, figures, cleanups, say }: BenchPart): Promise<void> {
  const database = await server.createDatabase('bench_http');
  const company = await foundCompany(database.sql);
  const makers = await BenchHouse.start(server, database);
  cleanups.add(() => makers.stop());
  const copies = await Copies.of(database, company, await makeModels(makers.url, company));
  // Followers that have no place yet would begin with the first event there is.
  await makers.startWorker();
  await makers.stop();

  let filled = 0;
  for (const stored of scale.stored) {
    say(`Storing ${stored} complaints ...`);
    await copies.fill({ from: filled, to: stored });
    filled = stored;
    await database.sql.query(SKIP);
    const house = await BenchHouse.start(server, database);
    cleanups.add(() => house.stop());
    await house.startWorker();
    if (figures.memory.length === 0) {
      await pause(IDLE_MILLISECONDS);
      figures.memory.push(memoryNow('idle', house));
    }
    const scenarios = await HttpScenarios.over(database.sql, company);
    const recordings = await HttpRecordings.make(server, database, scenarios);
    const measuring = await HttpMeasuring.over({ server, database, house, scenarios, recordings, scale, say });
    cleanups.add(() => measuring.close());
    for (const scenario of scenarios.all) {
      say(`Measuring ${scenario.name} at ${stored} ...`);
      figures.http.push(await measuring.measure(scenario, stored));
    }
    figures.memory.push(memoryNow(`after the load at ${stored}`, house));
    await measuring.close();
    await house.stop();
  }
}
