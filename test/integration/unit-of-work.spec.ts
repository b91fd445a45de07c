import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ConcurrentWrite,
  DatabaseUnavailable,
  newDataSource,
  StaffEntity,
  type Transaction,
  UnitOfWork,
  violatedUnique,
} from '@redress/database';
import type { DataSource } from 'typeorm';
import { CuttableLine } from '../support/cuttable-line';
import { eventually } from '../support/eventually';
import { type OpenDatabase, openDatabase } from '../support/open-database';
import { COMPANY, nth } from '../support/stored-company';

const [FIRST, SECOND] = [nth(COMPANY.staff, 0), nth(COMPANY.staff, 1)];
const RENAME = 'UPDATE staff SET name = $2 WHERE id = $1';

describe('the unit of work', () => {
  let database: OpenDatabase;

  beforeAll(async () => {
    database = await openDatabase();
  });
  afterAll(() => database.close());

  const nameOf = async (id: string): Promise<string | undefined> => {
    const { rows } = await database.owner.query<{ name: string }>('SELECT name FROM staff WHERE id = $1', [id]);
    return rows[0]?.name;
  };

  it('commits what the work wrote and returns what it returned', async () => {
    const returned = await database.unitOfWork.run(async (tx) => {
      expect(await tx.execute(RENAME, [FIRST, 'Written'])).toBe(1);
      return 'done';
    });
    expect(returned).toBe('done');
    expect(await nameOf(FIRST)).toBe('Written');
  });

  it('undoes everything when the work throws, and the connection serves the next', async () => {
    const work = database.unitOfWork.run(async (tx) => {
      await tx.execute(RENAME, [FIRST, 'Undone']);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await nameOf(FIRST)).not.toBe('Undone');
    await database.unitOfWork.run((tx) => tx.execute(RENAME, [FIRST, 'Next']));
    expect(await nameOf(FIRST)).toBe('Next');
  });

  it('commits nothing when the work goes on after one of its statements failed', async () => {
    const work = database.unitOfWork.run(async (tx) => {
      await tx.execute(RENAME, [FIRST, 'Half']);
      await tx.execute('SELECT 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('nothing was committed');
    expect(await nameOf(FIRST)).not.toBe('Half');
  });

  it('carries entities and plain statements in the same transaction', async () => {
    const work = database.unitOfWork.run(async (tx) => {
      const staff = await tx.manager.findOneByOrFail(StaffEntity, { id: FIRST });
      await tx.manager.save(StaffEntity, { ...staff, name: 'Saved' });
      const [row] = await tx.query<{ name: string }>('SELECT name FROM staff WHERE id = $1', [FIRST]);
      expect(row?.name).toBe('Saved');
      // Others do not see it yet, so no transaction ended in between.
      expect(await nameOf(FIRST)).not.toBe('Saved');
      throw new Error('undo');
    });
    await expect(work).rejects.toThrow('undo');
    expect(await nameOf(FIRST)).not.toBe('Saved');
  });

  it('runs tasks once the commit succeeded, and only then', async () => {
    const told: string[] = [];
    await database.unitOfWork.run(async (tx) => {
      tx.afterCommit(() => told.push('after'));
      await tx.execute(RENAME, [FIRST, 'Told']);
      told.push('work');
    });
    await expect(
      database.unitOfWork.run((tx) => {
        tx.afterCommit(() => told.push('never'));
        return Promise.reject(new Error('no'));
      }),
    ).rejects.toThrow('no');
    expect(told).toEqual(['work', 'after']);
  });

  it('begins anew when two transactions block each other', async () => {
    const attempts = { forth: 0, back: 0 };
    let arrived = 0;
    let open = (): void => undefined;
    const bothHere = new Promise<void>((resolve) => (open = resolve));
    const inOrder = (way: 'forth' | 'back', one: string, other: string) =>
      database.unitOfWork.run(async (tx) => {
        attempts[way] += 1;
        await tx.execute(RENAME, [one, way]);
        arrived += 1;
        if (arrived === 2) open();
        await bothHere;
        await tx.execute(RENAME, [other, way]);
      });
    await Promise.all([inOrder('forth', FIRST, SECOND), inOrder('back', SECOND, FIRST)]);
    expect(attempts.forth + attempts.back).toBe(3);
    expect(await nameOf(FIRST)).toBe(await nameOf(SECOND));
  });

  it('names the unique rule that a write ran into', async () => {
    const work = database.unitOfWork.run((tx) =>
      tx.execute(`UPDATE staff SET login = (SELECT upper(login) FROM staff WHERE id = $2) WHERE id = $1`, [
        FIRST,
        SECOND,
      ]),
    );
    expect(violatedUnique(await work.catch((error: unknown) => error))).toBe('staff_login_key');
  });

  it('takes a lock that is held for too long as a concurrent write', async () => {
    await database.owner.query('BEGIN');
    try {
      await database.owner.query(RENAME, [FIRST, 'Held']);
      const work = database.unitOfWork.run(async (tx) => {
        await tx.execute(`SET LOCAL lock_timeout = '50ms'`);
        await tx.execute(RENAME, [FIRST, 'Waiting']);
      });
      await expect(work).rejects.toBeInstanceOf(ConcurrentWrite);
    } finally {
      await database.owner.query('ROLLBACK');
    }
  });

  it('fails with the failure of a write that nobody waited for, at its end or at the next statement', async () => {
    const doubled = (after: (tx: Transaction) => Promise<unknown>) =>
      database.unitOfWork.run(async (tx) => {
        tx.write(RENAME, [FIRST, 'Unwaited']);
        tx.write(`UPDATE staff SET login = (SELECT login FROM staff WHERE id = $2) WHERE id = $1`, [FIRST, SECOND]);
        await after(tx);
      });
    for (const work of [doubled(() => Promise.resolve()), doubled((tx) => tx.query('SELECT 1'))]) {
      expect(violatedUnique(await work.catch((error: unknown) => error))).toBe('staff_login_key');
    }
    expect(await nameOf(FIRST)).not.toBe('Unwaited');
    await database.unitOfWork.run(async (tx) => tx.write(RENAME, [FIRST, 'Unwaited']));
    expect(await nameOf(FIRST)).toBe('Unwaited');
  });

  it('answers readers each for itself, though their questions travel together', async () => {
    const answers = await Promise.allSettled([
      database.unitOfWork.read<{ one: number }>('SELECT 1 AS one'),
      database.unitOfWork.read('SELECT 1 / 0'),
      database.unitOfWork.read<{ three: number }>('SELECT 3 AS three'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('lets work read on the side, however much of it there is at once', async () => {
    const many = Array.from({ length: 40 }, () =>
      database.unitOfWork.run(async (tx) => {
        await tx.query('SELECT 1 AS one');
        return database.unitOfWork.read<{ two: number }>('SELECT 2 AS two');
      }),
    );
    const answers = await Promise.all(many);
    expect(answers.flat().map(({ two }) => two)).toEqual(many.map(() => 2));
  });

  describe('over a line that can be cut', () => {
    let line: CuttableLine;
    let dataSource: DataSource;
    let unitOfWork: UnitOfWork;

    beforeAll(async () => {
      const url = new URL(database.address.url);
      line = await CuttableLine.to(Number(url.port));
      url.port = new URL(line.url).port;
      dataSource = newDataSource({ ...database.address, url: url.href, poolSize: 3, onIdleError: () => undefined });
      await dataSource.initialize();
      unitOfWork = new UnitOfWork(dataSource);
    });
    afterAll(async () => {
      await dataSource.destroy();
      await line.close();
    });

    const works = () =>
      eventually('the database to be reached again', async () => {
        try {
          return await unitOfWork.run((tx) => tx.execute(RENAME, [FIRST, 'Back']));
        } catch (error) {
          expect(error).toBeInstanceOf(DatabaseUnavailable);
          return undefined;
        }
      });

    it('tells that the database is away while it is, and goes on by itself once it is back', async () => {
      line.leadTo(1);
      line.cut();
      await eventually('the loss to be noticed', async () => {
        const error = await unitOfWork.read('SELECT 1 AS one').catch((reason: unknown) => reason);
        return error instanceof DatabaseUnavailable;
      });
      await expect(unitOfWork.run((tx) => tx.execute(RENAME, [FIRST, 'Lost']))).rejects.toBeInstanceOf(
        DatabaseUnavailable,
      );
      line.leadTo(Number(new URL(database.address.url).port));
      expect(await works()).toBe(1);
      expect(await nameOf(FIRST)).toBe('Back');
    });

    it('undoes a transaction whose connection breaks', async () => {
      const work = unitOfWork.run(async (tx) => {
        await tx.execute(RENAME, [FIRST, 'Broken']);
        line.cut();
        await tx.execute('SELECT 1');
      });
      await expect(work).rejects.toMatchObject({ name: 'DatabaseUnavailable', outcomeUnknown: false });
      await works();
      expect(await nameOf(FIRST)).toBe('Back');
    });

    it('says so when it cannot know whether a commit arrived', async () => {
      const work = unitOfWork.run(async (tx) => {
        await tx.execute(RENAME, [FIRST, 'In doubt']);
        tx.closeWith({
          statement: () => {
            line.cut();
            return { text: 'SELECT 1' };
          },
          committed: () => undefined,
        });
      });
      await expect(work).rejects.toMatchObject({ name: 'DatabaseUnavailable', outcomeUnknown: true });
      await works();
    });
  });
});
