import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '@redress/contracts';
import { ALL_LANES, EventTail, laneOf } from '@redress/messaging';
import { Client } from 'pg';
import { eventually } from '../support/eventually';
import { append, commitOn, streamInLane } from '../support/logged-streams';
import { type DatabaseParts, type OpenDatabase, openDatabase } from '../support/open-database';

const APPEND = `SELECT append_events(ARRAY['staff'], ARRAY[$1::uuid], ARRAY[NULL::integer], ARRAY[NULL::integer], ARRAY[$2])`;

const envelope = (id: string): string =>
  JSON.stringify({
    id,
    type: 'staff.amended',
    version: 1,
    occurredAt: '2026-03-02T09:30:00.000Z',
    actor: { kind: 'system', id: 'seed' },
  });

/** The place of an event, short to compare. */
const placeOf = ({ lane, position }: LoggedEvent): string => `${lane}/${position}`;

describe('the event log', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  const sessionOf = async (owner: OpenDatabase): Promise<Client> => {
    const client = new Client({ connectionString: owner.address.url });
    await client.connect();
    return client;
  };

  it('gives back what was appended, in its place', async () => {
    const streamId = streamInLane(3);
    await append(database, streamId, 2);
    await append(database, streamId);
    const events = await database.log.readStream(streamId);
    expect(events.map(({ sequence, streamVersion, lane }) => ({ sequence, streamVersion, lane }))).toEqual([
      { sequence: 1, streamVersion: 1, lane: 3 },
      { sequence: 2, streamVersion: 1, lane: 3 },
      { sequence: 3, streamVersion: 2, lane: 3 },
    ]);
    const { events: given, ...commit } = commitOn(streamId);
    expect(events[0]).toMatchObject({
      ...given[0],
      stream: 'staff',
      streamId,
      version: 1,
      occurredAt: commit.occurredAt,
      actor: commit.actor,
      correlationId: 'correlation',
      causationId: 'cause',
      textDigests: {},
    });
    expect(laneOf(streamId)).toBe(3);
  });

  it.each(['UPDATE event_log SET type = type', 'DELETE FROM event_log', 'TRUNCATE event_log CASCADE'])(
    'refuses: %s',
    async (statement) => {
      await append(database, streamInLane(0));
      await expect(database.unitOfWork.run((tx) => tx.execute(statement))).rejects.toThrow('permission denied');
      await expect(database.owner.query(statement)).rejects.toThrow('event_log is append-only');
      // Not even where no row would be touched, nor where the session asks for triggers to be passed over.
      if (!statement.startsWith('TRUNCATE')) {
        await expect(database.owner.query(`${statement} WHERE false`)).rejects.toThrow('event_log is append-only');
      }
      await database.owner.query(`SET session_replication_role = replica`);
      await expect(database.owner.query(statement)).rejects.toThrow('event_log is append-only');
      await database.owner.query(`RESET session_replication_role`);
    },
  );

  it('lets the app role neither change anchors nor make tables', async () => {
    const asApp = (statement: string) => database.unitOfWork.run((tx) => tx.execute(statement));
    await expect(asApp('DELETE FROM chain_anchor')).rejects.toThrow('permission denied');
    await expect(asApp('CREATE TABLE more (id integer)')).rejects.toThrow('permission denied');
    await expect(asApp('ALTER TABLE event_log DISABLE TRIGGER ALL')).rejects.toThrow('must be owner');
    await expect(asApp(`UPDATE complaint_text SET digest = ''`)).rejects.toThrow('permission denied');
    await expect(asApp('DELETE FROM complaint')).rejects.toThrow('permission denied');
  });

  it('shows no later position of a lane before an earlier one is committed', async () => {
    const lane = 6;
    const [early, late, reader] = await Promise.all([sessionOf(database), sessionOf(database), sessionOf(database)]);
    try {
      const before = (await database.log.heads())[lane] ?? 0;
      await early.query('BEGIN');
      await early.query(APPEND, [streamInLane(lane), envelope('01900000-0000-7000-8000-0000000000a1')]);

      // A late comer on the same lane has to wait, one on another lane has not.
      const waiting = late.query(APPEND, [streamInLane(lane), envelope('01900000-0000-7000-8000-0000000000a2')]);
      await eventually('the late comer to wait for the lane', async () => {
        const { rowCount } = await reader.query(
          `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND pid <> pg_backend_pid()
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
        return rowCount === 1;
      });
      await append(database, streamInLane(1));
      expect(await database.log.readLane(lane, before, 10)).toEqual([]);

      await early.query('COMMIT');
      await waiting;
      const events = await database.log.readLane(lane, before, 10);
      expect(events.map(({ id, position }) => [id.slice(-2), position])).toEqual([
        ['a1', before + 1],
        ['a2', before + 2],
      ]);
    } finally {
      await Promise.all([early.end(), late.end(), reader.end()]);
    }
  });

  it('can be followed by position while many append, without missing or doubling any', async () => {
    const start = await database.log.heads();
    const streams = Array.from({ length: 24 }, (_, index) => streamInLane(index % 8));
    const following: Record<number, number> = { ...start };
    const seen: LoggedEvent[] = [];
    let done = false;
    const follow = async (): Promise<void> => {
      for (;;) {
        const last = done;
        const events = await database.log.readAfter(following, 7);
        for (const event of events) following[event.lane] = event.position;
        seen.push(...events);
        if (last && events.length === 0) return;
      }
    };
    const followed = follow();
    for (let round = 0; round < 10; round += 1)
      await Promise.all(streams.map((streamId) => append(database, streamId, 2)));
    done = true;
    await followed;

    expect(seen).toHaveLength(24 * 10 * 2);
    for (const lane of ALL_LANES) {
      const positions = seen.filter((event) => event.lane === lane).map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, index) => (start[lane] ?? 0) + 1 + index));
    }
    for (const streamId of streams) {
      const sequences = seen.filter((event) => event.streamId === streamId).map(({ sequence }) => sequence);
      expect(sequences).toEqual(sequences.map((_, index) => index + 1));
    }
  });

  it('takes the lanes of one commit in order, so that commits on two streams cannot block each other', async () => {
    const [left, right] = [streamInLane(2), streamInLane(5)];
    const both = (first: string, second: string) =>
      database.unitOfWork.run((tx) => {
        database.log.append(tx, commitOn(first));
        database.log.append(tx, commitOn(second));
        return Promise.resolve();
      });
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? both(left, right) : both(right, left))),
    );
    expect(await database.log.readStream(left)).toHaveLength(20);
    expect(await database.log.readStream(right)).toHaveLength(20);
  });

  it('refuses events that do not follow on the log, and leaves no hole behind', async () => {
    const streamId = streamInLane(4);
    await append(database, streamId);
    const before = await database.log.heads();
    const wrong = database.unitOfWork.run((tx) => {
      database.log.append(tx, { ...commitOn(streamId), expected: { version: 3, lastSequence: 2 } });
      return Promise.resolve();
    });
    await expect(wrong).rejects.toThrow('cannot follow');
    expect(await database.log.heads()).toEqual(before);
    await append(database, streamId);
    expect((await database.log.readStream(streamId)).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('takes two commits of one stream in one transaction, between commits of others', async () => {
    const [streamId, other] = [streamInLane(4), streamInLane(1)];
    const [earlier] = await database.unitOfWork.run((tx) => {
      const ids = database.log.append(tx, { ...commitOn(streamId, 2), expected: { version: 1, lastSequence: 0 } });
      database.log.append(tx, commitOn(other));
      database.log.append(tx, { ...commitOn(streamId), expected: { version: 2, lastSequence: 2 } });
      return Promise.resolve(ids);
    });
    const events = await database.log.readStream(streamId);
    expect(events.map(({ streamVersion }) => streamVersion)).toEqual([1, 1, 2]);
    expect(events[0]?.id).toBe(earlier);
    expect(await database.log.readStream(other)).toHaveLength(1);
  });

  it('keeps the digests of those texts that an event names', async () => {
    const streamId = streamInLane(0);
    const textDigests = new Map([
      [streamId, 'a'.repeat(64)],
      ['another text', 'b'.repeat(64)],
    ]);
    await database.unitOfWork.run((tx) => {
      database.log.append(tx, { ...commitOn(streamId), textDigests });
      return Promise.resolve();
    });
    const [event] = await database.log.readStream(streamId);
    expect(event?.textDigests).toEqual({ [streamId]: 'a'.repeat(64) });
  });

  describe('followed by a tail', () => {
    const silent = { warn: () => undefined, error: () => undefined };
    let follower: DatabaseParts;
    let tail: EventTail;
    const seen: LoggedEvent[] = [];

    beforeAll(async () => {
      follower = await database.another();
      tail = new EventTail(follower.log, follower.wakeups, silent);
      tail.handle((events) => void seen.push(...events));
      await tail.start();
    });
    afterAll(() => tail.stop());

    const allOf = (streamId: string, count: number) =>
      eventually(`${count} events`, () => seen.filter((event) => event.streamId === streamId).length === count);

    it('hands on each event once, in the order of its lane', async () => {
      const streams = ALL_LANES.map(streamInLane);
      for (let round = 0; round < 5; round += 1)
        await Promise.all(streams.map((streamId) => append(database, streamId, 3)));
      await Promise.all(streams.map((streamId) => allOf(streamId, 15)));
      expect(new Set(seen.map(placeOf)).size).toBe(seen.length);
      for (const lane of ALL_LANES) {
        const positions = seen.filter((event) => event.lane === lane).map(({ position }) => position);
        expect(positions).toEqual([...positions].sort((one, other) => one - other));
      }
    });

    it('tries again when a handler fails', async () => {
      let failures = 2;
      const flaky = new EventTail(follower.log, follower.wakeups, silent);
      const handled: LoggedEvent[] = [];
      flaky.handle((events) => {
        failures -= 1;
        if (failures >= 0) throw new Error('not now');
        handled.push(...events);
      });
      await flaky.start();
      const streamId = streamInLane(7);
      await append(database, streamId);
      await eventually('the event', () => handled.length === 1);
      await flaky.stop();
      expect(handled[0]?.streamId).toBe(streamId);
    });

    it('finds events without being told, and listens again after the connection was lost', async () => {
      const streamId = streamInLane(1);
      await database.owner.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
      );
      // Appended by someone who never tells.
      await database.owner.query(APPEND, [streamId, envelope('01900000-0000-7000-8000-0000000000b1')]);
      await allOf(streamId, 1);
      await eventually('a new connection that listens', async () => {
        const { rowCount } = await database.owner.query(
          `SELECT 1 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
        );
        return (rowCount ?? 0) > 0;
      });
    });
  });
});
