import { setTimeout as pause } from 'node:timers/promises';
import type { ComplaintId } from '@redress/contracts';
import type { BenchDatabase, BenchServer } from '../house/bench-server';
import { BenchHouse } from '../house/bench-house';
import type { LoadRequest } from '../load/http-load';
import type { HttpFigures } from '../report/figures';
import { Replay, transactionIn } from '../replay/replay';
import { type RecordedStatement, WireRecorder } from '../replay/wire-recorder';
import type { HttpScenario, HttpScenarios } from './http-scenarios';

/** What the api says to the database for one request of each kind. */
export interface Recorded {
  readonly replay: Replay;
  readonly statements: readonly RecordedStatement[];
}

/** Followers of the log read it a moment after each write; they are no part of a request. */
const QUIET_MILLISECONDS = 400;
/** So often each request is sent before it is recorded, so that its statements are prepared and what is remembered is. */
export const WARMING = 3;

/** Records each scenario's statements on a line between an api of its own and the database. */
export class HttpRecordings {
  private readonly recorded = new Map<HttpFigures['scenario'], Recorded>();

  static async make(server: BenchServer, database: BenchDatabase, scenarios: HttpScenarios): Promise<HttpRecordings> {
    const recordings = new HttpRecordings();
    const line = await WireRecorder.start(database.url);
    try {
      const house = await BenchHouse.start(server, database, { databaseUrl: line.url });
      try {
        const [about] = scenarios.untouched;
        if (about === undefined) throw new Error('There is no complaint to record commands on.');
        for (const scenario of scenarios.all) await recordings.record(line, house.url, scenario, about);
      } finally {
        await house.stop();
      }
    } finally {
      await line.stop();
    }
    return recordings;
  }

  of(scenario: HttpFigures['scenario']): Recorded {
    const recorded = this.recorded.get(scenario);
    if (recorded === undefined) throw new Error(`${scenario} was not recorded.`);
    return recorded;
  }

  private async record(line: WireRecorder, url: string, scenario: HttpScenario, id: ComplaintId): Promise<void> {
    const isWrite = scenario.name === 'create' || scenario.name === 'command';
    const once = async (): Promise<readonly RecordedStatement[]> => {
      const conversations = await line.during(() => sendOnce(url, scenario.about(id)));
      await pause(QUIET_MILLISECONDS);
      return isWrite ? transactionIn(conversations) : conversations.flat();
    };
    for (let round = 0; round < WARMING; round += 1) await once();
    const first = await once();
    // What only reads needs nothing made anew.
    const second = isWrite ? await once() : first;
    const complaintId = scenario.name === 'command' ? id : null;
    this.recorded.set(scenario.name, { replay: new Replay({ first, second, complaintId }), statements: first });
  }
}

async function sendOnce(url: string, { method, path, headers, body }: LoadRequest): Promise<void> {
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
}
