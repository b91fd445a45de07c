import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggedEvent } from '@redress/contracts';
import type { Transaction } from '@redress/database';
import { ALL_LANES, type EventConsumer, Relay } from '@redress/messaging';
import { SystemClock } from '@redress/platform';
import { eventually } from '../support/eventually';
import { append, streamInLane } from '../support/logged-streams';
import { type DatabaseParts, type OpenDatabase, openDatabase } from '../support/open-database';

/** Notes in a table, through the transaction of its place, what it was handed. */
const noting = (name: string, handle?: EventConsumer['handle']): EventConsumer => ({
  name,
  startsAt: 'newest',
  async handle(event: LoggedEvent, tx: Transaction): Promise<void> {
    await tx.execute('INSERT INTO seen (consumer, lane, "position", stream_id) VALUES ($1, $2, $3, $4)', [
      name,
      event.lane,
      event.position,
      event.streamId,
    ]);
    await handle?.(event, tx);
  },
});

interface Seen {
  readonly lane: number;
  readonly position: number;
  readonly stream_id: string;
}

describe('the relay', () => {
  let database: OpenDatabase;
  const started: Relay[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    database = await openDatabase();
    await database.owner.query(`CREATE TABLE seen (
      id bigint GENERATED ALWAYS AS IDENTITY, consumer text, lane smallint, "position" integer, stream_id text)`);
    await database.owner.query('GRANT SELECT, INSERT ON seen TO redress_app');
  });
  afterAll(async () => {
    await Promise.all(started.map((relay) => relay.stop()));
    await database.close();
  });

  const start = async (consumer: EventConsumer, parts: DatabaseParts = database): Promise<Relay> => {
    const { unitOfWork, cursors, wakeups } = parts;
    const relay = new Relay(consumer, unitOfWork, cursors, wakeups, new SystemClock(), {
      error: (message) => void complaints.push(message),
    });
    started.push(relay);
    await relay.start();
    return relay;
  };

  const seenBy = async (consumer: string): Promise<Seen[]> => {
    const { rows } = await database.owner.query<Seen>('SELECT * FROM seen WHERE consumer = $1 ORDER BY id', [consumer]);
    return rows;
  };

  const caughtUp = (consumer: string) =>
    eventually(`${consumer} to catch up`, async () => (await database.cursors.lag(consumer)).events === 0);

  it('hands every event over once and in order to a consumer that runs in two processes', async () => {
    const first = await start(noting('shared'));
    await start(noting('shared'), await database.another());
    const streams = ALL_LANES.map(streamInLane);
    for (let round = 0; round < 20; round += 1) await Promise.all(streams.map((stream) => append(database, stream, 3)));
    await caughtUp('shared');

    const seen = await seenBy('shared');
    expect(seen).toHaveLength(streams.length * 60);
    for (const lane of ALL_LANES) {
      const positions = seen.filter((row) => row.lane === lane).map(({ position }) => position);
      expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
    }

    // What one of them leaves, the other takes.
    await first.stop();
    await Promise.all(streams.map((stream) => append(database, stream)));
    await caughtUp('shared');
    expect(await seenBy('shared')).toHaveLength(streams.length * 61);
  });

  it('hands over again what a crash between the work and the commit undid', async () => {
    let crashes = 2;
    let handed = 0;
    const crashing = noting('crashing', async (_, tx) => {
      handed += 1;
      crashes -= 1;
      if (crashes >= 0) await tx.query('SELECT pg_terminate_backend(pg_backend_pid())');
    });
    await start(crashing);
    const stream = streamInLane(2);
    await append(database, stream, 3);
    await caughtUp('crashing');
    expect((await seenBy('crashing')).filter(({ stream_id }) => stream_id === stream)).toHaveLength(3);
    expect(handed).toBe(5);
  });

  it('lets sound events through, holds a lane up at one that fails, and goes on once it succeeds', async () => {
    const [poisoned, sound] = [streamInLane(3), streamInLane(4)];
    let broken = true;
    const handled: string[] = [];
    const consumer = noting('poisoned', (event) => {
      if (broken && event.streamId === poisoned && event.sequence === 3)
        return Promise.reject(new Error('cannot digest'));
      handled.push(`${event.lane}/${event.sequence}`);
      return Promise.resolve();
    });
    complaints.length = 0;
    await start(consumer);
    await append(database, poisoned, 4);
    await append(database, sound, 2);

    const blocked = await eventually('the lane to be held up', async () => {
      const lag = await database.cursors.lag('poisoned');
      return lag.blockedLanes === 1 && lag.events === 2 ? lag : undefined;
    });
    expect(blocked).toEqual({ events: 2, blockedLanes: 1 });
    expect((await seenBy('poisoned')).map(({ stream_id }) => stream_id).filter((id) => id === poisoned)).toHaveLength(
      2,
    );
    expect((await seenBy('poisoned')).filter(({ stream_id }) => stream_id === sound)).toHaveLength(2);
    expect(complaints.some((message) => message.includes('staff.amended') && message.includes('cannot digest'))).toBe(
      true,
    );
    const { rows } = await database.owner.query(
      `SELECT attempts > 0 AS counted, retry_at > updated_at AS waits, last_error FROM consumer_cursor
       WHERE consumer = 'poisoned' AND lane = 3`,
    );
    expect(rows).toEqual([{ counted: true, waits: true, last_error: 'cannot digest' }]);

    broken = false;
    await caughtUp('poisoned');
    const positions = (await seenBy('poisoned')).filter(({ lane }) => lane === 3).map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
    expect((await database.cursors.lag('poisoned')).blockedLanes).toBe(0);
  });

  it('forgets what an undone batch gathered and flushes once a batch', async () => {
    let gathered: string[] = [];
    const flushed: string[][] = [];
    let failures = 1;
    await start({
      name: 'gathering',
      startsAt: 'newest',
      begin: () => void (gathered = []),
      handle: (event) => {
        gathered.push(event.id);
        return Promise.resolve();
      },
      flush: () => {
        failures -= 1;
        if (failures >= 0) return Promise.reject(new Error('the queue is away'));
        flushed.push(gathered);
        return Promise.resolve();
      },
    });
    const stream = streamInLane(5);
    await append(database, stream, 3);
    await caughtUp('gathering');
    const events = await database.log.readStream(stream);
    expect(flushed.flat()).toEqual(events.map(({ id }) => id));
  });

  it('begins at the beginning where it is asked to', async () => {
    await start({ ...noting('historian'), startsAt: 'beginning' });
    await caughtUp('historian');
    const heads = await database.log.heads();
    const all = Object.values(heads).reduce((sum, position) => sum + position, 0);
    expect(await seenBy('historian')).toHaveLength(all);
  });
});
