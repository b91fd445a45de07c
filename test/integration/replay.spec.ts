import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { instantOf } from '@redress/contracts';
import {
  type Incident,
  readIncidents,
  ReplayFiguresQuery,
  replayIncidents,
  ReplayStore,
  settingsOf,
  teamMovesOf,
} from '@redress/simulation';
import fc from 'fast-check';
import { type OpenDatabase, openDatabase } from '../support/open-database';

const HEADING =
  'case,time:timestamp,concept:name,lifecycle:transition,org:resource,org:group,impact,product,organization country';
const START = Date.UTC(2026, 2, 2, 8);

const entry = fc.record({
  team: fc.constantFrom('N1', 'N2', 'N3 2nd', 'N4 3rd'),
  person: fc.constantFrom('Ann', 'Bo'),
  status: fc.constantFrom('Accepted', 'Accepted', 'Queued', 'Completed'),
  subStatus: fc.constantFrom('In Progress', 'Wait - User'),
  minutes: fc.integer({ min: 0, max: 5_000 }),
});

/** Incidents with anything in them that a service desk may write down, in the order of time. */
const incidents = fc
  .array(fc.tuple(entry, fc.array(entry, { maxLength: 12 })), { minLength: 20, maxLength: 60 })
  .map((several): readonly Incident[] =>
    several.map(([first, rest], number) => {
      let at = START;
      const timed = ({ minutes, ...what }: typeof first) => ({ ...what, at: instantOf((at += minutes * 60_000)) });
      return {
        id: `I-${number}`,
        country: number % 3 === 0 ? 'se' : 'cn',
        impact: 'Medium',
        product: 'P',
        entries: [timed(first), ...rest.map(timed)],
      };
    }),
  );

describe('a replay of incidents', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openDatabase(null);
  });
  afterAll(() => database.close());

  it('makes the event log tell of ownership what a straight count of the file tells', async () => {
    const [sample] = fc.sample(incidents, { numRuns: 1, seed: 20_260_302 });
    if (sample === undefined) throw new Error('no sample');
    await replayIncidents(sample, new ReplayStore(database.unitOfWork, database.log), randomUUID);
    const moves = sample.map(teamMovesOf);
    const query = new ReplayFiguresQuery(database.unitOfWork);
    expect(await query.ownership()).toEqual({
      incidents: sample.length,
      ownershipChanges: moves.reduce((sum, move) => sum + move.moves, 0),
      touchHigherLevel: moves.filter(({ touchesHigherLevel }) => touchesHigherLevel).length,
      withImmediateReturn: moves.filter(({ immediateReturns }) => immediateReturns > 0).length,
      withReturn: moves.filter(({ returns }) => returns > 0).length,
    });
    const byCountry = await query.ownershipByCountry(5);
    expect(byCountry.map(({ country, incidents: many }) => [country, many])).toEqual([
      ['cn', sample.filter(({ country }) => country === 'cn').length],
      ['se', sample.filter(({ country }) => country === 'se').length],
    ]);
    expect(moves.some(({ immediateReturns }) => immediateReturns > 0)).toBe(true);
  });
});

describe('a replay of one incident', () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await openDatabase(null);
  });
  afterAll(() => database.close());

  it('pauses for the user what may pause, breaks what is late by the policy given, and goes to the manager where a team has no supervisor', async () => {
    const at = (hours: number) => instantOf(START + hours * 3_600_000);
    const what = { team: 'N1', person: 'Ann', status: 'Accepted', subStatus: 'In Progress' };
    const incident: Incident = {
      id: 'I-1',
      country: 'se',
      impact: 'High',
      product: 'P',
      entries: [
        { ...what, at: at(0) },
        { ...what, subStatus: 'Wait - User', at: at(1) },
        { ...what, at: at(49) },
        { ...what, status: 'Completed', subStatus: 'Resolved', at: at(51) },
        { ...what, at: at(60) },
        { ...what, status: 'Completed', subStatus: 'Closed', at: at(61) },
      ],
    };
    const hours = (amount: number) => ({ unit: 'minutes', amount: amount * 60 }) as const;
    const inForce = settingsOf({
      policy: {
        conditions: {},
        terms: [
          { kind: 'first-reply', span: hours(24), warnPercent: 75 },
          { kind: 'level', level: 'frontline', span: hours(4), warnPercent: null },
        ],
        waitingLimit: hours(72),
        silence: hours(1_000),
      },
    });
    await replayIncidents([incident], new ReplayStore(database.unitOfWork, database.log), randomUUID, inForce);
    const query = new ReplayFiguresQuery(database.unitOfWork);
    // Two of the four hours had gone when the waiting ended and two were left: the level's clock did not break. The late
    // reply called for somebody by the ladder, and in this history nobody answered.
    expect(await query.breachesByLevel()).toEqual([
      { name: 'frontline', kind: 'escalation', breaches: 1, warnings: 1 },
      { name: 'frontline', kind: 'first-reply', breaches: 1, warnings: 1 },
    ]);
    expect(await query.waiting()).toEqual({ waits: 1, hours: 48 });
    // The ladder asks for a supervisor first; nobody of this history is one, so it is the manager's.
    expect(await query.funnel()).toEqual([
      { level: 'frontline', complaints: 1 },
      { level: 'senior', complaints: 1 },
    ]);
  });
});

describe('a file of incidents', () => {
  const written = async (...lines: readonly string[]): Promise<string> => {
    const path = join(tmpdir(), `${randomUUID()}.csv`);
    await writeFile(path, [HEADING, ...lines].join('\n'));
    return path;
  };

  it('is read in the order of time, whatever the order of its lines', async () => {
    const { incidents: read, entries } = await readIncidents(
      await written(
        '1,2026-03-02T09:00:00+01:00,Completed,Resolved,Ann,N1,High,P,se',
        '2,2026-03-02T08:30:00Z,Accepted,In Progress,Bo,N2,High,P,cn',
        '1,2026-03-02T07:59:00Z,Accepted,In Progress,Ann,N1,High,P,se',
      ),
    );
    expect(entries).toBe(3);
    expect(read.map(({ id, country }) => [id, country])).toEqual([
      ['1', 'se'],
      ['2', 'cn'],
    ]);
    expect(read[0]?.entries.map(({ status, at }) => [status, at])).toEqual([
      ['Accepted', '2026-03-02T07:59:00.000Z'],
      ['Completed', '2026-03-02T08:00:00.000Z'],
    ]);
  });

  it('is refused by line where a time is none, and where a column is missing', async () => {
    const bad = await written('1,yesterday,Accepted,In Progress,Ann,N1,High,P,se');
    await expect(readIncidents(bad)).rejects.toThrow('Line 2: "yesterday" is no time');
    const bare = join(tmpdir(), `${randomUUID()}.csv`);
    await writeFile(bare, 'case,time\n1,2\n');
    await expect(readIncidents(bare)).rejects.toThrow('has no column "time:timestamp"');
  });
});
