import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { done, type Instant, refused, type Result } from '@redress/contracts';
import { forgetAnswers, type OnceKey, runOnce, type Transaction } from '@redress/database';
import { type OpenDatabase, openDatabase } from '../support/open-database';

const NOW = '2026-03-02T10:00:00.000Z' as Instant;

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase();
  await database.owner.query('CREATE TABLE written (what text PRIMARY KEY)');
  await database.owner.query('GRANT ALL ON written TO redress_app');
});
afterAll(() => database.close());

let keys = 0;
const onceKey = (more: Partial<OnceKey> = {}): OnceKey => {
  keys += 1;
  return {
    actor: 'somebody',
    route: 'POST /somewhere',
    key: `key-${keys}-of-this-test`,
    requestHash: 'a'.repeat(64),
    ...more,
  };
};

const once = (key: OnceKey | null, work: (tx: Transaction) => Promise<Result<string>>, at = NOW) =>
  runOnce(database.unitOfWork, key, at, work);

const writing =
  (what: string) =>
  async (tx: Transaction): Promise<Result<string>> => {
    await tx.execute('INSERT INTO written VALUES ($1)', [what]);
    return done(what);
  };

const written = async (what: string): Promise<number> =>
  (await database.owner.query('SELECT 1 FROM written WHERE what = $1', [what])).rows.length;

describe('a command under a key', () => {
  it('is carried out once and answers the same again', async () => {
    const key = onceKey();
    expect(await once(key, writing('first'))).toEqual({ ok: true, value: 'first' });
    expect(await once(key, writing('first'))).toEqual({ ok: true, value: 'first', replayed: true });
    expect(await written('first')).toBe(1);
  });

  it('is another command for another actor or route', async () => {
    const key = onceKey();
    await once(key, writing('mine'));
    expect(await once({ ...key, actor: 'another' }, writing('theirs'))).toEqual({ ok: true, value: 'theirs' });
    expect(await once({ ...key, route: 'POST /elsewhere' }, writing('other'))).toEqual({ ok: true, value: 'other' });
  });

  it('is refused with another content, whatever it would do', async () => {
    const key = onceKey();
    await once(key, writing('said'));
    const other = await once({ ...key, requestHash: 'b'.repeat(64) }, writing('contradicted'));
    expect(other).toEqual({ ok: false, refusal: { code: 'request.key-reused' } });
    expect(await written('contradicted')).toBe(0);
  });

  it('may be tried again after a refusal, which leaves nothing behind', async () => {
    const key = onceKey();
    const refusing = async (tx: Transaction): Promise<Result<string>> => {
      await tx.execute('INSERT INTO written VALUES ($1)', ['half']);
      return refused('complaint.closed');
    };
    expect(await once(key, refusing)).toEqual({ ok: false, refusal: { code: 'complaint.closed' } });
    expect(await written('half')).toBe(0);
    expect(await once(key, writing('half'))).toEqual({ ok: true, value: 'half' });
  });

  it('sent many times at once is carried out once, even where a second try would fail', async () => {
    const key = onceKey();
    const answers = await Promise.all(Array.from({ length: 8 }, () => once(key, writing('together'))));
    expect(answers.every((answer) => answer.ok && answer.value === 'together')).toBe(true);
    expect(answers.filter((answer) => answer.ok && answer.replayed !== true)).toHaveLength(1);
    expect(await written('together')).toBe(1);
  });

  it('sent twice at once answers the same where the rules would refuse the second', async () => {
    const key = onceKey();
    const taking = async (tx: Transaction): Promise<Result<string>> => {
      const taken = await tx.execute(`UPDATE unit SET name = 'taken' WHERE kind = 'station' AND name <> 'taken'`);
      return taken > 0 ? done('taken') : refused('complaint.already-owned');
    };
    const answers = await Promise.all(Array.from({ length: 6 }, () => once(key, taking)));
    expect(answers.filter((answer) => !answer.ok)).toEqual([]);
  });

  it('fails as it would without a key where nobody answered it', async () => {
    await database.owner.query(`INSERT INTO written VALUES ('there')`);
    await expect(once(onceKey(), writing('there'))).rejects.toMatchObject({ code: '23505' });
    await expect(once(null, writing('there'))).rejects.toMatchObject({ code: '23505' });
  });

  it('is forgotten after its time', async () => {
    const [old, recent] = [onceKey(), onceKey()];
    await once(old, writing('old'), '2026-02-01T00:00:00.000Z' as Instant);
    await once(recent, writing('recent'));
    expect(await forgetAnswers(database.unitOfWork, '2026-02-02T00:00:00.000Z' as Instant)).toBe(1);
    expect(await once(recent, writing('recent'))).toMatchObject({ replayed: true });
    await expect(once(old, writing('old'))).rejects.toMatchObject({ code: '23505' });
  });
});
