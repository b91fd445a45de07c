import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appointAdmin, type Appointment, type AppointmentOutcome, passwordMatches } from '@redress/directory';
import { SystemClock, UuidV7Ids } from '@redress/platform';
import { type OpenDatabase, openDatabase } from '../support/open-database';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const appoint = (login: string, more: Partial<Appointment> = {}): Promise<AppointmentOutcome> =>
  appointAdmin(
    { unitOfWork: database.unitOfWork, events: database.log, clock: new SystemClock(), ids: new UuidV7Ids() },
    {
      login,
      password: 'a good long password',
      name: 'Anna',
      company: 'New Company',
      locale: 'en',
      zone: 'Europe/London',
      ...more,
    },
  );

const member = async (login: string): Promise<Record<string, unknown> | undefined> =>
  (await database.owner.query<Record<string, unknown>>('SELECT * FROM staff WHERE login = $1', [login])).rows[0];

describe('appointing an administrator', () => {
  it('adds one to the headquarters there is', async () => {
    expect(await appoint('anna')).toBe('appointed');
    const anna = await member('anna');
    expect(anna).toMatchObject({ roles: ['admin'], level: 'senior', active: true });
    const { rows } = await database.owner.query('SELECT kind FROM unit WHERE id = $1', [anna?.['unit_id']]);
    expect(rows).toEqual([{ kind: 'headquarters' }]);
    expect((await database.log.readStream(String(anna?.['id']))).map(({ type }) => type)).toEqual(['staff.added']);
  });

  it('lets one who is locked out in again, and ends what was open under the old password', async () => {
    const before = await member('staff-1');
    await database.owner.query(
      `INSERT INTO session VALUES (repeat('a', 64), $1, now(), now() + interval '1 hour', now())`,
      [before?.['id']],
    );
    expect(await appoint('STAFF-1', { password: 'quite another one' })).toBe('renewed');
    const after = await member('staff-1');
    expect(after?.['roles']).toEqual(['agent', 'admin']);
    expect(await passwordMatches(String(after?.['password_hash']), 'quite another one')).toBe(true);
    expect((await database.owner.query('SELECT 1 FROM session')).rows).toEqual([]);
  });

  it('does nothing for somebody who left', async () => {
    await database.owner.query(`UPDATE staff SET active = false WHERE login = 'staff-2'`);
    expect(await appoint('staff-2')).toBe('left');
    expect((await member('staff-2'))?.['roles']).toEqual(['agent']);
  });

  it('founds a company in an empty database, once', async () => {
    await database.owner.query('TRUNCATE unit, staff, session CASCADE');
    expect(await appoint('first')).toBe('founded');
    expect(await appoint('second', { company: 'Never Founded' })).toBe('appointed');
    const { rows } = await database.owner.query('SELECT name, kind FROM unit');
    expect(rows).toEqual([{ name: 'New Company', kind: 'headquarters' }]);
  });
});
